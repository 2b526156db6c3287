package com.jsyn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.data.FloatSample;
import com.jsyn.data.SegmentedEnvelope;
import com.jsyn.dsp.RandomBits;
import com.jsyn.ports.UnitDataQueuePort;
import com.jsyn.ports.UnitFunctionPort;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitPort;
import com.jsyn.unitgen.Delay;
import com.jsyn.unitgen.InterpolatingDelay;
import com.jsyn.unitgen.UnitGenerator;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every unit must do. */
class UnitContractTest {
  private static final int FRAMES = 20 * Synthesizer.FRAMES_PER_BLOCK;
  private static final long SEED = 2026;

  static List<Class<?>> units() {
    List<Class<?>> types = new ArrayList<>();
    for (UnitTable.Line line : UnitTable.lines()) {
      Class<?> type = UnitTable.find(line.name());
      if (UnitTable.canMake(type)
          && !List.of("ChannelOut", "LineOut", "Circuit").contains(line.name())) {
        types.add(type);
      }
    }
    assertTrue(types.size() >= 88, "only " + types.size() + " units");
    return types;
  }

  /** A unit with something that changes at all its inputs, within their ranges. */
  private static UnitGenerator busy(Class<?> type) {
    UnitGenerator unit = UnitTable.make(type);
    if (unit instanceof Delay delay) {
      delay.allocate(100);
    } else if (unit instanceof InterpolatingDelay delay) {
      delay.allocate(1000);
      delay.delay.setup(0.0, 0.005, 0.02);
    }
    seed(unit);
    SplittableRandom random = new SplittableRandom(SEED);
    for (UnitPort port : unit.getPorts()) {
      if (port instanceof UnitInputPort input) {
        for (int part = 0; part < input.getNumParts(); part++) {
          feed(input, part, random.nextInt(7));
        }
      } else if (port instanceof UnitFunctionPort function) {
        function.set(x -> x * x * x);
      } else if (port instanceof UnitDataQueuePort queue) {
        fill(queue);
      }
    }
    return unit;
  }

  private static void feed(UnitInputPort input, int part, int shift) {
    boolean signal = input.getName().startsWith("Input");
    double low = signal ? -1.0 : input.getMinimum();
    double high = input.getMaximum();
    int hold = signal ? 1 : 37;
    Rig.feed(
        input,
        part,
        frame -> {
          long bits = RandomBits.mix(SEED + shift + 1_000_000L * (frame / hold));
          return low + (high - low) * ((bits >>> 11) * 0x1.0p-53);
        });
  }

  private static void fill(UnitDataQueuePort queue) {
    FloatSample sample = new FloatSample(500, queue.getNumChannels());
    for (int i = 0; i < 500 * queue.getNumChannels(); i++) {
      sample.writeDouble(i, Math.sin(0.1 * i));
    }
    sample.setFrameRate(Rig.RATE);
    queue.queue(sample);
    queue.queueLoop(sample, 100, 150, 2);
    if (queue.getNumChannels() == 1) {
      queue.queue(new SegmentedEnvelope(new double[] {0.0, 1.0, 0.002, 0.5, 0.003, -0.5}));
    }
    queue.queueLoop(sample, 7, 21);
  }

  private static void seed(UnitGenerator unit) {
    for (Method method : unit.getClass().getMethods()) {
      if (method.getName().equals("setSeed")) {
        try {
          method.invoke(unit, SEED);
        } catch (ReflectiveOperationException e) {
          throw new LinkageError("cannot seed " + unit.getClass(), e);
        }
      }
    }
  }

  private static List<double[]> outputs(UnitGenerator unit, int piece) {
    List<UnitOutputPort> ports =
        unit.getPorts().stream()
            .filter(UnitOutputPort.class::isInstance)
            .map(UnitOutputPort.class::cast)
            .toList();
    unit.setFrameRate(Rig.RATE);
    int block = Synthesizer.FRAMES_PER_BLOCK;
    List<double[]> results = new ArrayList<>();
    for (UnitOutputPort port : ports) {
      for (int part = 0; part < port.getNumParts(); part++) {
        results.add(new double[FRAMES]);
      }
    }
    for (int frame = 0; frame < FRAMES; frame += block) {
      for (int start = 0; start < block; start += piece) {
        unit.pullData(frame, start, Math.min(block, start + piece));
      }
      int index = 0;
      for (UnitOutputPort port : ports) {
        for (int part = 0; part < port.getNumParts(); part++) {
          System.arraycopy(port.getValues(part), 0, results.get(index++), frame, block);
        }
      }
    }
    return results;
  }

  @ParameterizedTest
  @MethodSource("units")
  void oneBlockEqualsAsManyBlocksOfOneFrame(Class<?> type) {
    List<double[]> whole = outputs(busy(type), Synthesizer.FRAMES_PER_BLOCK);
    for (int piece : new int[] {1, 13}) {
      List<double[]> pieces = outputs(busy(type), piece);
      for (int i = 0; i < whole.size(); i++) {
        assertArrayEquals(whole.get(i), pieces.get(i), type + " in pieces of " + piece);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("units")
  void outputsAreFiniteAndSane(Class<?> type) {
    for (double[] output : outputs(busy(type), Synthesizer.FRAMES_PER_BLOCK)) {
      for (double value : output) {
        // PowerOfTwo reaches 256, PitchToFrequency 12.5 kHz, Divide 1e15 only by chance below
        // 1e-12.
        assertTrue(Math.abs(value) < 1.0e6, () -> type + " gives " + value);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("units")
  void aThousandWarmBlocksAllocateNothing(Class<?> type) {
    UnitGenerator unit = busy(type);
    for (UnitPort port : unit.getPorts()) {
      if (port instanceof UnitInputPort input) {
        input.disconnectAll();
      }
    }
    unit.setFrameRate(Rig.RATE);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    int block = Synthesizer.FRAMES_PER_BLOCK;
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 3; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        unit.generate(0, block);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    // The measuring itself may box a number or two.
    assertTrue(least < 1000, type + " allocated " + least + " bytes in 1000 blocks");
  }

  @ParameterizedTest
  @MethodSource("units")
  void nothingBreaksAtOtherRatesAndExtremeValues(Class<?> type) {
    for (int rate : new int[] {8_000, 44_100, 192_000}) {
      for (double value : new double[] {0.0, -1.0e6, 1.0e6, 1.0e-9}) {
        UnitGenerator unit = UnitTable.make(type);
        seed(unit);
        unit.setFrameRate(rate);
        for (UnitPort port : unit.getPorts()) {
          boolean control = !port.getName().startsWith("Input") && !isGain(port.getName());
          if (port instanceof UnitInputPort input && control) {
            for (int part = 0; part < input.getNumParts(); part++) {
              input.set(part, value);
            }
          } else if (port instanceof UnitInputPort input && port.getName().equals("Input")) {
            input.set(0.5);
          }
        }
        for (int i = 0; i < 20; i++) {
          unit.generate(0, Synthesizer.FRAMES_PER_BLOCK);
        }
        for (UnitPort port : unit.getPorts()) {
          if (port instanceof UnitOutputPort output) {
            for (double out : output.getValues()) {
              assertTrue(
                  Double.isFinite(out), () -> type + " gives " + out + " for controls of " + value);
            }
          }
        }
      }
    }
  }

  /** Feedback that is not limited by the unit itself. */
  private static boolean isGain(String name) {
    return name.equals("Gain");
  }
}
