package glasswood.listen;

import glasswood.stage.Balance;
import glasswood.stage.GainCurve;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the gains that bring a mix to its integrated loudness and the middles of its phases to what
 * they say.
 *
 * <p>Asked for are: integrated loudness L behind the slow leveller; the 3 s in the middle of each
 * phase that says so at L + its loudness + c before it, with one c for all. Where phases that say
 * nothing can make up for it, by at most {@value #MOST_GAIN} dB of the gain for the whole, c is 0;
 * where all say something it is what their levels leave. No trim goes beyond ±{@value #MOST_TRIM}
 * dB, and none lifts its phase's short-term loudness, behind the leveller, above L + {@value
 * #MOST_SHORT_TERM} LU anywhere, nor, where no leveller sees to it, momentary loudness above the
 * profile's limit.
 *
 * <p>Of a score that stands for a longer one, the middle is the mean level in the middle third of
 * the phase: where a breath or a gust falls in the longer one, its own 3 s do not tell.
 *
 * <p>Each round moves the trims by what the middles miss and then c, or the gain, by what the
 * integrated loudness misses; the number of rounds is limited. What cannot be met stays as near as
 * the limits allow; the integrated loudness has the last word.
 */
final class ArcBalance {
  private static final double MOST_TRIM = 9;
  private static final double MOST_GAIN = 3;
  private static final double MOST_SHORT_TERM = 4;
  private static final double MARGIN = 0.15;
  private static final int ROUNDS = 60;
  private static final int LAST_ROUNDS = 12;
  private static final double EXACT = 0.002;
  private static final double SILENT = -69;
  private static final double THIRD = 1 / 3.0;

  private final Score score;
  private final boolean sketch;
  private final List<Phase> phases;
  private final LevelModel model;
  private final double target;
  private final double startDb;
  private final double[] trims;
  private final double[] marks;
  private double gainDb;
  private double offset;

  /**
   * @param steps energies of the mix
   * @param plain its integrated loudness in LUFS
   * @param sketch whether the score stands for a longer one
   */
  ArcBalance(Score score, LoudnessSteps steps, double plain, boolean sketch) {
    this.score = score;
    this.sketch = sketch;
    phases = score.phases();
    model = new LevelModel(score, steps);
    target = score.master().loudnessLufs();
    startDb = target - plain;
    gainDb = startDb;
    trims = new double[phases.size()];
    marks = GainCurve.marks(score);
  }

  MixLoudness find() {
    boolean shaped = model.hops() > 0 && phases.stream().anyMatch(Phase::saysLoudness);
    if (shaped) {
      shape();
    }
    List<Double> found = shaped ? list() : List.of();
    // Whatever the trims had to leave: the whole has its loudness.
    for (int i = 0; i < LAST_ROUNDS; i++) {
      double miss = miss();
      gainDb += miss;
      if (Math.abs(miss) < EXACT) {
        break;
      }
    }
    return new MixLoudness(target - gainDb, found);
  }

  /** By how much the whole is too soft under the gains so far, in LU. */
  private double miss() {
    model.apply(new Balance(gainDb, list()));
    double integrated = model.integrated();
    return ScoreLoudness.isAudible(integrated) ? target - integrated : 0;
  }

  private List<Double> list() {
    return Arrays.stream(trims).boxed().toList();
  }

  /** First by the gain of what says nothing, then by the common offset of what does. */
  private void shape() {
    boolean free = phases.stream().anyMatch(phase -> !phase.saysLoudness());
    for (int round = 0; free && round < ROUNDS; round++) {
      double moved = trim();
      double miss = miss();
      double wanted = Math.max(-MOST_GAIN, Math.min(MOST_GAIN, gainDb + miss - startDb));
      double turned = startDb + wanted - gainDb;
      turn(turned);
      if (moved < EXACT && Math.abs(turned) < EXACT) {
        break;
      }
    }
    for (int round = 0; round < ROUNDS; round++) {
      double moved = trim();
      double miss = miss();
      offset = Math.max(-MOST_TRIM, Math.min(MOST_TRIM, offset + miss));
      if (moved < EXACT && Math.abs(miss) < EXACT) {
        break;
      }
    }
  }

  /** Turns the whole, but not those that say how loud they are. */
  private void turn(double db) {
    gainDb += db;
    for (int i = 0; i < trims.length; i++) {
      if (phases.get(i).saysLoudness()) {
        trims[i] = bounded(trims[i] - db);
      }
    }
  }

  private static double bounded(double trim) {
    return Math.max(-MOST_TRIM, Math.min(MOST_TRIM, trim));
  }

  /** Moves the trims towards what is asked for; by how many dB at most. */
  private double trim() {
    model.apply(new Balance(gainDb, list()));
    List<Double> next = new ArrayList<>();
    double most = 0;
    for (int i = 0; i < trims.length; i++) {
      double trim = trims[i];
      if (phases.get(i).saysLoudness()) {
        double middle = middle(i);
        double asked = middle <= SILENT ? 0 : target + phases.get(i).loudnessLu() + offset - middle;
        trim = bounded(trim + Math.min(asked, room(i)));
      }
      most = Math.max(most, Math.abs(trim - trims[i]));
      next.add(trim);
    }
    for (int i = 0; i < trims.length; i++) {
      trims[i] = next.get(i);
    }
    return most;
  }

  /** How loud the middle of a phase is before the leveller, in LUFS. */
  private double middle(int phase) {
    double centre = (marks[phase] + marks[phase + 1]) / 2;
    double half = sketch ? (marks[phase + 1] - marks[phase]) * THIRD / 2 : 0;
    int hops = (int) (2 * half * 10 / score.rate()) + 1;
    double sum = 0;
    for (int i = 0; i < hops; i++) {
      double frame = centre - half + (i + 0.5) * 2 * half / hops;
      sum += Math.max(SILENT, model.shortTerm(model.hop(frame)));
    }
    return sum / hops;
  }

  /** By how many dB a phase could be louder before it is too loud somewhere. */
  private double room(int phase) {
    double loudest = 0;
    double moments = 0;
    double framesPerHop = score.rate() / 10.0;
    int hops = (int) Math.floor((marks[phase + 1] - marks[phase]) / framesPerHop);
    for (int i = 0; i <= hops; i++) {
      double frame = marks[phase] + i * framesPerHop;
      loudest = Math.max(loudest, model.levelled(model.hop(frame), LevelModel.SHORT_TERM));
      // 400 ms with their middle there end 1.3 s before 3 s do.
      int moment = model.hop(frame - 1.3 * score.rate());
      moments = Math.max(moments, model.levelled(moment, LevelModel.MOMENT));
    }
    double most = target + MOST_SHORT_TERM - MARGIN;
    double room = most - GatedHistogram.loudness(loudest);
    double limit = target + score.profile().momentaryAboveLu() - MARGIN;
    // The leveller sees to it where there is one.
    return model.levels() ? room : Math.min(room, limit - GatedHistogram.loudness(moments));
  }
}
