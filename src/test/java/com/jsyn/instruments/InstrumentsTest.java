package com.jsyn.instruments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Player;
import com.jsyn.Rig;
import com.jsyn.unitgen.UnitGenerator;
import com.jsyn.unitgen.UnitVoice;
import com.jsyn.util.MultiChannelSynthesizer;
import com.jsyn.util.VoiceDescription;
import com.softsynth.shared.time.TimeStamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The voices of the library, played. */
class InstrumentsTest {
  private static VoiceDescription[] descriptions() {
    return new JSynInstrumentLibrary().getVoiceDescriptions();
  }

  static Stream<Arguments> presets() {
    List<Arguments> presets = new ArrayList<>();
    for (VoiceDescription description : descriptions()) {
      for (int i = 0; i < description.getPresetCount(); i++) {
        presets.add(Arguments.of(description.getName(), i));
      }
    }
    return presets.stream();
  }

  private static VoiceDescription named(String name) {
    return Arrays.stream(descriptions())
        .filter(each -> each.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLibraryDescribesFiveVoices() {
    assertFalse(new JSynInstrumentLibrary().getName().isEmpty());
    assertEquals(5, descriptions().length);
    for (VoiceDescription description : descriptions()) {
      UnitVoice voice = description.createUnitVoice();
      assertEquals(description.getVoiceClassName(), voice.getClass().getName());
      assertTrue(description.getPresetCount() >= 3);
      assertEquals(description.getPresetCount(), description.getPresetNames().length);
      assertTrue(description.getTags(0).length >= 1);
      assertNotEquals(voice, description.createUnitVoice());
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void aNoteBeginsInItsFrameAndEndsInSilenceAtRest(String name, int preset) {
    Player player = new Player();
    UnitVoice voice = named(name).createUnitVoice();
    voice.usePreset(preset);
    UnitGenerator unit = voice.getUnitGenerator();
    player.add(unit);
    player.hear(voice.getOutput());
    assertFalse(unit.isEnabled());
    int begin = 1003;
    voice.noteOn(220.0, 0.5, player.frame(begin));
    voice.noteOff(player.frame(begin + Rig.RATE));
    double[] heard = player.render(7 * Rig.RATE);
    for (int i = 0; i < begin; i++) {
      assertEquals(0.0, heard[i], "before the note, at " + i);
    }
    double[] early = Arrays.copyOfRange(heard, begin, begin + Rig.RATE / 2);
    assertTrue(Rig.rms(early) > 0.01, () -> "early " + Rig.rms(early));
    for (double value : heard) {
      assertTrue(Math.abs(value) <= 1.5, () -> "too loud: " + value); // resonance above 0.5
    }
    for (int i = 6 * Rig.RATE; i < heard.length; i++) {
      assertEquals(heard[heard.length - 1], heard[i]);
      assertEquals(0.0, heard[i], 1.0e-4, "after the note, at " + i);
    }
    assertFalse(unit.isEnabled(), "still running");
  }

  @ParameterizedTest
  @MethodSource("presets")
  void pitchedVoicesSoundAtTheirPitch(String name, int preset) {
    if (name.equals("NoiseHit") || name.equals("DrumWoodFM")) {
      return; // without a pitch, or with inharmonic partials beside it
    }
    Player player = new Player();
    UnitVoice voice = named(name).createUnitVoice();
    voice.usePreset(preset);
    player.add(voice.getUnitGenerator());
    player.hear(voice.getOutput());
    voice.noteOn(330.0, 0.5, new TimeStamp(0.0));
    double[] heard = player.render(Rig.RATE);
    int lower = name.equals("DualOscillatorSynth") && preset == 3 ? 2 : 1;
    if (name.equals("DualOscillatorSynth") && preset == 2) {
      lower = 2; // a fifth above: both are harmonics of the octave below
    }
    double found = Player.pitch(heard, Rig.RATE / 4);
    // The second oscillator of the detuned presets is 5 cents higher.
    assertEquals(0.0, Player.cents(found, 330.0 / lower), 8.0, "found " + found);
  }

  @Test
  void aDrumRingsAtItsFrequency() {
    Player player = new Player();
    DrumWoodFM drum = new DrumWoodFM();
    drum.usePreset(1);
    player.add(drum);
    player.hear(drum.getOutput());
    drum.noteOn(300.0, 1.0, new TimeStamp(0.0));
    double[] heard = player.render(Rig.RATE);
    double[] late = Arrays.copyOfRange(heard, 8192, 8192 + 16384);
    double[] bins = Rig.amplitudes(Rig.windowed(late));
    int best = 0;
    for (int i = 0; i < bins.length; i++) {
      best = bins[i] > bins[best] ? i : best;
    }
    assertEquals(300.0, (double) best * Rig.RATE / 16384, 1.5 * Rig.RATE / 16384);
  }

  private static MultiChannelSynthesizer organ(Player player, int channels) {
    MultiChannelSynthesizer synth = new MultiChannelSynthesizer(channels);
    synth.setup(player.engine(), 0, channels, 4, WaveShapingVoice.getVoiceDescription());
    for (int i = 0; i < channels; i++) {
      synth.programChange(i, 2);
    }
    player.hearStereo(synth.getOutput());
    return synth;
  }

  @Test
  void channelsHavePitchPlaceAndVolume() {
    Player player = new Player();
    MultiChannelSynthesizer synth = organ(player, 2);
    synth.setPan(0, -1.0);
    synth.setPan(1, 1.0);
    synth.noteOn(0, 69, 100);
    synth.noteOn(1, 57, 100);
    double[][] heard = player.renderStereo(Rig.RATE);
    assertEquals(0.0, Player.cents(Player.pitch(heard[0], Rig.RATE / 2), 440.0), 1.0);
    assertEquals(0.0, Player.cents(Player.pitch(heard[1], Rig.RATE / 2), 220.0), 1.0);
    double before = Rig.rms(Arrays.copyOfRange(heard[0], Rig.RATE / 2, Rig.RATE));
    synth.setVolume(0, 0.5);
    double[][] softer = player.renderStereo(Rig.RATE);
    double after = Rig.rms(Arrays.copyOfRange(softer[0], Rig.RATE / 2, Rig.RATE));
    assertEquals(0.5, after / before, 0.01);
    synth.setMasterAmplitude(2.0 * synth.getMasterAmplitude());
    double[][] louder = player.renderStereo(Rig.RATE);
    assertEquals(
        1.0, Rig.rms(Arrays.copyOfRange(louder[0], Rig.RATE / 2, Rig.RATE)) / before, 0.01);
    synth.noteOn(0, 69, 0); // a velocity of 0 ends the note
    synth.noteOff(1, 57, 64);
    player.renderStereo(Rig.RATE);
    assertEquals(0.0, Rig.rms(player.renderStereo(Rig.RATE / 4)[0]), 1.0e-5);
  }

  @Test
  void bendAndVibratoMoveThePitch() {
    Player player = new Player();
    MultiChannelSynthesizer synth = organ(player, 1);
    synth.noteOn(0, 69, 0.5);
    synth.setBendRange(0, 12.0);
    synth.setPitchBend(0, 0.5);
    double[] bent = player.renderStereo(Rig.RATE)[0];
    assertEquals(600.0, Player.cents(Player.pitch(bent, Rig.RATE / 2), 440.0), 2.0);
    synth.setPitchBend(0, 0.0);
    synth.setVibratoDepth(0, 0.5);
    double[] wavering = player.renderStereo(Rig.RATE)[0];
    double least = 1.0e9;
    double most = -1.0e9;
    for (int at = Rig.RATE / 2; at < Rig.RATE - 8192; at += 512) {
      double cents = Player.cents(Player.pitch(wavering, at), 440.0);
      least = Math.min(least, cents);
      most = Math.max(most, cents);
    }
    // The detector's 2048 frames are a quarter of the vibrato's cycle, so peaks are rounded off.
    assertEquals(-50.0, least, 12.0);
    assertEquals(50.0, most, 12.0);
  }

  @Test
  void timbreSetsTheShareOfItsRange() {
    Player player = new Player();
    MultiChannelSynthesizer synth = new MultiChannelSynthesizer();
    synth.setup(player.engine(), 3, 2, 1, SubtractiveSynthVoice.getVoiceDescription());
    player.hearStereo(synth.getOutput());
    synth.noteOn(4, 45, 0.5);
    synth.setTimbre(4, 0.0);
    synth.setPressure(4, 1.0); // no such port: nothing happens
    double dark = brightness(player.renderStereo(Rig.RATE)[0]);
    synth.setTimbre(4, 1.0);
    double bright = brightness(player.renderStereo(Rig.RATE)[0]);
    assertTrue(bright > 1.5 * dark, dark + " then " + bright);
    assertThrows(IllegalArgumentException.class, () -> synth.noteOn(2, 60, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new MultiChannelSynthesizer(0));
  }

  private static double brightness(double[] signal) {
    double[] bins =
        Rig.amplitudes(Arrays.copyOfRange(signal, signal.length - 16384, signal.length));
    double sum = 0.0;
    double moment = 0.0;
    for (int i = 0; i < bins.length; i++) {
      sum += bins[i];
      moment += i * bins[i];
    }
    return moment / sum;
  }
}
