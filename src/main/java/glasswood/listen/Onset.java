package glasswood.listen;

import java.util.Comparator;

/**
 * A sudden or gentle beginning of something, as {@link OnsetMeter} found it.
 *
 * @param seconds when it begins: where it has a tenth of its amplitude
 * @param riseMs from 10 % to 90 % of its amplitude, in milliseconds, at least 0
 * @param riseDb how far its band rises above what the band held before
 * @param levelDb what it adds at its highest, in dB of a full-scale sine, weighted by band
 * @param bedDb the loudest 100 ms of the 3 s before it, likewise; at least {@link
 *     OnsetMeter#FLOOR_DB}
 * @param peakDb what it adds at its highest, not weighted, in dBFS
 * @param bedPeakDb the highest sample of the 3 s before it, in dBFS; at least {@link
 *     OnsetMeter#FLOOR_DB}
 */
public record Onset(
    double seconds,
    double riseMs,
    double riseDb,
    double levelDb,
    double bedDb,
    double peakDb,
    double bedPeakDb) {
  /** 10 % to 90 % of a raised cosine take this share of it. */
  static final double RAISED_COSINE_SHARE = 0.5903;

  /** The more startling, the greater: those that startle by level, then the others likewise. */
  static final Comparator<Onset> BY_STARTLE =
      Comparator.comparing(Onset::startles).thenComparingDouble(Onset::overBedDb);

  static final double SUDDEN_MS = 20;
  static final double COVERED_DB = -12;

  /** How long the whole attack is in milliseconds, were it a raised cosine, as those here are. */
  public double attackMs() {
    return riseMs / RAISED_COSINE_SHARE;
  }

  /** How loud it is beside its bed: weighted level less the bed's, in dB. */
  public double overBedDb() {
    return levelDb - bedDb;
  }

  /** Its peak relative to the bed's, in dB. */
  public double relativeDb() {
    return peakDb - bedPeakDb;
  }

  /** How steeply it rises, in dB a millisecond; a rise shorter than a tenth of one counts as it. */
  public double slope() {
    return riseDb / Math.max(0.1, attackMs());
  }

  /** Whether its peak is higher than 12 dB below the bed's. */
  public boolean stands() {
    return relativeDb() > COVERED_DB;
  }

  /** Whether it may startle: an attack below 20 ms whose peak is not 12 dB below the bed's. */
  public boolean startles() {
    return attackMs() < SUDDEN_MS && stands();
  }
}
