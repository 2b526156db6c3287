package glasswood.patch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.jsyn.JSyn;
import com.jsyn.Synthesizer;
import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitPort;
import com.jsyn.unitgen.UnitGenerator;
import com.jsyn.unitgen.UnitSink;
import com.jsyn.unitgen.UnitSource;
import com.sun.management.ThreadMXBean;
import glasswood.dream.Dreaming;
import glasswood.dream.Random64;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every unit type keeps, whoever wrote it. */
class CatalogueContractTest {
  private static final int BLOCK = Synthesizer.FRAMES_PER_BLOCK;
  private static final int RATE = 48_000;
  private static final long SEED = 5;

  /** They read or write outside the unit: sound devices, streams. */
  private static final Set<String> OUTSIDE =
      Set.of(
          "LineIn", "ChannelIn", "LineOut", "ChannelOut", "MonoStreamWriter", "StereoStreamWriter");

  static Collection<UnitType> types() {
    return UnitCatalogue.all().values().stream()
        .filter(type -> !OUTSIDE.contains(type.name()))
        .toList();
  }

  /** Units whose outputs are signals made from their inputs alone. */
  static List<UnitType> processors() {
    List<UnitType> processors = new ArrayList<>();
    for (UnitType type : types()) {
      UnitGenerator unit = type.create();
      boolean through = unit instanceof UnitSink && unit instanceof UnitSource;
      if (through && !(unit instanceof Dreaming) && !NOT_SILENT.contains(type.name())) {
        processors.add(type);
      }
    }
    return processors;
  }

  /** Silence is a value like others to them: f(0), min…max, 2^0; a ramp of ratios has no 0. */
  private static final Set<String> NOT_SILENT =
      Set.of(
          "RangeConverter",
          "FunctionEvaluator",
          "PowerOfTwo",
          "PitchToFrequency",
          "ExponentialRamp");

  private static UnitGenerator unit(UnitType type, int rate) {
    UnitGenerator unit = type.create();
    unit.setFrameRate(rate);
    if (type.isAllocated()) {
      type.allocate(unit, 200);
    }
    type.seed(unit, SEED);
    if (unit instanceof Dreaming dreaming) {
      dreaming.enter(LayerDream.plain(SEED, 30).forUnit("unit", 0, 1));
    }
    return unit;
  }

  private static List<UnitOutputPort> outputs(UnitGenerator unit) {
    List<UnitOutputPort> outputs = new ArrayList<>();
    for (UnitPort port : unit.getPorts()) {
      if (port instanceof UnitOutputPort output) {
        outputs.add(output);
      }
    }
    return outputs;
  }

  /** Feeds noise to whatever is called an input, so that there is something to process. */
  private static List<double[]> feeds(UnitGenerator unit) {
    List<double[]> feeds = new ArrayList<>();
    for (UnitPort port : unit.getPorts()) {
      String name = port.getName().toLowerCase(Locale.ROOT);
      if (port instanceof UnitInputPort input
          && (name.startsWith("input") || name.equals("gate"))) {
        for (int part = 0; part < input.getNumParts(); part++) {
          UnitOutputPort source = new UnitOutputPort("feed");
          source.connect(0, input, part);
          feeds.add(source.getValues());
        }
      }
    }
    return feeds;
  }

  private static double[] heard(UnitGenerator unit, int blocks, int pieces) {
    List<double[]> feeds = feeds(unit);
    List<UnitOutputPort> outputs = outputs(unit);
    int parts = outputs.stream().mapToInt(UnitOutputPort::getNumParts).sum();
    double[] heard = new double[blocks * BLOCK * parts];
    Random64 random = new Random64(SEED);
    int at = 0;
    for (int block = 0; block < blocks; block++) {
      for (double[] feed : feeds) {
        for (int k = 0; k < BLOCK; k++) {
          feed[k] = block % 5 == 4 ? 0 : 0.5 * random.bipolar();
        }
      }
      for (int piece = 0; piece < pieces; piece++) {
        unit.generate(piece * BLOCK / pieces, (piece + 1) * BLOCK / pieces);
      }
      for (UnitOutputPort output : outputs) {
        for (int part = 0; part < output.getNumParts(); part++) {
          System.arraycopy(output.getValues(part), 0, heard, at, BLOCK);
          at += BLOCK;
        }
      }
    }
    return heard;
  }

