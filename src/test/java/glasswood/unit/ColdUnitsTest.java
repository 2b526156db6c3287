package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.ports.UnitPort;
import com.jsyn.unitgen.UnitGenerator;
import com.sun.management.ThreadMXBean;
import glasswood.dream.Dreaming;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every unit of the cold phases, fed with noise and with blows. */
class ColdUnitsTest {

  static Stream<Supplier<UnitGenerator>> units() {
    return Stream.of(
        Wander::new,
        SharedNoise::new,
        StereoBandPass::new,
        CombResonator::new,
        HarmonicPairs::new,
        RandomTicks::new,
        Bounces::new,
        GlassImpacts::new,
        Whispers::new,
        ScaleGlide::new,
        Sparrow::new);
  }

  private static UnitRig rig(Supplier<UnitGenerator> maker, int rate, long seed) {
    UnitRig rig = new UnitRig(rate);
    UnitGenerator unit = rig.add(maker.get());
    if (unit instanceof Dreaming dreaming) {
      dreaming.enter(UnitRig.dream(seed));
    }
    UnitOutputPort output = null;
    for (UnitPort port : unit.getPorts()) {
      if (port instanceof UnitOutputPort candidate && output == null) {
        output = candidate;
      }
      if (port instanceof UnitInputPort input && input.getName().equals("Input")) {
        RandomTicks ticks = rig.add(new RandomTicks());
        ticks.enter(UnitRig.dream(3));
        ticks.density.set(20);
        for (int part = 0; part < input.getNumParts(); part++) {
          ticks.output.connect(0, input, part);
        }
      }
    }
    return rig.hear(output);
  }

  @ParameterizedTest
  @MethodSource("units")
  void aBlockOf64EqualsSixtyFourOfOne(Supplier<UnitGenerator> maker) {
    double[][] whole = rig(maker, UnitRig.RATE, 11).render(0.6);
    double[][] split = rig(maker, UnitRig.RATE, 11).renderSplit(0.6);
    assertArrayEquals(whole[0], split[0]);
    assertArrayEquals(whole[1], split[1]);
  }

  @ParameterizedTest
  @MethodSource("units")
  void theSeedDecides(Supplier<UnitGenerator> maker) {
    double[][] once = rig(maker, UnitRig.RATE, 23).render(4);
    assertArrayEquals(once[0], rig(maker, UnitRig.RATE, 23).render(4)[0]);
    if (maker.get() instanceof Dreaming) {
      assertFalse(Arrays.equals(once[0], rig(maker, UnitRig.RATE, 24).render(4)[0]));
    }
    assertTrue(Arrays.stream(once[0]).anyMatch(x -> x != 0), "nothing was rendered");
  }

  @ParameterizedTest
  @MethodSource("units")
  void soundsAreFiniteAndWithoutDirectCurrentAtAnyRate(Supplier<UnitGenerator> maker) {
    for (int rate : new int[] {44100, 48000, 96000}) {
      double[] side = rig(maker, rate, 5).render(1.5)[0];
      assertTrue(Arrays.stream(side).allMatch(Double::isFinite), "at " + rate);
      UnitGenerator unit = maker.get();
      if (!(unit instanceof Wander || unit instanceof ScaleGlide)) {
        // The mean of 1.5 s of pink noise deviates by 0.012 (flat below 16 Hz): four of these.
        assertEquals(0, Arrays.stream(side).average().orElseThrow(), 0.05, "at " + rate);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("units")
  void nothingIsAllocatedOnceWarm(Supplier<UnitGenerator> maker) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    UnitGenerator unit = maker.get();
    unit.setFrameRate(UnitRig.RATE);
    for (int i = 0; i < 3000; i++) {
      unit.generate(0, 8);
    }
    long least = Long.MAX_VALUE;
    // The fewest of several runs: the compiler at work may charge its bytes to a run, the code to
    // each.
    for (int run = 0; run < 3; run++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 1000; i++) {
        unit.generate(0, 8);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }
}
