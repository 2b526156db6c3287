package com.jsyn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.Add;
import com.jsyn.unitgen.Circuit;
import com.jsyn.unitgen.Delay;
import com.jsyn.unitgen.FilterLowPass;
import com.jsyn.unitgen.LineIn;
import com.jsyn.unitgen.LineOut;
import com.jsyn.unitgen.MultiPassThrough;
import com.jsyn.unitgen.Multiply;
import com.jsyn.unitgen.PassThrough;
import com.jsyn.unitgen.SawtoothOscillator;
import com.jsyn.unitgen.SineOscillator;
import com.jsyn.unitgen.UnitGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Graphs that change, stop, rest, nest and feed back while they run. */
@Timeout(60)
class EngineLifeTest {
  private static final int BLOCK = Synthesizer.FRAMES_PER_BLOCK;

  /** Counts the frames it computes. */
  private static final class Counter extends UnitGenerator {
    final UnitOutputPort output = new UnitOutputPort();
    int frames;

    Counter() {
      addPort(output);
    }

    @Override
    public void generate(int start, int limit) {
      double[] out = output.getValues();
      for (int i = start; i < limit; i++) {
        out[i] = ++frames;
      }
    }
  }

  // ---- feedback ----

  @Test
  void aLoopOfTwoUnitsRepeatsADelayLaterByABlock() {
    Player player = new Player();
    Add in = new Add();
    Delay delay = new Delay();
    delay.allocate(100);
    Multiply gain = new Multiply();
    gain.inputB.set(0.5);
    player.add(in, delay, gain);
    Rig.Feed click = new Rig.Feed(frame -> frame == 7 ? 1.0 : 0.0);
    player.add(click);
    click.output.connect(in.inputA);
    in.output.connect(delay.input);
    delay.output.connect(gain.inputA);
    gain.output.connect(in.inputB);
    player.hear(in.output);
    double[] heard = player.render(10 * BLOCK);
    int period = 100 + BLOCK;
    for (int i = 0; i < heard.length; i++) {
      boolean echo = i >= 7 && (i - 7) % period == 0;
      int passes = (i - 7) / period;
      double wanted = echo ? Math.pow(0.5, passes) : 0.0;
      assertEquals(wanted, heard[i], 0.0, "frame " + i);
    }
  }

  @Test
  void aUnitFedByItselfAloneKeepsStill() {
    Player player = new Player();
    PassThrough pass = new PassThrough();
    player.add(pass);
    pass.output.connect(pass.input);
    player.hear(pass.output);
    assertEquals(0.0, Rig.rms(player.render(4 * BLOCK)));
  }

  @Test
  void feedbackWithinACircuitComesFromTheFramesBefore() {
    Player player = new Player();
    Circuit circuit = new Circuit();
    Add add = new Add();
    PassThrough back = new PassThrough();
    circuit.add(add);
    circuit.add(back);
    add.inputA.set(1.0);
    add.output.connect(back.input);
    back.output.connect(add.inputB);
    circuit.addPort(add.output, "Output");
    player.add(circuit);
    player.hear(add.output);
    double[] heard = player.render(3 * BLOCK);
    for (int i = 0; i < heard.length; i++) {
      assertEquals(1 + i / BLOCK, heard[i], 0.0, "frame " + i);
    }
  }

  // ---- circuits within circuits ----

  private static Circuit nested(int depth, SineOscillator sine, FilterLowPass filter) {
    Circuit circuit = new Circuit();
    if (depth == 0) {
      circuit.add(sine);
    } else {
      circuit.add(nested(depth - 1, sine, filter));
    }
    if (depth == 2) {
      circuit.add(filter);
    }
    return circuit;
  }

  @Test
  void circuitsWithinCircuitsSoundAsTheirUnitsWouldAlone() {
    Player flat = new Player();
    SineOscillator sine = new SineOscillator(500.0);
    FilterLowPass filter = new FilterLowPass();
    flat.add(sine, filter);
    sine.output.connect(filter.input);
    flat.hear(filter.output);
    double[] wanted = flat.render(20 * BLOCK);

    Player deep = new Player();
    SineOscillator inner = new SineOscillator(500.0);
    FilterLowPass outer = new FilterLowPass();
    Circuit circuit = nested(3, inner, outer);
    inner.output.connect(outer.input);
    circuit.addPort(inner.frequency, "Pitch");
    deep.add(circuit);
    deep.hear(outer.output);
    assertArrayEquals(wanted, deep.render(20 * BLOCK));
    assertEquals(inner.frequency, circuit.getPortByName("pitch"));
    assertEquals(circuit, inner.getTopUnit());
    assertEquals(Rig.RATE, inner.getFrameRate());
    assertEquals(deep.engine(), inner.getSynthesisEngine());
    assertThrows(IllegalArgumentException.class, () -> new Circuit().add(inner));
    assertThrows(IllegalArgumentException.class, () -> deep.add(inner));
    inner.start(); // ignored: its circuit runs it
    deep.render(BLOCK);
  }

