package com.jsyn.unitgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Rig;
import com.jsyn.Synthesizer;
import com.jsyn.engine.SynthesisEngine;
import com.softsynth.shared.time.TimeStamp;
import org.junit.jupiter.api.Test;

/** Envelopes: every stage to the frame. */
class EnvelopeTest {
  private static final double FALL = Math.pow(2.0, -15.0);

  @Test
  void everyStageLastsItsTime() {
    EnvelopeDAHDSR envelope = new EnvelopeDAHDSR();
    envelope.delay.set(0.01); // 480
    envelope.attack.set(0.02); // 960
    envelope.hold.set(0.005); // 240
    envelope.decay.set(0.1); // 4800 for 90.3 dB
    envelope.sustain.set(0.25);
    envelope.release.set(0.05); // 2400
    envelope.amplitude.set(0.5);
    Rig.feed(envelope.input, frame -> frame >= 100 && frame < 5000 ? 1.0 : 0.0);
    double[] out = Rig.render(envelope, envelope.output, 8000);
    assertEquals(0.0, out[99 + 480]);
    assertEquals(0.5 / 960, out[100 + 480], 1.0e-15);
    assertEquals(0.25, out[99 + 480 + 480], 1.0e-12);
    assertEquals(0.5, out[99 + 480 + 960]);
    int decay = 100 + 480 + 960 + 240;
    assertEquals(0.5, out[decay - 1]);
    for (int k = 1; k < 600; k++) {
      assertEquals(0.5 * Math.pow(FALL, k / 4800.0), out[decay - 1 + k], 1.0e-9);
    }
    // 0.25 is 12 dB down: 4800·2/15 = 640 frames.
    assertEquals(0.125, out[decay + 640]);
    assertEquals(0.125, out[4999]);
    for (int k = 1; k < 1500; k++) {
      assertEquals(0.125 * Math.pow(FALL, k / 2400.0), out[4999 + k], 1.0e-9);
    }
    // From 0.25 down to 2^−16 it is 14 octaves of level: 2400·14/15 = 2240 frames.
    assertTrue(out[5000 + 2230] > 0.0);
    assertEquals(0.0, out[5000 + 2245]);
  }

  @Test
  void aReleaseDuringTheAttackBeginsWhereItIs() {
    EnvelopeDAHDSR envelope = new EnvelopeDAHDSR();
    envelope.attack.set(0.02);
    Rig.feed(envelope.input, frame -> frame < 480 ? 1.0 : 0.0);
    double[] out = Rig.render(envelope, envelope.output, 1000);
    assertEquals(0.5, out[479], 1.0e-12);
    assertTrue(out[480] < out[479] && out[480] > 0.49);
  }

  @Test
  void aNewTriggerStartsFromThePresentLevel() {
    EnvelopeAttackDecay envelope = new EnvelopeAttackDecay();
    envelope.attack.set(0.01);
    envelope.decay.set(0.1);
    Rig.feed(envelope.input, frame -> frame % 1000 == 0 ? 1.0 : 0.0);
    double[] out = Rig.render(envelope, envelope.output, 2000);
    assertEquals(1.0, out[479]);
    double falling = Math.pow(FALL, 520 / 4800.0);
    assertEquals(falling, out[999], 1.0e-9);
    assertEquals(falling + (1.0 - falling) / 480.0, out[1000], 1.0e-9);
  }

  @Test
  void anEnvelopeThatHasEndedLetsItsCircuitRestUntilTheNextTrigger() {
    SynthesisEngine engine = new SynthesisEngine();
    engine.setRealTime(false);
    engine.start(Rig.RATE);
    Circuit circuit = new Circuit();
    EnvelopeAttackDecay envelope = new EnvelopeAttackDecay();
    envelope.attack.set(0.001);
    envelope.decay.set(0.01);
    circuit.add(envelope);
    circuit.addPort(envelope.output);
    envelope.setupAutoDisable(circuit);
    engine.add(circuit);
    LineOut out = new LineOut();
    engine.add(out);
    envelope.output.connect(0, out.input, 0);
    out.start();
    assertFalse(circuit.isEnabled());
    envelope.input.trigger(new TimeStamp(0.01));
    int first = -1;
    int last = -1;
    for (int block = 0; block < 60; block++) {
      engine.generateNextBuffer();
      for (int i = 0; i < Synthesizer.FRAMES_PER_BLOCK; i++) {
        if (engine.getOutputBuffer(0)[i] != 0.0) {
          int frame = block * Synthesizer.FRAMES_PER_BLOCK + i;
          first = first < 0 ? frame : first;
          last = frame;
        }
      }
    }
    assertEquals(480, first);
    // 48 frames up, then 16 octaves of level at 480/15 frames each: 512.
    assertEquals(480 + 48 + 511, last, 2);
    assertFalse(circuit.isEnabled());
    envelope.input.trigger();
    engine.generateNextBuffer();
    assertTrue(circuit.isEnabled());
    engine.stop();
  }
}
