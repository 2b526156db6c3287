package com.jsyn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.engine.SynthesisEngine;
import com.jsyn.unitgen.Add;
import com.jsyn.unitgen.Circuit;
import com.jsyn.unitgen.LineOut;
import com.jsyn.unitgen.PassThrough;
import com.jsyn.unitgen.SineOscillator;
import com.softsynth.shared.time.TimeStamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EngineTest {
  private static final int RATE = 48000;

  private final SynthesisEngine engine = new SynthesisEngine();

  private void start() {
    engine.setRealTime(false);
    engine.start(RATE);
  }

  private double[] render(int blocks) {
    double[] result = new double[blocks * Synthesizer.FRAMES_PER_BLOCK];
    for (int b = 0; b < blocks; b++) {
      engine.generateNextBuffer();
      System.arraycopy(
          engine.getOutputBuffer(0),
          0,
          result,
          b * Synthesizer.FRAMES_PER_BLOCK,
          Synthesizer.FRAMES_PER_BLOCK);
    }
    return result;
  }

  private LineOut lineOut() {
    LineOut out = new LineOut();
    engine.add(out);
    out.start();
    return out;
  }

  @Test
  void commandsTakeEffectAtTheirFrame() {
    start();
    PassThrough pass = new PassThrough();
    engine.add(pass);
    pass.output.connect(0, lineOut().input, 0);
    for (int frame : new int[] {5, 100, 101, 191, 192}) {
      pass.input.set((double) frame, frame / (double) RATE);
    }
    double[] result = render(4);
    for (int i = 0; i < result.length; i++) {
      int expected = i < 5 ? 0 : i < 100 ? 5 : i < 101 ? 100 : i < 191 ? 101 : i < 192 ? 191 : 192;
      assertEquals(expected, result[i], 0, "frame " + i);
    }
  }

  @Test
  void commandsOfOneTimeRunInTheOrderGiven() {
    start();
    List<Integer> ran = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      int number = i;
      engine.scheduleCommand(new TimeStamp(0.001 * (number % 3)), () -> ran.add(number));
    }
    render(4);
    List<Integer> expected = new ArrayList<>();
    for (int r = 0; r < 3; r++) {
      for (int i = r; i < 100; i += 3) {
        expected.add(i);
      }
    }
    assertEquals(expected, ran);
  }

  @Test
  void clearedCommandsNeverRun() {
    start();
    List<String> ran = new ArrayList<>();
    engine.scheduleCommand(0.001, () -> ran.add("early"));
    render(1);
    engine.scheduleCommand(0.002, () -> ran.add("cleared"));
    engine.clearCommandQueue();
    engine.scheduleCommand(0.002, () -> ran.add("late"));
    render(3);
    assertEquals(List.of("early", "late"), ran);
  }

  @Test
  void aFeedbackLoopSeesTheBlockBefore() {
    start();
    Add add = new Add();
    engine.add(add);
    add.inputA.set(1);
    add.output.connect(add.inputB);
    add.output.connect(0, lineOut().input, 0);
    double[] result = render(3);
    for (int i = 0; i < result.length; i++) {
      assertEquals(1 + i / Synthesizer.FRAMES_PER_BLOCK, result[i], 0, "frame " + i);
    }
  }

  @Test
  void oneBlockEqualsManyPieces() {
    start();
    SineOscillator sine = new SineOscillator(997);
    engine.add(sine);
    sine.output.connect(0, lineOut().input, 0);
    double[] whole = render(8);

    SynthesisEngine other = new SynthesisEngine();
    other.setRealTime(false);
    other.start(RATE);
    SineOscillator split = new SineOscillator(997);
    LineOut out = new LineOut();
    other.add(split);
    other.add(out);
    split.output.connect(0, out.input, 0);
    out.start();
    for (int i = 0; i < 512; i += 7) {
      other.scheduleCommand(i / (double) RATE, () -> {});
    }
    double[] pieces = new double[whole.length];
    for (int b = 0; b < 8; b++) {
      other.generateNextBuffer();
      System.arraycopy(other.getOutputBuffer(0), 0, pieces, b * 64, 64);
    }
    assertArrayEquals(whole, pieces, 0);
  }

  @Test
  void aDisabledUnitHoldsItsLastValue() {
    start();
    SineOscillator sine = new SineOscillator(100);
    engine.add(sine);
    sine.output.connect(0, lineOut().input, 0);
    double[] before = render(2);
    sine.setEnabled(false);
    double[] after = render(2);
    for (double value : after) {
      assertEquals(before[before.length - 1], value, 0);
    }
    assertTrue(before[before.length - 1] != 0, "the sine sounded");
  }

  @Test
  void unitsOfTwoSynthesizersCannotBeConnected() {
    SynthesisEngine other = new SynthesisEngine();
    SineOscillator sine = new SineOscillator();
    PassThrough pass = new PassThrough();
    engine.add(sine);
    other.add(pass);
    assertThrows(IllegalArgumentException.class, () -> sine.output.connect(pass.input));
    assertThrows(IllegalArgumentException.class, () -> other.add(sine));
  }

  @Test
  void aCircuitRunsItsUnitsInOrderWithoutDelay() {
    start();
    Circuit circuit = new Circuit();
    PassThrough first = new PassThrough();
    PassThrough second = new PassThrough();
    circuit.add(first);
    circuit.add(second);
    first.output.connect(second.input);
    circuit.addPort(first.input, "in");
    circuit.addPort(second.output, "out");
    SineOscillator sine = new SineOscillator(440);
    engine.add(sine);
    engine.add(circuit);
    sine.output.connect(first.input);
    LineOut out = lineOut();
    second.output.connect(0, out.input, 0);
    sine.output.connect(0, out.input, 1);
    engine.generateNextBuffer();
    assertArrayEquals(engine.getOutputBuffer(1), engine.getOutputBuffer(0), 0);
    assertTrue(Arrays.stream(engine.getOutputBuffer(0)).anyMatch(v -> v > 0.3), "it sounded");
  }

  @Test
  void notInRealTimeSleepingComputes() throws InterruptedException {
    start();
    engine.sleepUntil(0.5);
    assertTrue(engine.getCurrentTime() >= 0.5, "time " + engine.getCurrentTime());
    assertEquals(engine.getFrameCount() / (double) RATE, engine.getCurrentTime(), 0);
    engine.sleepFor(0.25);
    assertTrue(engine.getCurrentTime() >= 0.75, "time " + engine.getCurrentTime());
  }

  @Test
  void setValueCountsOnlyWhenAddedToConnections() {
    start();
    PassThrough constant = new PassThrough();
    PassThrough sum = new PassThrough();
    engine.add(constant);
    engine.add(sum);
    constant.input.set(2);
    sum.input.set(5);
    constant.output.connect(sum.input);
    constant.output.connect(sum.input);
    sum.output.connect(0, lineOut().input, 0);
    assertEquals(2, render(1)[0], 0, "a duplicate connection is ignored");
    sum.input.setValueAdded(true);
    assertEquals(7, render(1)[0], 0);
  }
}
