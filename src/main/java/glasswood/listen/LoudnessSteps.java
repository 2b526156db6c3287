package glasswood.listen;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * K-weighted mean squares of every 10 ms of a sound: 24 kB a minute, from which its loudness under
 * any slow change of gain can be told.
 */
final class LoudnessSteps {
  static final int PER_SECOND = 100;
  private static final int LARGEST = 1 << 26;

  private float[] values = new float[1 << 14];
  private int count;

  void add(double meanSquare) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count++] = (float) meanSquare;
  }

  int size() {
    return count;
  }

  double get(int i) {
    return values[i];
  }

  void save(DataOutput out) throws IOException {
    out.writeInt(count);
    for (int i = 0; i < count; i++) {
      out.writeFloat(values[i]);
    }
  }

  void restore(DataInput in) throws IOException {
    int size = in.readInt();
    if (size < 0 || size > LARGEST) {
      throw new IOException("no steps of loudness");
    }
    values = new float[Math.max(1, size)];
    count = size;
    for (int i = 0; i < count; i++) {
      values[i] = in.readFloat();
    }
  }
}
