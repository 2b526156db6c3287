package glasswood.dream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Arrays on their way into and out of a saved state, so that something can go on later exactly as
 * if it had never stopped.
 */
public final class Saved {
  private Saved() {}

  /** Writes the values, without how many there are. */
  public static void write(DataOutput out, double... values) throws IOException {
    for (double value : values) {
      out.writeDouble(value);
    }
  }

  /** Fills {@code values} with what {@link #write} wrote of an array of the same length. */
  public static void read(DataInput in, double[] values) throws IOException {
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
  }
}
