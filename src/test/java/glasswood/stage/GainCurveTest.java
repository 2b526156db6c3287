package glasswood.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.timeline.Master;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GainCurveTest {
  private static final int RATE = NoiseScores.RATE;
  private static final Master MASTER = new Master(-18, -1);

  /** Three phases of 60, 30 and 60 s that overlap by {@code fade} seconds. */
  private static Score three(int fade) {
    long half = (long) fade * RATE / 2;
    return NoiseScores.score(
        MASTER,
        NoiseScores.phase("a", 0, 60L * RATE + half, 2 * half, NoiseScores.layer("x", 0, -9)),
        NoiseScores.phase(
            "b", 60L * RATE - half, 90L * RATE + half, 2 * half, NoiseScores.layer("x", 0, -9)),
        NoiseScores.phase("c", 90L * RATE - half, 150L * RATE, 2 * half));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 10})
  void isSteadyAroundTheMiddlesAndNeverSteep(int fade) {
    GainCurve curve = new GainCurve(three(fade), new Balance(6, List.of(-3.0, 9.0, 0.0)));
    for (double seconds : new double[] {0, 20, 30, 45, 75, 110, 149}) {
      double trim = seconds < 40 ? -3 : seconds > 100 ? 0 : 9;
      if (seconds != 45) {
        assertEquals(6 + trim, curve.decibels(seconds * RATE), 1e-9, "at " + seconds + " s");
      }
    }
    double steepest = 0;
    for (double seconds = 0; seconds < 149; seconds += 0.05) {
      double slope =
          (curve.decibels((seconds + 0.05) * RATE) - curve.decibels(seconds * RATE)) / 0.05;
      steepest = Math.max(steepest, Math.abs(slope));
    }
    // 12 dB in 12.6 s, where both phases have room for it; 1.5 dB/s is the rule, a crossfade the
    // least
    assertTrue(steepest < 1.51, "steepest " + steepest);
    assertTrue(steepest > 0.9, "no slower than need be: " + steepest);
  }

  @Test
  void phasesThatAreTooShortForASlowChangeKeepTheirMiddles() {
    long[] at = {0, 3, 6, 9};
    Score score =
        NoiseScores.score(
            MASTER,
            NoiseScores.phase("a", at[0] * RATE, at[1] * RATE, 64),
            NoiseScores.phase("b", at[1] * RATE, at[2] * RATE, 64),
            NoiseScores.phase("c", at[2] * RATE, at[3] * RATE, 64));
    GainCurve curve = new GainCurve(score, new Balance(0, List.of(-9.0, 9.0, -9.0)));
    assertEquals(-9, curve.decibels(1.5 * RATE), 1e-9);
    assertEquals(9, curve.decibels(4.5 * RATE), 1e-9);
    assertEquals(-9, curve.decibels(7.5 * RATE), 1e-9);
  }

  @Test
  void trimsOfZeroChangeNothing() {
    Score score = three(4);
    GainCurve curve = new GainCurve(score, new Balance(2.5, List.of(0.0, 0.0, 0.0)));
    assertTrue(curve.even());
    assertFalse(new GainCurve(score, new Balance(2.5, List.of(0.0, 1.0, 0.0))).even());
    assertEquals(GainCurve.steady(2.5).factor(77), curve.factor(12345), 0);
    assertThrows(
        IllegalArgumentException.class,
        () -> new GainCurve(score, new Balance(0, List.of(1.0, 2.0))));
  }

  @Test
  void aCircleEndsAsItBegins() {
    Score score =
        ScoreReader.read("glasswood-short", ScoreOptions.DEFAULTS.withSeconds(300).withLoop(true));
    List<Double> trims = List.of(-4.0, 3.0, 1.0, 2.0, -1.0, 0.0, 5.0, 6.5);
    GainCurve curve = new GainCurve(score, new Balance(0, trims));
    double turn = score.frames();
    double most = 0;
    for (double frame = -2 * turn; frame < 2 * turn; frame += score.rate() / 20.0) {
      assertEquals(curve.decibels(frame), curve.decibels(frame + turn), 1e-9, "frame " + frame);
      double step = curve.decibels(frame + score.rate() / 20.0) - curve.decibels(frame);
      most = Math.max(most, Math.abs(step) * 20);
    }
    assertTrue(most < 2.5, "steepest " + most + " dB/s, the seam's 10.5 dB included");
    double[] marks = GainCurve.marks(score);
    for (int i = 0; i < trims.size(); i++) {
      double middle = (marks[i] + marks[i + 1]) / 2;
      assertEquals(trims.get(i), curve.decibels(middle), 1e-9, "phase " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void itTellsHowLongItStaysAsItIs(boolean circle) {
    Score score =
        ScoreReader.read(
            "glasswood-short", ScoreOptions.DEFAULTS.withSeconds(300).withLoop(circle));
    List<Double> trims = List.of(-4.0, 3.0, 1.0, 1.0, -1.0, 0.0, 5.0, 6.5);
    GainCurve curve = new GainCurve(score, new Balance(0, trims));
    double step = score.rate() / 50.0;
    double still = 0;
    for (double frame = -score.frames(); frame < 2 * score.frames(); frame += step) {
      double until = curve.steadyUntil(frame);
      assertTrue(until >= frame, "frame " + frame + " until " + until);
      if (until > frame) {
        still += step;
        double now = curve.decibels(frame);
        double last = Math.min(until, 2 * score.frames());
        for (int i = 0; i <= 8; i++) {
          assertEquals(now, curve.decibels(frame + i * (last - frame) / 8), 1e-9);
        }
      } else {
        double moved = Math.abs(curve.decibels(frame + step) - curve.decibels(frame - step));
        double least = Math.abs(curve.decibels(frame) - curve.decibels(frame + step));
        // A step of 0 dB, from the third phase to the fourth, counts as moving, too.
        assertTrue(moved + least > 0 || curve.decibels(frame) == 1, "frame " + frame);
      }
    }
    double share = still / (3.0 * score.frames());
    assertTrue(share > 0.3 && share < 1, "steady for " + share);
  }

  @Test
  void masteringFollowsTheCurve() {
    Score score = three(10);
    Balance balance = new Balance(-3, List.of(2.0, -4.0, 1.5));
    GainCurve curve = new GainCurve(score, balance);
    Automation automation = new Automation(curve, 0, RATE);
    double[] left = new double[1000];
    double[] right = new double[1000];
    for (int at = 0; at < 150 * RATE; at += 1000) {
      java.util.Arrays.fill(left, 1);
      java.util.Arrays.fill(right, -0.5);
      automation.apply(left, right, 1000);
      for (int i = 0; i < 1000; i += 7) {
        // A straight line over 64 frames of a raised cosine of 6 dB over 10 s: within 1e-8.
        assertEquals(curve.factor(at + i), left[i], 1e-8, "frame " + (at + i));
        assertEquals(-0.5 * left[i], right[i], 1e-15, "frame " + (at + i));
      }
    }
  }

  @Test
  void aLeapIsFollowedByAGlide() {
    Mastering mastering = new Mastering(three(4), new Balance(0, List.of(6.0, -6.0, 0.0)), 0);
    int chunk = 1024;
    double[] left = new double[chunk];
    double[] right = new double[chunk];
    double before = 0;
    double least = 1;
    double most = 0;
    for (int i = 0; i < 12 * RATE / chunk; i++) {
      // From the middle of the first phase to that of the second, after two seconds.
      int second = i * chunk / RATE;
      mastering.moveTo(second < 2 ? (long) i * chunk : 70L * RATE + (long) i * chunk);
      java.util.Arrays.fill(left, 0.01);
      java.util.Arrays.fill(right, 0.01);
      int ready = mastering.process(left, right, chunk);
      if (ready == chunk) {
        double now = left[chunk - 1];
        if (before > 0) {
          least = Math.min(least, now / before);
          most = Math.max(most, now / before);
        }
        before = now;
      }
    }
    assertEquals(0.01 * Math.pow(10, -6 / 20.0), before, 1e-6, "where the curve is");
    double perSecond = -20 * Math.log10(least) * RATE / chunk;
    // 12 dB over 4 s, as a raised cosine: 4.7 dB/s at its steepest
    assertEquals(4.7, perSecond, 0.3);
    assertTrue(most < 1 + 1e-9, "it only falls: " + most);
  }
}
