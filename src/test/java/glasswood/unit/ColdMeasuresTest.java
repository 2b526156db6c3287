package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Tuning;
import org.junit.jupiter.api.Test;

/** Frequencies, times and shares that the cold units promise, one by one. */
class ColdMeasuresTest {
  private static final int RATE = UnitRig.RATE;

  /** Amplitude of a sine of {@code hz} in frames {@code from} … {@code to}, under a Hann window. */
  private static double amplitude(double[] sound, double from, double to, double hz) {
    int begin = (int) (from * RATE);
    int count = (int) (to * RATE) - begin;
    double re = 0;
    double im = 0;
    for (int i = 0; i < count; i++) {
      double window = 1 - Math.cos(2 * Math.PI * i / count);
      double angle = 2 * Math.PI * hz * i / RATE;
      re += window * sound[begin + i] * Math.cos(angle);
      im += window * sound[begin + i] * Math.sin(angle);
    }
    return 2 * Math.hypot(re, im) / count;
  }

  /** The strongest frequency from {@code low} to {@code high}, in steps. */
  private static double strongest(
      double[] sound, double from, double to, double low, double high, double step) {
    double best = low;
    double most = 0;
    for (double hz = low; hz <= high; hz += step) {
      double here = amplitude(sound, from, to, hz);
      if (here > most) {
        most = here;
        best = hz;
      }
    }
    return best;
  }

  private static double cents(double hz, double target) {
    return Math.abs(1200 * Math.log(hz / target) / Math.log(2));
  }

  @Test
  void pairsStandOnTheirHarmonicsAndBeatAsAsked() {
    UnitRig rig = new UnitRig();
    HarmonicPairs hum = rig.add(new HarmonicPairs());
    hum.frequency.set(73.416);
    hum.count.set(5);
    hum.slowest.set(1);
    hum.fastest.set(1);
    hum.spread.set(0);
    CombResonator glass = rig.add(new CombResonator());
    glass.frequency.set(73.416);
    glass.feedback.set(0.9);
    hum.output.connect(0, glass.input, 0);
    double[] sound = rig.hear(glass.output).render(6)[0];
    for (int n = 1; n <= 5; n++) {
      double target = n * 73.416;
      // Four seconds resolve the two sines of a pair, 1 Hz apart.
      double lower = strongest(sound, 2, 6, target - 0.8, target - 0.2, 0.02);
      double upper = strongest(sound, 2, 6, target + 0.2, target + 0.8, 0.02);
      assertEquals(1, upper - lower, 0.05, "beats a second of pair " + n);
      assertTrue(cents((lower + upper) / 2, target) < 3, "pair " + n + " at " + lower);
    }
  }

  @Test
  void combAnswersAtItsHarmonicsAndBlocksDirectCurrent() {
    UnitRig rig = new UnitRig();
    CombResonator comb = rig.add(new CombResonator());
    comb.frequency.set(220);
    comb.feedback.set(0.8);
    comb.damping.set(0);
    rig.strike(comb.input, 1, 0);
    double[] sound = rig.hear(comb.output).render(0.5)[0];
    double sum = 0;
    for (double value : sound) {
      sum += value;
    }
    assertEquals(0, sum, 0.01, "gain at 0 Hz");
    for (int n = 1; n <= 8; n++) {
      // |H| = (1 − g)/|1 − g·e^{−jωD}|: 1 at harmonics, 1/9 between them; Lagrange within 0.1 dB.
      assertEquals(1, gain(sound, n * 220.0), 0.03, "harmonic " + n);
      assertEquals(0.2 / 1.8, gain(sound, (n + 0.5) * 220), 0.01, "between harmonics, " + n);
    }
  }

