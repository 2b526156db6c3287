package glasswood.stage;

import glasswood.timeline.Master;
import glasswood.timeline.Score;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Brings the mix to its level: the gain of its {@link Balance}, then (to sleep by) the slow
 * leveller, then the look-ahead limiter. Their delay is taken out again, so that what comes out
 * lines up with what went in.
 */
public final class Mastering {
  /** Twenty time constants of the limiter's release. */
  private static final double LIMITER_SECONDS = 5;

  /** Twenty of the leveller's, and as far as it looks ahead. */
  private static final double LEVELLER_SECONDS = 41;

  private final Automation gain;
  private final Leveller leveller;
  private final Limiter limiter;
  private final double[] left;
  private final double[] right;
  private final boolean within;
  private long skip;
  private long owed;

  /**
   * Mastering with one gain.
   *
   * @param master the limits; null passes everything on as it is
   * @param gainDb gain for the whole piece in dB, from its measured loudness
   * @param rate frames a second
   */
  public Mastering(Master master, double gainDb, int rate) {
    this(master, new Automation(GainCurve.steady(gainDb), 0, rate), rate, 0, false);
  }

  /**
   * Mastering of a score, or of its part from the frame {@code from} on.
   *
   * @param balance the gains, from its measured loudness
   */
  public Mastering(Score score, Balance balance, long from) {
    this(
        score.master(),
        new Automation(new GainCurve(score, balance), from, score.rate()),
        score.rate(),
        0,
        false);
  }

  /**
   * Mastering of a loop: what goes in begins {@link Loop#lead} frames before it and ends {@link
   * Loop#tail} frames behind it; what comes out is the loop.
   */
  public Mastering(Loop loop, Balance balance) {
    this(
        loop.score().master(),
        new Automation(
            new GainCurve(loop.score(), balance), loop.first() - loop.lead(), loop.score().rate()),
        loop.score().rate(),
        loop.lead(),
        true);
  }

  private Mastering(Master master, Automation gain, int rate, long lead, boolean within) {
    this.within = within;
    this.gain = gain;
    limiter = master == null ? null : new Limiter(master.truePeakDb(), rate);
    leveller = levels(master) ? new Leveller(master.momentaryLufs(), rate) : null;
    int tail = limiter == null ? 0 : limiter.delayFrames();
    tail += leveller == null ? 0 : leveller.delayFrames();
    skip = tail + lead;
    left = new double[Math.max(1, tail)];
    right = new double[Math.max(1, tail)];
  }

  private static boolean levels(Master master) {
    return master != null && Double.isFinite(master.momentaryLufs());
  }

  /** How many frames the mastering of a loop is to hear before those that it gives. */
  static long leadFrames(Master master, int rate) {
    double seconds = master == null ? 0 : levels(master) ? LEVELLER_SECONDS : LIMITER_SECONDS;
    return (long) (seconds * rate);
  }

  /** How many frames the mastering of a loop is to hear after those that it gives. */
  static long delayFrames(Master master, int rate) {
    return master == null
        ? 0
        : Limiter.delayFrames(rate) + (levels(master) ? Leveller.delayFrames(rate) : 0);
  }

  /**
   * Tells which frame of the piece is processed next; where that is not the one that follows, the
   * gain glides to where it is there.
   */
  public void moveTo(long frame) {
    gain.moveTo(frame);
  }

  /**
   * Processes frames in place; what comes out may be fewer (at the beginning).
   *
   * @return how many frames, from index 0, are ready
   */
  public int process(double[] blockLeft, double[] blockRight, int frames) {
    if (limiter == null) {
      return frames;
    }
    gain.apply(blockLeft, blockRight, frames);
    if (leveller != null) {
      leveller.process(blockLeft, blockRight, 0, frames);
    }
    limiter.process(blockLeft, blockRight, 0, frames);
    owed += frames;
    int drop = (int) Math.min(skip, frames);
    skip -= drop;
    int ready = frames - drop;
    if (drop > 0) {
      System.arraycopy(blockLeft, drop, blockLeft, 0, ready);
      System.arraycopy(blockRight, drop, blockRight, 0, ready);
    }
    owed -= ready;
    return ready;
  }

  /**
   * What is still delayed after the last frame, none of it for a loop; to be called once.
   *
   * @return left and right
   */
  public double[][] finish() {
    int frames = within ? 0 : (int) owed;
    double[][] rest = {new double[frames], new double[frames]};
    if (limiter != null && !within) {
      java.util.Arrays.fill(left, 0);
      java.util.Arrays.fill(right, 0);
      if (leveller != null) {
        leveller.process(left, right, 0, left.length);
      }
      limiter.process(left, right, 0, left.length);
      System.arraycopy(left, (int) skip, rest[0], 0, frames);
      System.arraycopy(right, (int) skip, rest[1], 0, frames);
    }
    return rest;
  }

  /** Writes where it stands. */
  public void save(DataOutput out) throws IOException {
    out.writeLong(skip);
    out.writeLong(owed);
    gain.save(out);
    if (leveller != null) {
      leveller.save(out);
    }
    if (limiter != null) {
      limiter.save(out);
    }
  }

  /** Makes a new one of the same settings stand where another stood. */
  public void restore(DataInput in) throws IOException {
    skip = in.readLong();
    owed = in.readLong();
    gain.restore(in);
    if (leveller != null) {
      leveller.restore(in);
    }
    if (limiter != null) {
      limiter.restore(in);
    }
  }

  /** Largest reduction by the leveller so far, in dB, 0 or above. */
  public double levelledDb() {
    return leveller == null ? 0 : -20 * StrictMath.log10(leveller.leastGain());
  }

  /** Largest reduction by the limiter so far, in dB, 0 or above. */
  public double reductionDb() {
    return limiter == null ? 0 : -20 * StrictMath.log10(limiter.leastGain());
  }
}
