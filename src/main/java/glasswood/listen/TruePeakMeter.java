package glasswood.listen;

import glasswood.dream.Saved;
import glasswood.stage.TruePeaks;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * True peak after ITU-R BS.1770-5 annex 2: the highest magnitude of the sound oversampled four
 * times.
 *
 * <p>The interpolator, {@link TruePeaks}, has 24 taps a phase; the Recommendation's own has 12.
 * Stretches that cannot reach the highest peak so far are passed over, which changes nothing but
 * the time it takes. Allocates nothing while adding.
 */
public final class TruePeakMeter {
  private static final int TAPS = TruePeaks.TAPS;
  private static final int CHUNK = 1024;

  /** Frames of which it is asked together whether they may be above the highest peak so far. */
  private static final int PART = 64;

  private final TruePeaks peaks = new TruePeaks(6, CHUNK);

  private final double[] left = new double[CHUNK + TAPS];
  private final double[] right = new double[CHUNK + TAPS];
  private final int channels;
  private int filled = TAPS;
  private double peak;

  /** A meter of 1 channel (only the left side counts) or 2. */
  public TruePeakMeter(int channels) {
    if (channels < 1 || channels > 2) {
      throw new IllegalArgumentException("neither mono nor stereo: " + channels + " channels");
    }
    this.channels = channels;
  }

  /** Hears frames {@code offset … offset + count − 1}; {@code right} may be null when mono. */
  public void add(double[] leftIn, double[] rightIn, int offset, int count) {
    int done = 0;
    while (done < count) {
      int now = Math.min(count - done, left.length - filled);
      System.arraycopy(leftIn, offset + done, left, filled, now);
      if (channels == 2) {
        System.arraycopy(rightIn, offset + done, right, filled, now);
      }
      done += now;
      filled += now;
      if (filled == left.length) {
        measure();
      }
    }
  }

  /** The highest true peak so far, as a ratio of full scale; the last 12 frames count from now. */
  public double peak() {
    if (filled > TAPS) {
      measure();
    }
    return peak;
  }

  /** The highest true peak so far in dBTP; −∞ for silence. */
  public double peakDb() {
    return Levels.amplitudeToDb(peak());
  }

  /** Returns the highest true peak since the last call as a ratio and begins anew. */
  public double take() {
    double result = peak();
    peak = 0;
    return result;
  }

  /** Writes everything the meter has heard. */
  public void save(DataOutput out) throws IOException {
    Saved.write(out, left);
    Saved.write(out, right);
    out.writeInt(filled);
    out.writeDouble(peak);
  }

  /** Makes a new meter of as many channels one that has heard what another had. */
  public void restore(DataInput in) throws IOException {
    Saved.read(in, left);
    Saved.read(in, right);
    filled = in.readInt();
    peak = in.readDouble();
  }

  /** Measures what waits and keeps the last taps. */
  private void measure() {
    int count = filled - TAPS;
    for (int c = 0; c < channels; c++) {
      double[] x = c == 0 ? left : right;
      if (peaks.mayExceed(x, 0, count, peak)) {
        for (int part = 0; part < count; part += PART) {
          measure(x, part, Math.min(PART, count - part));
        }
      }
      System.arraycopy(x, count, x, 0, TAPS);
    }
    filled = TAPS;
  }

  private void measure(double[] x, int frame, int count) {
    if (peaks.mayExceed(x, frame, count, peak)) {
      double highest = peak;
      for (int i = frame; i < frame + count; i++) {
        highest = Math.max(highest, Math.abs(x[TAPS + i]));
        highest = Math.max(highest, peaks.at(x, i));
      }
      peak = highest;
    }
  }
}