  @Test
  void whatFeedsAnInnerPortRunsBeforeItsCircuit() {
    Player player = new Player();
    PassThrough inner = new PassThrough();
    Circuit middle = new Circuit();
    middle.add(inner);
    middle.addPort(inner.input, "In");
    Circuit outer = new Circuit();
    outer.add(middle);
    outer.addPort(inner.input, "In");
    Counter counter = new Counter();
    player.add(counter, outer);
    counter.output.connect(inner.input);
    player.hear(inner.output);
    double[] heard = player.render(3 * BLOCK);
    for (int i = 0; i < heard.length; i++) {
      assertEquals(i + 1, heard[i], 0.0);
    }
  }

  // ---- enabling and disabling ----

  @Test
  void aDisabledUnitNeitherRunsNorPullsAndGoesOnWhereItWas() {
    Player player = new Player();
    Counter source = new Counter();
    PassThrough pass = new PassThrough();
    player.add(source, pass);
    source.output.connect(pass.input);
    player.hear(pass.output);
    player.render(2 * BLOCK);
    assertEquals(2 * BLOCK, source.frames);
    pass.setEnabled(false);
    double[] held = player.render(3 * BLOCK);
    assertEquals(2 * BLOCK, source.frames, "pulled although nobody asked");
    for (double value : held) {
      assertEquals(2 * BLOCK, value, 0.0);
    }
    pass.setEnabled(true);
    assertEquals(2 * BLOCK + 1, player.render(BLOCK)[0], 0.0);
  }

  @Test
  void unitsOfADisabledCircuitRestAndHoldToo() {
    Player player = new Player();
    Counter inner = new Counter();
    Circuit circuit = new Circuit();
    circuit.add(inner);
    player.add(circuit);
    player.hear(inner.output);
    player.render(BLOCK);
    player.engine().scheduleCommand(player.frame(BLOCK + 10), () -> circuit.setEnabled(false));
    double[] heard = player.render(2 * BLOCK);
    for (int i = 0; i < heard.length; i++) {
      assertEquals(BLOCK + Math.min(i + 1, 10), heard[i], 0.0, "frame " + i);
    }
    assertEquals(BLOCK + 10, inner.frames);
  }

  @Test
  void oneUnitOfACircuitCanRestWhileTheOthersRun() {
    Player player = new Player();
    Counter one = new Counter();
    Counter two = new Counter();
    Circuit circuit = new Circuit();
    circuit.add(one);
    circuit.add(two);
    player.add(circuit);
    player.hearStereo(stereo(player, one.output, two.output));
    player.render(BLOCK);
    one.setEnabled(false);
    double[][] heard = player.renderStereo(BLOCK);
    assertEquals(BLOCK, heard[0][BLOCK - 1], 0.0);
    assertEquals(2 * BLOCK, heard[1][BLOCK - 1], 0.0);
  }

  private static UnitOutputPort stereo(Player player, UnitOutputPort left, UnitOutputPort right) {
    MultiPassThrough both = new MultiPassThrough(2);
    player.add(both);
    left.connect(0, both.input, 0);
    right.connect(0, both.input, 1);
    return both.output;
  }

  // ---- starting, stopping, connecting while running ----

  @Test
  void unitsStartAndStopAtTheirFrames() {
    Player player = new Player();
    Counter counter = new Counter();
    player.add(counter);
    counter.start(player.frame(100));
    counter.stop(player.frame(300));
    player.render(10 * BLOCK);
    assertEquals(200, counter.frames);
    assertEquals(200.0, counter.output.getValues()[0], 0.0);
    assertEquals(200.0, counter.output.getValues()[BLOCK - 1], 0.0);
  }

