package com.jsyn.util;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Rig;
import com.jsyn.engine.SynthesisEngine;
import com.jsyn.instruments.SubtractiveSynthVoice;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.unitgen.LineOut;
import com.jsyn.unitgen.SawtoothOscillator;
import com.jsyn.unitgen.SineOscillator;
import com.jsyn.unitgen.UnitVoice;
import com.softsynth.shared.time.TimeStamp;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** Who plays which note. */
class VoicesTest {
  private static final TimeStamp NOW = new TimeStamp(0.0);

  private static SineOscillator[] sines(int count) {
    SineOscillator[] voices = new SineOscillator[count];
    for (int i = 0; i < count; i++) {
      voices[i] = new SineOscillator(1.0, 0.0);
    }
    return voices;
  }

  @Test
  void notesTakeFreeVoicesFirstThenTheOldest() {
    SineOscillator[] voices = sines(3);
    VoiceAllocator allocator = new VoiceAllocator(voices);
    for (int tag = 0; tag < 3; tag++) {
      allocator.noteOn(tag, 100.0 + tag, 1.0, NOW);
      assertEquals(100.0 + tag, voices[tag].frequency.get());
    }
    allocator.noteOff(1, NOW);
    assertEquals(0.0, voices[1].amplitude.get());
    allocator.noteOn(3, 103.0, 1.0, NOW); // the one that is off
    assertEquals(103.0, voices[1].frequency.get());
    allocator.noteOn(4, 104.0, 1.0, NOW); // the one on longest: 0
    assertEquals(104.0, voices[0].frequency.get());
    allocator.noteOn(2, 150.0, 1.0, NOW); // its own voice again
    assertEquals(150.0, voices[2].frequency.get());
    allocator.setPort(4, "Frequency", 77.0, NOW);
    assertEquals(77.0, voices[0].frequency.get());
    allocator.setPort(99, "Frequency", 5.0, NOW); // nobody's
    allocator.allNotesOff(NOW);
    for (SineOscillator voice : voices) {
      assertEquals(0.0, voice.amplitude.get());
    }
    assertFalse(allocator.isOn(2));
    assertThrows(IllegalArgumentException.class, () -> new VoiceAllocator(new UnitVoice[0]));
  }

  @Test
  void anInstrumentSumsItsVoicesAndNotesStartInTheirFrame() throws InterruptedException {
    SynthesisEngine engine = new SynthesisEngine();
    engine.setRealTime(false);
    engine.start(Rig.RATE);
    UnitVoice[] voices = {new SawtoothOscillator(), new SawtoothOscillator()};
    for (UnitVoice voice : voices) {
      ((SawtoothOscillator) voice).amplitude.set(0.0);
    }
    PolyphonicInstrument instrument = new PolyphonicInstrument(voices);
    assertEquals(0.5, instrument.amplitude.get());
    instrument.exportNamedInputPort("Frequency");
    UnitInputPort shared = (UnitInputPort) instrument.getPortByName("frequency");
    engine.add(instrument);
    LineOut out = new LineOut();
    engine.add(out);
    instrument.getOutput().connect(0, out.input, 0);
    out.start();
    shared.set(4800.0);
    instrument.noteOn(1, 9.0, 1.0, new TimeStamp(0.0));
    instrument.noteOn(2, 9.0, 1.0, new TimeStamp(21.0 / Rig.RATE));
    engine.generateNextBuffer();
    double[] heard = engine.getOutputBuffer(0);
    // The sawtooth goes up by 0.2 a frame; 0.5 of one, then 0.5 of two.
    assertEquals(0.2 * 0.5, heard[11], 1.0e-9);
    assertEquals(2 * 0.2 * 0.5, heard[21], 1.0e-9);
    assertEquals(2 * 0.4 * 0.5, heard[22], 1.0e-9);
    assertTrue(instrument.isOn(1) && instrument.isOn(2));
    instrument.allNotesOff(new TimeStamp(64.0 / Rig.RATE));
    engine.generateNextBuffer();
    assertEquals(0.0, engine.getOutputBuffer(0)[0]);
    engine.stop();
  }

  @Test
  void notesAllocateNothingWhereTheyAreComputed() {
    SynthesisEngine engine = new SynthesisEngine();
    engine.setRealTime(false);
    engine.start(Rig.RATE);
    UnitVoice[] voices = new UnitVoice[4];
    LineOut out = new LineOut();
    engine.add(out);
    out.start();
    for (int i = 0; i < voices.length; i++) {
      voices[i] = new SubtractiveSynthVoice();
      engine.add(voices[i].getUnitGenerator());
      voices[i].getOutput().connect(0, out.input, 0);
    }
    VoiceAllocator allocator = new VoiceAllocator(voices);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    double peak = 0.0;
    for (int round = 0; round < 4; round++) {
      double now = engine.getCurrentTime();
      for (int note = 0; note < 100; note++) {
        TimeStamp begin = new TimeStamp(now + 0.005 * note);
        allocator.noteOn(note, 200.0 + note, 0.5, begin);
        allocator.setPort(note, "Cutoff", 900.0, begin);
        allocator.noteOff(note, begin.makeRelative(0.012));
      }
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int block = 0; block < 500; block++) {
        engine.generateNextBuffer();
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
      for (double value : engine.getOutputBuffer(0)) {
        peak = Math.max(peak, Math.abs(value));
      }
    }
    // The measuring itself may box a number or two.
    assertTrue(least < 200, least + " bytes for 100 notes");
    assertTrue(peak > 0.0, "nothing was played");
  }

  @Test
  void pseudoRandomNumbersFollowTheirSeed() {
    PseudoRandom a = new PseudoRandom(5);
    PseudoRandom b = new PseudoRandom(5);
    double sum = 0.0;
    for (int i = 0; i < 10_000; i++) {
      double value = a.random();
      assertEquals(value, b.random());
      assertTrue(value >= 0.0 && value < 1.0);
      sum += value;
      int choice = a.choose(7);
      assertEquals(choice, b.choose(7));
      assertTrue(choice >= 0 && choice < 7);
    }
    assertEquals(0.5, sum / 10_000, 0.01); // three standard errors
  }
}
