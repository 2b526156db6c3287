package glasswood.listen;

import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Measures the mix of a score, from its first frame to its last (of a loop, one turn from {@link
 * glasswood.stage.Loop#first} on), and finds from it what mastering is to do.
 *
 * <p>Where mastering depends on more than the integrated loudness, it keeps the energy of every 10
 * ms: 12 kB a minute in a file, 24 MB for a day.
 */
public final class MixMeter {
  private final Score score;
  private final boolean sketch;
  private final LoudnessSteps steps;
  private final LoudnessMeter meter;

  /** A meter of a score's mix in stereo; of a mono fold it hears both sides alike. */
  public MixMeter(Score score) {
    this(score, false);
  }

  /** A meter of the mix of a score that stands for a longer one. */
  static MixMeter ofSketch(Score score) {
    return new MixMeter(score, true);
  }

  private MixMeter(Score score, boolean sketch) {
    this.score = score;
    this.sketch = sketch;
    steps = isShaped(score) ? new LoudnessSteps() : null;
    meter = LoudnessMeter.keeping(score.rate(), steps);
  }

  /** Whether mastering does more to the levels of a score than one gain can tell. */
  static boolean isShaped(Score score) {
    return score.master() != null
        && (Double.isFinite(score.master().momentaryLufs())
            || score.phases().stream().anyMatch(Phase::saysLoudness));
  }

  /** Hears frames {@code offset … offset + count − 1}. */
  public void add(double[] left, double[] right, int offset, int count) {
    meter.add(left, right, offset, count);
  }

  /** What was found, once all was heard. */
  public MixLoudness loudness() {
    double plain = meter.integrated();
    return steps == null || !ScoreLoudness.isAudible(plain)
        ? MixLoudness.of(plain)
        : new ArcBalance(score, steps, plain, sketch).find();
  }

  /** Writes what was heard. */
  public void save(DataOutput out) throws IOException {
    meter.save(out);
    if (steps != null) {
      steps.save(out);
    }
  }

  /** Makes a new one of the same score one that has heard what another had. */
  public void restore(DataInput in) throws IOException {
    meter.restore(in);
    if (steps != null) {
      steps.restore(in);
    }
  }
}