  @Test
  void connectionsComeAndGoAtTheirFrames() {
    Player player = new Player();
    Rig.Feed ones = new Rig.Feed(frame -> 1.0);
    Rig.Feed tens = new Rig.Feed(frame -> 10.0);
    PassThrough sum = new PassThrough();
    sum.input.set(0.25);
    player.add(ones, tens, sum);
    player.hear(sum.output);
    ones.output.connect(0, sum.input, 0, player.frame(70));
    tens.output.connect(0, sum.input, 0, player.frame(150));
    ones.output.disconnect(0, sum.input, 0, player.frame(200));
    tens.output.disconnect(0, sum.input, 0, player.frame(201));
    double[] heard = player.render(5 * BLOCK);
    for (int i = 0; i < heard.length; i++) {
      double wanted = i < 70 ? 0.25 : i < 150 ? 1.0 : i < 200 ? 11.0 : i < 201 ? 10.0 : 0.25;
      assertEquals(wanted, heard[i], 0.0, "frame " + i);
    }
  }

  @Test
  void aUnitThatIsRemovedStopsAndMayBelongToAnotherSynthesizer() {
    Player player = new Player();
    Player other = new Player();
    Counter counter = new Counter();
    player.add(counter);
    counter.start();
    player.render(BLOCK);
    player.engine().remove(counter);
    player.render(2 * BLOCK);
    assertEquals(BLOCK, counter.frames);
    other.add(counter);
    other.hear(counter.output);
    other.render(BLOCK);
    assertEquals(2 * BLOCK, counter.frames);
  }

  @Test
  void stoppingEndsTheThreadThatComputesAndClosesTheDevice() throws InterruptedException {
    LoopDevices devices = new LoopDevices(50 * BLOCK, frame -> 0.0);
    Synthesizer synth = JSyn.createSynthesizer(devices);
    SineOscillator sine = new SineOscillator(1000.0);
    LineOut out = new LineOut();
    synth.add(sine);
    synth.add(out);
    sine.output.connect(0, out.input, 0);
    out.start();
    synth.start(Rig.RATE);
    double[][] heard = devices.await();
    assertTrue(synth.isRunning());
    assertEquals(Math.sin(2.0 * Math.PI * 1000.0 * 777 / Rig.RATE), heard[0][777], 1.0e-9);
    synth.stop();
    assertFalse(synth.isRunning());
    assertTrue(devices.isClosed());
    long frames = synth.getFrameCount();
    Thread.yield();
    assertEquals(frames, synth.getFrameCount());
    synth.stop(); // a second time does nothing
  }

  @Test
  void stoppingWakesAThreadThatWaitsForItsTime() throws InterruptedException {
    SynthesisEngine engine = new SynthesisEngine();
    engine.setRealTime(false);
    engine.start(Rig.RATE);
    CountDownLatch begun = new CountDownLatch(1);
    engine.addAudioTask(begun::countDown);
    AtomicReference<Exception> failure = new AtomicReference<>();
    Thread computing =
        new Thread(
            () -> {
              try {
                engine.sleepUntil(1.0e9);
              } catch (InterruptedException e) {
                failure.set(e);
              }
            });
    computing.start();
    assertTrue(begun.await(20, TimeUnit.SECONDS));
    engine.stop();
    computing.join(20_000);
    assertFalse(computing.isAlive());
    assertEquals(null, failure.get());
  }

  @Test
  void aStoppedEngineStartsAgainWithAnEmptyRunList() {
    SynthesisEngine engine = new SynthesisEngine();
    engine.setRealTime(false);
    engine.start(Rig.RATE);
    engine.start(8000); // runs already: does nothing
    assertEquals(Rig.RATE, engine.getFrameRate());
    Counter counter = new Counter();
    engine.add(counter);
    counter.start();
    engine.generateNextBuffer();
    engine.stop();
    engine.start(8000);
    assertEquals(8000, engine.getFrameRate());
    assertEquals(8000, counter.getFrameRate());
    engine.generateNextBuffer();
    assertEquals(BLOCK, counter.frames);
    counter.start();
    engine.generateNextBuffer();
    assertEquals(2 * BLOCK, counter.frames);
    engine.stop();
  }

  @Test
  void theInputDeviceIsHeardWithoutLoss() throws InterruptedException {
    LoopDevices devices = new LoopDevices(20 * BLOCK, frame -> frame * 1.0e-4);
    Synthesizer synth = JSyn.createSynthesizer(devices);
    LineIn in = new LineIn();
    LineOut out = new LineOut();
    synth.add(in);
    synth.add(out);
    in.output.connect(0, out.input, 1);
    out.start();
    synth.start(Rig.RATE, -1, 2, -1, 2);
    double[][] heard = devices.await();
    synth.stop();
    for (int i = 0; i < heard[1].length; i++) {
      assertEquals(i * 1.0e-4, heard[1][i], 0.0);
      assertEquals(0.0, heard[0][i], 0.0);
    }
  }

