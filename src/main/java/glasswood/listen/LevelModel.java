package glasswood.listen;

import glasswood.stage.Balance;
import glasswood.stage.GainCurve;
import glasswood.stage.Loop;
import glasswood.stage.SlowGain;
import glasswood.timeline.Score;

/**
 * Tells how loud a measured mix becomes under a {@link Balance}, without rendering it: every 10 ms
 * of its energy times the gain there, then the slow leveller where there is one. The limiter is
 * left out, which takes from loudness next to nothing.
 */
final class LevelModel {
  private static final int PER_SECOND = LoudnessSteps.PER_SECOND;
  static final int MOMENT = 40;
  static final int SHORT_TERM = 300;
  private static final int HOP = 10;
  private static final double RELATIVE_GATE = -10;

  /** A running sum is not exact. */
  private static final double NEARLY = 1 - 1e-9;

  private final Score score;
  private final boolean circle;
  private final int count;
  private final double[] plain;
  private final double[] gained;
  private final double[] sums;
  private final double[] levelled;
  private final double[] levelledSums;
  private Balance applied;

  /**
   * @param steps the score's mix; of a loop, one turn from {@link Loop#first} on
   */
  LevelModel(Score score, LoudnessSteps steps) {
    this.score = score;
    circle = score.loop();
    count = steps.size();
    plain = new double[count];
    gained = new double[count];
    sums = new double[count + 1];
    levelledSums = new double[count + 1];
    levelled = levels() ? new double[count] : gained;
    long first = circle ? Math.floorMod(new Loop(score).first(), score.frames()) : 0;
    long shift = Math.round((double) first * PER_SECOND / score.rate());
    for (int i = 0; i < count; i++) {
      plain[(int) ((i + shift) % count)] = steps.get(i);
    }
  }

  /** Whether the slow leveller is at work. */
  boolean levels() {
    return Double.isFinite(score.master().momentaryLufs());
  }

  /** How many values {@link #shortTerm} has: one for each 100 ms. */
  int hops() {
    return count / HOP;
  }

  /** Which value of 3 s has its middle nearest to a frame of the piece. */
  int hop(double frame) {
    long hop = Math.round((frame / score.rate() + 0.5 * SHORT_TERM / PER_SECOND) * 10) - 1;
    return (int) (circle ? Math.floorMod(hop, hops()) : Math.max(0, Math.min(hops() - 1L, hop)));
  }

  /** Applies a balance; nothing is to be done where it is the one that was applied last. */
  void apply(Balance balance) {
    if (balance.equals(applied)) {
      return;
    }
    applied = balance;
    GainCurve curve = new GainCurve(score, balance);
    double framesPerStep = (double) score.rate() / PER_SECOND;
    double steadyUntil = Double.NEGATIVE_INFINITY;
    double factor = 0;
    for (int i = 0; i < count; i++) {
      double frame = (i + 0.5) * framesPerStep;
      if (frame >= steadyUntil) {
        factor = curve.factor(frame);
        steadyUntil = curve.steadyUntil(frame);
      }
      gained[i] = plain[i] * factor * factor;
      sums[i + 1] = sums[i] + gained[i];
    }
    if (levels()) {
      level();
    }
    for (int i = 0; i < count; i++) {
      levelledSums[i + 1] = levelledSums[i] + levelled[i];
    }
  }

  /**
   * What the leveller leaves; a circle has gone round once before. Where nothing is near the
   * ceiling all stays as it is, and the leveller is only told what came last.
   */
  private void level() {
    SlowGain slow = new SlowGain(score.master().momentaryLufs());
    double before = 1;
    double now = 1;
    int end = count + SlowGain.AHEAD;
    int i = circle ? -count : 0;
    while (i < end) {
      if (slow.isIdle() && before == 1 && now == 1) {
        int next = firstAbove(i, end, NEARLY * slow.ceiling() * MOMENT);
        int from = Math.max(0, i - SlowGain.AHEAD);
        int to = Math.max(from, next - SlowGain.AHEAD);
        System.arraycopy(gained, from, levelled, from, to - from);
        slow.skip(next - i);
        for (int ago = 1; ago < MOMENT; ago++) {
          slow.tell(ago, step(next - ago));
        }
        i = next;
      }
      if (i < end) {
        int out = i - SlowGain.AHEAD;
        if (out >= 0) {
          // The mean of the square of a gain that moves in a straight line.
          levelled[out] = gained[out] * (before * before + before * now + now * now) / 3;
        }
        before = now;
        now = slow.step(step(i));
        i++;
      }
    }
  }

  /** The first step from {@code from} on with which {@value #MOMENT} end that are above a sum. */
  private int firstAbove(int from, int end, double most) {
    if (!circle) {
      double[] until = sums;
      for (int at = from; at < count; at++) {
        if (until[at + 1] - until[Math.max(0, at + 1 - MOMENT)] > most) {
          return at;
        }
      }
      // Behind the end it only becomes less.
      return end;
    }
    double sum = 0;
    for (int i = from - MOMENT; i < from; i++) {
      sum += step(i);
    }
    for (int at = from; at < end; at++) {
      sum += step(at) - step(at - MOMENT);
      if (sum > most) {
        return at;
      }
    }
    return end;
  }

  /** Energy of a step before the leveller, also before the beginning and behind the end. */
  private double step(int number) {
    if (circle) {
      return gained[Math.floorMod(number, count)];
    }
    return number >= 0 && number < count ? gained[number] : 0;
  }

  /** Loudness in LUFS of the 3 s that end with a hop, before the leveller. */
  double shortTerm(int hop) {
    return GatedHistogram.loudness(energy(sums, hop, SHORT_TERM));
  }

  /** Mean square of the {@code steps} that end with a hop, behind the leveller. */
  double levelled(int hop, int steps) {
    return energy(levelledSums, hop, steps);
  }

  /** There was silence before the beginning, unless it is a circle. */
  private double energy(double[] from, int hop, int steps) {
    int end = (hop + 1) * HOP;
    int begin = end - steps;
    double sum = from[end] - from[Math.max(0, begin)];
    if (begin < 0 && circle) {
      sum += from[count] - from[Math.max(0, count + begin)];
    }
    return Math.max(0, sum) / steps;
  }

  /** Integrated loudness in LUFS, behind the leveller. */
  double integrated() {
    GatedHistogram blocks = new GatedHistogram();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += levelled[i];
      if (i >= MOMENT) {
        sum -= levelled[i - MOMENT];
      }
      if (i + 1 >= MOMENT && (i + 1) % HOP == 0) {
        double meanSquare = Math.max(0, sum) / MOMENT;
        blocks.add(GatedHistogram.loudness(meanSquare), meanSquare);
      }
    }
    return blocks.gatedLoudness(RELATIVE_GATE);
  }
}
