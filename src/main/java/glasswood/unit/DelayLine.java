package glasswood.unit;

import glasswood.dream.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A delay line that is read and written a quantum of {@link FeedbackDelayNetwork#QUANTUM} frames at
 * a time, at a delay that moves. The delay is longer than a quantum, so a quantum is read before it
 * is written.
 *
 * <p>Interpolates by third-order Lagrange polynomials. One thread at a time.
 */
final class DelayLine {
  private static final int QUANTUM = FeedbackDelayNetwork.QUANTUM;
  private static final int MIRROR = 2 * QUANTUM;
  private static final double STEADY_FRAMES = 0.05;
  private static final int PIECES = 8;

  private final double[] memory;
  private int write;

  /** A silent line for delays of up to {@code longest} frames. */
  DelayLine(int longest) {
    // Not powers of two: lines at such distances would share the same few places of the caches.
    memory = new double[(longest / QUANTUM + 3) * QUANTUM + MIRROR];
  }

  /** Frames of memory, without the beginning that is once more behind the end. */
  private int length() {
    return memory.length - MIRROR;
  }

  /**
   * Reads a quantum whose delay goes from {@code from} to {@code to} frames. The interpolation's
   * weights are exact at its ends, and where the delay moves fast at seven points between; from one
   * to the next they go in straight lines.
   *
   * @param gain factor of what is read
   * @param out receives the quantum
   * @param at where in {@code out}
   */
  void read(double from, double to, double gain, double[] out, int at) {
    int whole = (int) Math.ceil(from);
    int before = write - whole - 1;
    int begin = before < 0 ? before + length() : before;
    int pieces = Math.abs(to - from) < STEADY_FRAMES ? 1 : PIECES;
    int frames = QUANTUM / pieces;
    double step = (to - from) / pieces;
    for (int piece = 0; piece < pieces; piece++) {
      double x = whole - (from + piece * step);
      interpolate(begin + piece * frames, x, x - step, gain, out, at + piece * frames, frames);
    }
  }

  /**
   * Reads at {@code x} (0…1, a little beyond while the delay moves) between memory[begin + i + 1]
   * and the next, and so on to {@code xEnd} behind the last frame.
   */
  private void interpolate(
      int begin, double x, double xEnd, double gain, double[] out, int at, int frames) {
    double[] memory = this.memory;
    double perFrame = 1.0 / frames;
    double w0 = gain * (x - 1) * x * (2 - x) * (1.0 / 6);
    double w1 = gain * (x + 1) * (x - 2) * (x - 1) * 0.5;
    double w2 = gain * (x + 1) * (2 - x) * x * 0.5;
    double w3 = gain * (x - 1) * x * (x + 1) * (1.0 / 6);
    double d0 = (gain * (xEnd - 1) * xEnd * (2 - xEnd) * (1.0 / 6) - w0) * perFrame;
    double d1 = (gain * (xEnd + 1) * (xEnd - 2) * (xEnd - 1) * 0.5 - w1) * perFrame;
    double d2 = (gain * (xEnd + 1) * (2 - xEnd) * xEnd * 0.5 - w2) * perFrame;
    double d3 = (gain * (xEnd - 1) * xEnd * (xEnd + 1) * (1.0 / 6) - w3) * perFrame;
    double a = memory[begin];
    double b = memory[begin + 1];
    double c = memory[begin + 2];
    // four frames a turn: each value is loaded once and handed on
    for (int i = 0; i < frames; i += 4) {
      double d = memory[begin + i + 3];
      out[at + i] = (w0 * a + w1 * b) + (w2 * c + w3 * d);
      w0 += d0;
      w1 += d1;
      w2 += d2;
      w3 += d3;
      double e = memory[begin + i + 4];
      out[at + i + 1] = (w0 * b + w1 * c) + (w2 * d + w3 * e);
      w0 += d0;
      w1 += d1;
      w2 += d2;
      w3 += d3;
      double f = memory[begin + i + 5];
      out[at + i + 2] = (w0 * c + w1 * d) + (w2 * e + w3 * f);
      w0 += d0;
      w1 += d1;
      w2 += d2;
      w3 += d3;
      double g = memory[begin + i + 6];
      out[at + i + 3] = (w0 * d + w1 * e) + (w2 * f + w3 * g);
      w0 += d0;
      w1 += d1;
      w2 += d2;
      w3 += d3;
      a = e;
      b = f;
      c = g;
    }
  }

  /** Writes the sum of {@code frames} values, from {@code done} of this quantum on. */
  void writeSum(int done, double[] a, int from, double[] b, int frames) {
    double[] memory = this.memory;
    int at = write + done;
    for (int i = 0; i < frames; i++) {
      memory[at + i] = a[from + i] + b[i];
    }
    mirror(at, frames);
  }

  /** Writes the difference of {@code frames} values, from {@code done} of this quantum on. */
  void writeDifference(int done, double[] a, int from, double[] b, int frames) {
    double[] memory = this.memory;
    int at = write + done;
    for (int i = 0; i < frames; i++) {
      memory[at + i] = a[from + i] - b[i];
    }
    mirror(at, frames);
  }

  /** Repeats the beginning behind the end, so that a quantum can be read in one go. */
  private void mirror(int at, int frames) {
    if (at < MIRROR) {
      System.arraycopy(memory, at, memory, length() + at, frames);
    }
  }

  /** Goes on to the next quantum. */
  void advance() {
    write = write + QUANTUM == length() ? 0 : write + QUANTUM;
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
