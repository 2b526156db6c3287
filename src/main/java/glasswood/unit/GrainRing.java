package glasswood.unit;

import java.util.Arrays;

/**
 * Where grains overlap and add, at any part of a frame, until they are read: an {@link OwnVoice}'s
 * sound to come. What is read is dulled a little where that is asked for.
 */
final class GrainRing {
  /** Half-length of the sinc that moves a grain by a part of a frame. */
  static final int TAPS = 8;

  private static final double FOLLOW_SECONDS = 0.05;
  private static final double DULL_HZ = 1500;

  /** Below this the memory of silence is silence, or it would become denormal. */
  private static final double INAUDIBLE = 1e-30;

  private final double[] taps = new double[2 * TAPS];
  private double[] ring = new double[0];
  private long head;
  private double softened;
  private double dullness;
  private double dullShare;
  private double low;
  private double lowShare;

  /**
   * Makes room and forgets everything; allocates.
   *
   * @param ahead how far from what is read a grain may be laid, in frames
   */
  void begin(int rate, int ahead) {
    int size = Integer.highestOneBit(4 * ahead) * 2;
    if (ring.length == size) {
      Arrays.fill(ring, 0);
    } else {
      ring = new double[size];
    }
    head = 0;
    softened = 0;
    dullness = 0;
    low = 0;
    dullShare = Kernels.smoothing(FOLLOW_SECONDS, rate);
    lowShare = Kernels.smoothing(1 / (2 * Math.PI * DULL_HZ), rate);
  }

  /**
   * Adds a grain, moved by the part of a frame that its mark is beyond a frame.
   *
   * @param mark where, in frames since the beginning
   * @param dull how much of what is above {@value #DULL_HZ} Hz is lost from now on, 0…1
   */
  void lay(OwnGrain grain, double mark, double gain, double dull) {
    long whole = (long) Math.floor(mark);
    double part = mark - whole;
    int mask = ring.length - 1;
    double[] values = grain.values();
    int centre = grain.centre();
    int first = centre + grain.left();
    int last = centre + grain.right();
    int at = (int) (whole + grain.left());
    softened = dull;
    if (part < 1e-6) {
      for (int i = first; i <= last; i++) {
        ring[at++ & mask] += gain * values[i];
      }
      return;
    }
    fillTaps(part);
    first = Math.max(TAPS, first - TAPS);
    last = Math.min(values.length - 1 - TAPS, last + TAPS);
    at = (int) (whole + first - centre);
    for (int i = first; i <= last; i++) {
      double sum = 0;
      for (int k = 0; k < taps.length; k++) {
        sum += taps[k] * values[i + k - TAPS];
      }
      ring[at++ & mask] += gain * sum;
    }
  }

  /** A sinc under a raised cosine, delaying by {@code part} of a frame. */
  private void fillTaps(double part) {
    double sum = 0;
    double sine = Kernels.sin(0.5 * part);
    for (int k = 0; k < taps.length; k++) {
      // grain[i + k − TAPS] is to be read at i − part
      double t = k - TAPS + part;
      double window = 0.5 + 0.5 * Kernels.cos(0.5 * t / TAPS);
      double sign = ((k - TAPS) & 1) == 0 ? 1 : -1;
      taps[k] = window * sign * sine / (Math.PI * t);
      sum += taps[k];
    }
    for (int k = 0; k < taps.length; k++) {
      taps[k] /= sum;
    }
  }

  /** Writes the next frames, {@code gain} times, and makes room where they were. */
  void read(double[] out, double[] gain, int from, int to) {
    int mask = ring.length - 1;
    double value = low;
    double dull = dullness;
    for (int i = from; i < to; i++) {
      int at = (int) head & mask;
      double sample = ring[at];
      double follows = value + lowShare * (sample - value);
      // Asked at every frame: at the end of a block it would depend on how blocks are cut.
      value = Math.abs(follows) < INAUDIBLE ? 0 : follows;
      dull += dullShare * (softened - dull);
      out[i] = gain[i] * (sample + dull * (value - sample));
      ring[at] = 0;
      head++;
    }
    low = value;
    dullness = softened == 0 && dull < 1e-6 ? 0 : dull;
  }
}
