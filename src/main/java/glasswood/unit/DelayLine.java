package glasswood.unit;

import glasswood.dream.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A delay line of {@link FeedbackDelayNetwork} that is read a span of frames at a time, at a delay
 * that moves. The delay is longer than a span, so a span is read before it is written.
 *
 * <p>Interpolates by third-order Lagrange polynomials, evaluated for all frames at once in loops
 * short enough for the JIT to vectorise. One thread at a time.
 */
final class DelayLine {
  private static final int TAPS = 4;

  /**
   * A delay that moves more than so many frames within a span is read in {@link #PIECES}, so that
   * what is read stays near the middle of its four neighbours.
   */
  private static final double SLOW_FRAMES = 0.25;

  private static final int PIECES = 4;

  private final int span;
  private final int mirror;
  private final double[] memory;
  private int write;

  /** What a span needs while it is read, for all lines of a network. */
  static final class Scratch {
    /** Each frame's four neighbours. */
    private final double[][] met;

    /** What is left of a polynomial while it is evaluated. */
    private final double[] bend;

    private final double[] read;
    private final double[] count;

    /** For spans of so many frames. */
    Scratch(int span) {
      met = new double[TAPS][span];
      bend = new double[span];
      read = new double[span];
      count = new double[span];
      for (int i = 0; i < span; i++) {
        count[i] = i;
      }
    }
  }

  /** A silent line for delays of up to {@code longest} frames, read in spans. */
  DelayLine(int longest, int span) {
    this.span = span;
    mirror = 2 * span;
    // Not powers of two: lines at such distances would share the same few places of the caches.
    memory = new double[(longest / span + 3) * span + mirror];
  }

  /** Frames of memory, without the beginning that is once more behind the end. */
  private int length() {
    return memory.length - mirror;
  }

  /**
   * Reads a span whose delay goes from {@code from} to {@code to} frames in a straight line.
   *
   * @param gain factor of what is read
   * @param out receives the span
   */
  void read(double from, double to, double gain, double[] out, Scratch scratch) {
    int pieces = Math.abs(to - from) < SLOW_FRAMES ? 1 : PIECES;
    int frames = span / pieces;
    double step = (to - from) / pieces;
    for (int piece = 0; piece < pieces; piece++) {
      int at = piece * frames;
      double delay = from + piece * step;
      int whole = (int) Math.ceil(delay);
      int before = write + at - whole - 1;
      int begin = before < 0 ? before + length() : before;
      for (int tap = 0; tap < TAPS; tap++) {
        System.arraycopy(memory, begin + tap, scratch.met[tap], 0, frames);
      }
      interpolate(scratch, whole - delay, -step / frames, gain, frames);
      System.arraycopy(scratch.read, 0, out, at, frames);
    }
  }

  /**
   * The values of the polynomials through a at −1, b at 0, c at 1 and d at 2, in Newton's form: b +
   * x·((c − b) + (x − 1)·((a + c)/2 − b + (x + 1)·((d − a)/6 + (b − c)/2))).
   *
   * @param x where the first is read, 0…1, a little beyond while the delay moves
   * @param step how much further on each next one is
   */
  private static void interpolate(Scratch scratch, double x, double step, double gain, int frames) {
    double[] a = scratch.met[0];
    double[] b = scratch.met[1];
    double[] c = scratch.met[2];
    double[] d = scratch.met[3];
    double[] bend = scratch.bend;
    double[] count = scratch.count;
    double[] out = scratch.read;
    double after = x + 1;
    double before = x - 1;
    for (int i = 0; i < frames; i++) {
      bend[i] = (d[i] - a[i]) * (1.0 / 6) + 0.5 * (b[i] - c[i]);
    }
    for (int i = 0; i < frames; i++) {
      bend[i] = 0.5 * (a[i] + c[i]) - b[i] + (after + step * count[i]) * bend[i];
    }
    for (int i = 0; i < frames; i++) {
      double moved = step * count[i];
      out[i] = gain * (b[i] + (x + moved) * (c[i] - b[i] + (before + moved) * bend[i]));
    }
  }

  /** Writes a span and goes on to the next. */
  void write(double[] values) {
    System.arraycopy(values, 0, memory, write, span);
    // The beginning is repeated behind the end, so that a span can be read in one go.
    if (write < mirror) {
      System.arraycopy(values, 0, memory, length() + write, span);
    }
    write = write + span == length() ? 0 : write + span;
  }

  /** Writes everything that still sounds. */
  void save(DataOutput out) throws IOException {
    Saved.write(out, memory);
    out.writeInt(write);
  }

  /** Goes on as another line did when it was saved. */
  void restore(DataInput in) throws IOException {
    Saved.read(in, memory);
    write = in.readInt();
  }
}
