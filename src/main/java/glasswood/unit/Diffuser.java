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

  private final double[][] memory = new double[SECONDS.length][];
  private final int[] position = new int[SECONDS.length];

  /** A silent one for a frame rate of at least 8000. */
  Diffuser(double rate) {
    for (int d = 0; d < SECONDS.length; d++) {
      memory[d] = new double[(int) (SECONDS[d] * rate)];
    }
  }

  /** Diffuses the first {@code frames} values. */
  void process(double[] values, int frames) {
    for (int d = 0; d < SECONDS.length; d++) {
      int from = 0;
      while (from < frames) {
        int run = Math.min(frames - from, memory[d].length - position[d]);
        pass(memory[d], position[d], values, from, run);
        from += run;
        position[d] = position[d] + run == memory[d].length ? 0 : position[d] + run;
      }
    }
  }

  private static void pass(double[] memory, int at, double[] values, int from, int run) {
    for (int i = 0; i < run; i++) {
      double delayed = memory[at + i];
      double value = values[from + i] - GAIN * delayed;
      memory[at + i] = value;
      values[from + i] = delayed + GAIN * value;
    }
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
