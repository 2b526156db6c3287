package glasswood.listen;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Loudness of blocks, collected in constant memory: how many there were in each hundredth of a
 * decibel from −70 LUFS upwards, and their energy, so that gated means are exact but for the blocks
 * of the one bin that the relative gate cuts.
 *
 * <p>Gates: ITU-R BS.1770-5 annex 1 (absolute −70 LUFS, relative −10 LU), EBU Tech 3342 (−20 LU).
 */
final class GatedHistogram {
  private static final double OFFSET = -0.691;
  private static final double ABSOLUTE_GATE = -70;
  private static final double BINS_PER_DB = 100;
  private static final int BINS = 12_000;

  private final int[] counts = new int[BINS];
  private final double[] energies = new double[BINS];
  private long count;
  private double energy;

  /** Loudness in LUFS of a channel-weighted mean square. */
  static double loudness(double meanSquare) {
    return OFFSET + 10 * StrictMath.log10(meanSquare);
  }

  void save(DataOutput out) throws IOException {
    out.writeLong(count);
    out.writeDouble(energy);
    int used = 0;
    for (int bin = 0; bin < BINS; bin++) {
      used += counts[bin] > 0 ? 1 : 0;
    }
    out.writeInt(used);
    for (int bin = 0; bin < BINS; bin++) {
      if (counts[bin] > 0) {
        out.writeInt(bin);
        out.writeInt(counts[bin]);
        out.writeDouble(energies[bin]);
      }
    }
  }

  /** Restores an empty histogram. */
  void restore(DataInput in) throws IOException {
    count = in.readLong();
    energy = in.readDouble();
    int used = in.readInt();
    for (int i = 0; i < used; i++) {
      int bin = in.readInt();
      counts[bin] = in.readInt();
      energies[bin] = in.readDouble();
    }
  }

  /** Takes a block of loudness {@code lufs} and mean square {@code meanSquare}. */
  void add(double lufs, double meanSquare) {
    if (!(lufs >= ABSOLUTE_GATE)) {
      return;
    }
    int bin = (int) Math.min(BINS - 1, (lufs - ABSOLUTE_GATE) * BINS_PER_DB);
    counts[bin]++;
    energies[bin] += meanSquare;
    count++;
    energy += meanSquare;
  }

  /** Mean loudness of the blocks above the relative gate; −∞ when all was below the absolute. */
  double gatedLoudness(double relativeGate) {
    if (count == 0) {
      return Double.NEGATIVE_INFINITY;
    }
    long kept = 0;
    double sum = 0;
    for (int bin = firstBin(relativeGate); bin < BINS; bin++) {
      kept += counts[bin];
      sum += energies[bin];
    }
    return loudness(sum / kept);
  }

  /** Spread in LU between two percentiles (0 … 1) of the blocks above the relative gate. */
  double spread(double relativeGate, double low, double high) {
    if (count == 0) {
      return 0;
    }
    int first = firstBin(relativeGate);
    long kept = 0;
    for (int bin = first; bin < BINS; bin++) {
      kept += counts[bin];
    }
    return percentile(first, Math.round((kept - 1) * high))
        - percentile(first, Math.round((kept - 1) * low));
  }

  private double percentile(int first, long rank) {
    long seen = 0;
    for (int bin = first; bin < BINS; bin++) {
      seen += counts[bin];
      if (seen > rank) {
        return ABSOLUTE_GATE + (bin + 0.5) / BINS_PER_DB;
      }
    }
    throw new IllegalStateException("rank beyond the blocks: " + rank);
  }

  private int firstBin(double relativeGate) {
    double threshold = loudness(energy / count) + relativeGate;
    return (int) Math.max(0, Math.ceil((threshold - ABSOLUTE_GATE) * BINS_PER_DB - 0.5));
  }
}
