package glasswood.unit;

import glasswood.dream.Saved;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Two all-passes one after the other: what enters comes out many times.
 *
 * <p>Source: Schroeder, "Natural sounding artificial reverberation", JAES 10 (1962). One thread at
 * a time.
 */
final class Diffuser {
  private static final double[] SECONDS = {0.00481, 0.00737};
  private static final double GAIN = 0.6;

  private static final int LONGEST_RUN = 256;

  private final double[][] memory = new double[SECONDS.length][];
  private final int[] position = new int[SECONDS.length];

  /** Of a run that is processed: what goes through, what comes out of the delay and goes in. */
  private final double[] signal;

  private final double[] delayed;
  private final double[] entering;

  /** A silent one for a frame rate of at least 8000. */
  Diffuser(double rate) {
    int run = LONGEST_RUN;
    for (int d = 0; d < SECONDS.length; d++) {
      memory[d] = new double[(int) (SECONDS[d] * rate)];
      run = Math.min(run, memory[d].length);
    }
    signal = new double[run];
    delayed = new double[run];
    entering = new double[run];
  }

  /** Diffuses the first {@code frames} values, in runs no longer than a delay. */
  void process(double[] values, int frames) {
    for (int from = 0; from < frames; from += signal.length) {
      int run = Math.min(signal.length, frames - from);
      System.arraycopy(values, from, signal, 0, run);
      for (int d = 0; d < SECONDS.length; d++) {
        pass(d, run);
      }
      System.arraycopy(signal, 0, values, from, run);
    }
  }

  /** One all-pass, over arrays that begin together, which the JIT vectorises. */
  private void pass(int d, int run) {
    double[] ring = memory[d];
    int at = position[d];
    int first = Math.min(run, ring.length - at);
    double[] values = signal;
    double[] before = delayed;
    double[] enters = entering;
    System.arraycopy(ring, at, before, 0, first);
    System.arraycopy(ring, 0, before, first, run - first);
    for (int i = 0; i < run; i++) {
      double value = values[i] - GAIN * before[i];
      enters[i] = value;
      values[i] = before[i] + GAIN * value;
    }
    System.arraycopy(enters, 0, ring, at, first);
    System.arraycopy(enters, first, ring, 0, run - first);
    position[d] = at + run < ring.length ? at + run : at + run - ring.length;
  }

  /** Writes everything that still sounds. */
  void save(DataOutput out) throws IOException {
    for (int d = 0; d < SECONDS.length; d++) {
      Saved.write(out, memory[d]);
      out.writeInt(position[d]);
    }
  }

  /** Goes on as another did when it was saved. */
  void restore(DataInput in) throws IOException {
    for (int d = 0; d < SECONDS.length; d++) {
      Saved.read(in, memory[d]);
      position[d] = in.readInt();
    }
  }
}
