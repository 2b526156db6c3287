package com.jsyn.util;

import com.jsyn.Synthesizer;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitPort;
import com.jsyn.unitgen.LinearRamp;
import com.jsyn.unitgen.Multiply;
import com.jsyn.unitgen.Pan;
import com.jsyn.unitgen.PowerOfTwo;
import com.jsyn.unitgen.SineOscillator;
import com.jsyn.unitgen.TwoInDualOut;
import com.jsyn.unitgen.UnitGenerator;
import com.jsyn.unitgen.UnitVoice;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** One channel: voices, their allocator, vibrato and bend before them, volume and place after. */
final class SynthesizerChannel {
  private static final double OCTAVE = 1.0 / 12.0;
  private static final double VIBRATO_HZ = 6.0;
  private static final double RAMP_SECONDS = 0.02;

  private final Synthesizer synth;
  private final VoiceAllocator allocator;
  private final UnitVoice[] voices;
  private final List<UnitGenerator> units = new ArrayList<>();
  private final SineOscillator vibrato = new SineOscillator(VIBRATO_HZ, 0.0);
  private final PowerOfTwo scaler = new PowerOfTwo();
  private final LinearRamp level = new LinearRamp();
  private final Multiply volume = new Multiply();
  private final Pan pan = new Pan();
  private double loudness = 1.0;
  private double master = 1.0;
  private double bendRange = 2.0;
  private double bend;

  SynthesizerChannel(Synthesizer synth, int count, VoiceDescription description) {
    this.synth = synth;
    voices = new UnitVoice[count];
    units.addAll(List.of(vibrato, scaler, level, volume, pan));
    vibrato.output.connect(scaler.input);
    scaler.input.setValueAdded(true);
    level.time.set(RAMP_SECONDS);
    level.output.connect(volume.inputB);
    volume.output.connect(pan.input);
    for (int i = 0; i < count; i++) {
      voices[i] = description.createUnitVoice();
      UnitGenerator unit = voices[i].getUnitGenerator();
      units.add(unit);
      voices[i].getOutput().connect(volume.inputA);
      UnitInputPort scaled = input(unit, UnitGenerator.PORT_NAME_FREQUENCY_SCALER);
      if (scaled != null) {
        scaler.output.connect(scaled);
      }
    }
    units.forEach(synth::add);
    allocator = new VoiceAllocator(voices);
  }

  /** The input of a name, null if there is none. */
  private static UnitInputPort input(UnitGenerator unit, String name) {
    try {
      UnitPort port = unit.getPortByName(name);
      return port instanceof UnitInputPort input ? input : null;
    } catch (NoSuchElementException e) {
      return null;
    }
  }

  VoiceAllocator voices() {
    return allocator;
  }

  void connect(TwoInDualOut mix) {
    pan.output.connect(0, mix.inputA, 0);
    pan.output.connect(1, mix.inputB, 0);
  }

  void remove(TwoInDualOut mix) {
    pan.output.disconnect(0, mix.inputA, 0);
    pan.output.disconnect(1, mix.inputB, 0);
    units.forEach(synth::remove);
  }

  void setMaster(double amplitude) {
    master = amplitude;
    level.input.set(loudness * master);
  }

  void setVolume(double amplitude) {
    loudness = amplitude;
    level.input.set(loudness * master);
  }

  void setPan(double place) {
    pan.pan.set(place);
  }

  void setBend(double offset) {
    bend = offset;
    scaler.input.set(bend * bendRange * OCTAVE);
  }

  void setBendRange(double semitones) {
    bendRange = semitones;
    setBend(bend);
  }

  void setVibratoDepth(double semitones) {
    vibrato.amplitude.set(semitones * OCTAVE);
  }

  /** Sets a port of all voices that have it to a share, 0…1, of its range. */
  void setAll(String portName, double share) {
    for (UnitVoice voice : voices) {
      UnitInputPort port = input(voice.getUnitGenerator(), portName);
      if (port != null) {
        port.set(port.getMinimum() + share * (port.getMaximum() - port.getMinimum()));
      }
    }
  }
}