  // ---- several threads at once ----

  @Test
  void commandsOfSeveralThreadsAllRunOnceAndInEachThreadsOrder() throws InterruptedException {
    Player player = new Player();
    SynthesisEngine engine = player.engine();
    int threads = 4;
    int each = 5000;
    List<List<Integer>> seen = new ArrayList<>();
    List<Thread> all = new ArrayList<>();
    CountDownLatch go = new CountDownLatch(1);
    for (int t = 0; t < threads; t++) {
      List<Integer> mine = new ArrayList<>(); // only the engine's thread writes it
      seen.add(mine);
      all.add(
          new Thread(
              () -> {
                try {
                  go.await();
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                }
                for (int i = 0; i < each; i++) {
                  int number = i;
                  engine.queueCommand(() -> mine.add(number));
                }
              }));
    }
    all.forEach(Thread::start);
    go.countDown();
    while (all.stream().anyMatch(Thread::isAlive)) {
      engine.generateNextBuffer();
    }
    engine.generateNextBuffer();
    for (List<Integer> mine : seen) {
      assertEquals(each, mine.size());
      for (int i = 0; i < each; i++) {
        assertEquals(i, mine.get(i));
      }
    }
  }

  @Test
  void graphsMayBeChangedByManyThreadsWhileTheyRun() throws InterruptedException {
    LoopDevices devices = new LoopDevices(200 * BLOCK, frame -> 0.0);
    Synthesizer synth = JSyn.createSynthesizer(devices);
    LineOut out = new LineOut();
    synth.add(out);
    out.start();
    synth.start(Rig.RATE);
    int threads = 4;
    AtomicInteger done = new AtomicInteger();
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    List<Thread> all = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int round = 0; round < 200; round++) {
                  SineOscillator sine = new SineOscillator(200.0 + round);
                  Circuit circuit = new Circuit();
                  FilterLowPass filter = new FilterLowPass();
                  circuit.add(filter);
                  synth.add(sine);
                  synth.add(circuit);
                  sine.output.connect(filter.input);
                  filter.output.connect(0, out.input, 0);
                  sine.amplitude.set(0.1);
                  circuit.start();
                  UnitInputPort cutoff = filter.frequency;
                  cutoff.set(1000.0, synth.getCurrentTime() + 0.001);
                  circuit.setEnabled(round % 3 != 0);
                  filter.output.disconnect(0, out.input, 0);
                  synth.remove(circuit);
                  synth.remove(sine);
                }
                done.incrementAndGet();
              });
      thread.setUncaughtExceptionHandler((who, failure) -> failures.add(failure));
      all.add(thread);
    }
    all.forEach(Thread::start);
    for (Thread thread : all) {
      thread.join();
    }
    devices.await();
    assertEquals(List.of(), failures);
    assertEquals(threads, done.get());
    assertTrue(synth.isRunning());
    // The engine's thread is alive and everything is disconnected: it computes silence.
    Counter counter = new Counter();
    synth.add(counter);
    CountDownLatch ran = new CountDownLatch(1);
    synth.queueCommand(ran::countDown);
    assertTrue(ran.await(20, TimeUnit.SECONDS));
    assertFalse(out.input.isConnected(0));
    synth.stop();
  }

  @Test
  void anEngineThatIsCutIntoPiecesByCommandsSoundsTheSame() {
    double[] whole = new double[0];
    for (int every : new int[] {0, 1, 5, 31}) {
      Player player = new Player();
      SineOscillator vibrato = new SineOscillator(5.0, 20.0);
      SawtoothOscillator saw = new SawtoothOscillator();
      FilterLowPass filter = new FilterLowPass();
      saw.frequency.set(300.0);
      saw.frequency.setValueAdded(true);
      player.add(vibrato, saw, filter);
      vibrato.output.connect(saw.frequency);
      saw.output.connect(filter.input);
      player.hear(filter.output);
      for (int i = 1; every > 0 && i < 30 * BLOCK; i += every) {
        player.engine().scheduleCommand(player.frame(i), () -> {});
      }
      double[] heard = player.render(30 * BLOCK);
      if (every == 0) {
        whole = heard;
        assertTrue(Rig.rms(heard) > 0.1);
      }
      assertArrayEquals(whole, heard, "every " + every);
    }
    assertFalse(Arrays.equals(whole, new double[whole.length]));
  }
}