  private static void assertFinite(double[] heard, String what) {
    for (int k = 0; k < heard.length; k++) {
      if (!Double.isFinite(heard[k])) {
        fail(what + " at " + k + ": " + heard[k]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void isFiniteAtEveryUsualRate(UnitType type) {
    for (int rate : new int[] {44_100, RATE, 96_000}) {
      assertFinite(heard(unit(type, rate), 200, 1), type.name() + " at " + rate + " Hz");
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void isFiniteWhileItsInputsStandAtTheEndsOfTheirRanges(UnitType type) {
    for (int end = 0; end < 2; end++) {
      UnitGenerator unit = unit(type, RATE);
      for (UnitPort port : unit.getPorts()) {
        if (port instanceof UnitInputPort input) {
          for (int part = 0; part < input.getNumParts(); part++) {
            input.set(part, end == 0 ? input.getMinimum() : input.getMaximum());
          }
        }
      }
      assertFinite(heard(unit, 100, 1), type.name() + (end == 0 ? " at minima" : " at maxima"));
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void repeatsExactlyWithTheSameSeed(UnitType type) {
    double[] first = heard(unit(type, RATE), 100, 1);
    assertEquals(-1, Arrays.mismatch(first, heard(unit(type, RATE), 100, 1)), type.name());
  }

  @ParameterizedTest
  @MethodSource("types")
  void oneBlockEqualsManySmallOnes(UnitType type) {
    double[] whole = heard(unit(type, RATE), 100, 1);
    for (int pieces : new int[] {2, BLOCK}) {
      int mismatch = Arrays.mismatch(whole, heard(unit(type, RATE), 100, pieces));
      assertEquals(-1, mismatch, type.name() + " in " + pieces + " pieces differs");
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void runsWithNothingConnected(UnitType type) {
    UnitGenerator unit = type.create();
    SynthesisEngine engine = (SynthesisEngine) JSyn.createSynthesizer();
    engine.setRealTime(false);
    engine.start(RATE, -1, 0, -1, 2);
    engine.add(unit);
    engine.startUnit(unit);
    for (int block = 0; block < 50; block++) {
      engine.generateNextBuffer();
    }
    for (UnitOutputPort output : outputs(unit)) {
      assertFinite(output.getValues(), type.name() + "." + output.getName());
    }
  }

  @ParameterizedTest
  @MethodSource("processors")
  void makesSilenceOfSilence(UnitType type) {
    UnitGenerator unit = unit(type, RATE);
    for (int block = 0; block < 100; block++) {
      unit.generate(0, BLOCK);
      for (UnitOutputPort output : outputs(unit)) {
        for (int part = 0; part < output.getNumParts(); part++) {
          for (double x : output.getValues(part)) {
            if (x != 0) {
              fail(type.name() + "." + output.getName() + " is " + x);
            }
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("types")
  void allocatesNothingOnceWarm(UnitType type) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    assumeTrue(threads.isThreadAllocatedMemoryEnabled(), "this JVM counts no allocations");
    UnitGenerator unit = unit(type, RATE);
    feeds(unit);
    long least = Long.MAX_VALUE;
    for (int run = 0; run < 4 && least > 0; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int block = 0; block < 300; block++) {
        unit.generate(0, BLOCK);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, type.name() + ": bytes in 300 warm blocks");
  }

  @ParameterizedTest
  @MethodSource("types")
  void namesAndDefaultsOfPortsAreSane(UnitType type) {
    for (PortType port : type.ports()) {
      assertNotNull(port.name());
      assertTrue(port.parts() >= 1, type.name() + "." + port.name());
      boolean ranged = port.kind() == PortType.Kind.INPUT;
      assertTrue(!ranged || port.min() <= port.max(), type.name() + "." + port.name());
    }
  }
}