  private static double gain(double[] response, double hz) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < response.length; i++) {
      re += response[i] * Math.cos(2 * Math.PI * hz * i / RATE);
      im += response[i] * Math.sin(2 * Math.PI * hz * i / RATE);
    }
    return Math.hypot(re, im);
  }

  @Test
  void combStaysBoundedWhileEverythingMoves() {
    UnitRig rig = new UnitRig();
    SharedNoise noise = rig.add(new SharedNoise());
    noise.tilt.set(0);
    CombResonator comb = rig.add(new CombResonator());
    noise.output.connect(0, comb.input, 0);
    Wander path = rig.add(new Wander());
    path.low.set(20);
    path.high.set(8000);
    path.time.set(0.05);
    path.smooth.set(0);
    path.output.connect(comb.frequency);
    comb.feedback.set(0.995);
    for (double value : rig.hear(comb.output).render(4)[0]) {
      // Its peaks are scaled to the input's, of at most 1; the moving taps may overshoot.
      assertTrue(Math.abs(value) < 2, "at " + value);
    }
  }

  @Test
  void bandPassPassesItsCentreAndHalvesPowerAtItsEdges() {
    for (double q : new double[] {2, 6, 50}) {
      UnitRig rig = new UnitRig();
      StereoBandPass filter = rig.add(new StereoBandPass());
      filter.frequency.set(1000);
      filter.Q.set(q);
      rig.strike(filter.input, 1, 0);
      double[] sound = rig.hear(filter.output).render(0.5)[0];
      double edge = 1000 * (Math.sqrt(1 + 1 / (4 * q * q)) + 1 / (2 * q));
      assertEquals(1, gain(sound, 1000), 1e-3, "Q " + q);
      // The bilinear map bends 1 kHz's surroundings by 0.2 % of their distance.
      assertEquals(Math.sqrt(0.5), gain(sound, edge), 5e-3, "Q " + q);
    }
  }

  @Test
  void wanderForgetsAfterItsTimeAndVisitsAllBetweenItsBounds() {
    UnitRig rig = new UnitRig();
    Wander wander = rig.add(new Wander());
    wander.enter(UnitRig.dream(3));
    wander.time.set(0.5);
    wander.smooth.set(0);
    wander.low.set(2);
    wander.high.set(4);
    double[] path = rig.hear(wander.output).render(400)[0];
    int lag = RATE / 2;
    double mean = 0;
    double power = 0;
    double product = 0;
    int step = 480;
    int count = 0;
    for (int i = lag; i < path.length; i += step) {
      assertTrue(path[i] > 2 && path[i] < 4, "at " + path[i]);
      mean += path[i];
      power += (path[i] - 3) * (path[i] - 3);
      product += (path[i] - 3) * (path[i - lag] - 3);
      count++;
    }
    // 400 s hold about 400 independent values: 5 %, of deviation 2/√12.
    assertEquals(3, mean / count, 0.1);
    assertEquals(1.0 / 3, power / count, 0.06, "variance of an even distribution");
    assertEquals(Math.exp(-1), product / power, 0.15);
  }

  @Test
  void bouncesComeSoonerAndSofter() {
    UnitRig rig = new UnitRig();
    Bounces bounces = rig.add(new Bounces());
    rig.strike(bounces.input, 1, 0.1);
    double[] sound = rig.hear(bounces.output).render(1.5)[0];
    int before = -1;
    double gap = 0;
    double level = 0;
    int count = 0;
    for (int i = 0; i < sound.length; i++) {
      if (sound[i] > 0) {
        if (count >= 1) {
          assertEquals(0.6, sound[i] / level, 1e-9);
        }
        if (count >= 2) {
          // Bounces fall on whole frames.
          assertEquals(0.7 * gap, i - before, 2);
        }
        gap = before < 0 ? 0 : i - before;
        before = i;
        level = sound[i];
        count++;
      }
    }
    assertTrue(count >= 3 && count <= 9, count + " bounces");
  }

  @Test
  void iceRingsAtTheFreeBarsRatiosAndFalls60DbInItsDecay() {
    UnitRig rig = new UnitRig();
    GlassImpacts ice = rig.add(new GlassImpacts());
    ice.low.set(1000);
    ice.high.set(1000);
    ice.decay.set(0.5);
    ice.spread.set(0);
    rig.strike(ice.input, 1, 0.01);
    double[] sound = rig.hear(ice.output).render(0.6)[0];
    for (double ratio : new double[] {1, 2.756, 5.404}) {
      double hz = strongest(sound, 0.012, 0.1, 1000 * ratio * 0.97, 1000 * ratio * 1.03, 2);
      assertTrue(cents(hz, 1000 * ratio) < 5, "mode at " + hz);
      double decay = 0.5 * Math.pow(ratio, -0.7);
      double early = amplitude(sound, 0.02, 0.07, 1000 * ratio);
      double late = amplitude(sound, 0.12, 0.17, 1000 * ratio);
      // Modes are far enough apart for a window of 50 ms: sidelobes below −60 dB.
      assertEquals(-60 * 0.1 / decay, 20 * Math.log10(late / early), 1, "mode " + ratio);
    }
  }

  @Test
  void dropsBendUpwardsAndRingLonger() {
    double[] ice = strike(0);
    double[] drop = strike(1);
    double early = strongest(drop, 0.012, 0.06, 400, 2200, 4);
    double late = strongest(drop, 0.25, 0.4, 400, 3200, 4);
    assertTrue(late > 1.05 * early, early + " Hz, then " + late);
    assertTrue(fall(drop) > fall(ice) + 6, "falls " + fall(ice) + " dB, then " + fall(drop));
  }

  private static double[] strike(double melt) {
    UnitRig rig = new UnitRig();
    GlassImpacts ice = rig.add(new GlassImpacts());
    ice.enter(UnitRig.dream(5));
    ice.melt.set(melt);
    rig.strike(ice.input, 1, 0.01);
    return rig.hear(ice.output).render(0.6)[0];
  }

  /** How far it falls in 0.2 s, in dB, negative. */
  private static double fall(double[] sound) {
    double early = 0;
    double late = 0;
    for (int i = 0; i < 2400; i++) {
      early += sound[960 + i] * sound[960 + i];
      late += sound[10560 + i] * sound[10560 + i];
    }
    return 10 * Math.log10(late / early);
  }

  @Test
  void chirpsAreShortSoftEdgedAndInTheirRange() {
    UnitRig rig = new UnitRig();
    Sparrow sparrow = rig.add(new Sparrow());
    sparrow.enter(UnitRig.dream(2));
    rig.strike(sparrow.input, 1, 0.1);
    double[] sound = rig.hear(sparrow.output).render(0.8)[0];
    int chirps = 0;
    int from = -1;
    int quiet = 0;
    for (int i = 0; i < sound.length; i++) {
      if (sound[i] != 0) {
        from = from < 0 ? i : from;
        quiet = 0;
      } else if (from >= 0 && ++quiet > 480) {
        double seconds = (i - quiet - from) / (double) RATE;
        assertTrue(seconds > 0.038 && seconds < 0.121, "lasts " + seconds);
        double begin = from / (double) RATE;
        double hz = strongest(sound, begin, begin + seconds, 2500, 6500, 20);
        assertTrue(hz > 2900 && hz < 5600, "at " + hz);
        for (int k = 0; k < 240; k++) {
          assertTrue(Math.abs(sound[from + k]) < 0.2, "too sudden");
        }
        chirps++;
        from = -1;
      }
    }
    assertEquals(2, chirps);
  }

  @Test
  void whisperedSyllablesLast120To250MsAndFreezeAsOften() {
    UnitRig rig = new UnitRig();
    Whispers whispers = rig.add(new Whispers());
    whispers.enter(UnitRig.dream(4));
    whispers.density.set(1.2);
    double[] frozen = rig.hear(whispers.frozen).render(120)[0];
    int count = 0;
    for (double value : frozen) {
      count += value > 0 ? 1 : 0;
    }
    // 144 syllables in some 58 words of Poisson pauses: 13 % each way, thrice.
    assertEquals(144, count, 56);
  }

  @Test
  void glidesRestOnTonesOfTheScale() {
    UnitRig rig = new UnitRig();
    ScaleGlide glide = rig.add(new ScaleGlide());
    glide.enter(UnitRig.dream(6));
    double[] hz = rig.hear(glide.output).render(60)[0];
    int resting = 0;
    for (int i = 4800; i < hz.length; i += 480) {
      assertTrue(hz[i] > 219 && hz[i] < 881, "at " + hz[i]);
      if (Math.abs(hz[i] - hz[i - 480]) < 1e-9) {
        resting++;
        double nearest = Double.MAX_VALUE;
        for (int degree = 0; degree < 25; degree++) {
          nearest = Math.min(nearest, cents(hz[i], Tuning.GLASSWOOD.hz(degree)));
        }
        assertTrue(nearest < 0.1, "rests at " + hz[i]);
      }
    }
    assertTrue(resting > 1000, "rests " + resting / 100.0 + " s of a minute");
  }
}
