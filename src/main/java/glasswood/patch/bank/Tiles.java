package glasswood.patch.bank;

import com.jsyn.Synthesizer;
import glasswood.dream.RandomLanes;

/**
 * How banks lay out what they compute: tiles of {@value #LANES} lanes, a lane for a copy. A tile
 * holds one block, frame after frame, the lanes of a frame next to each other: the value of lane l
 * in frame f is at f·{@value #LANES} + l. So whatever refers to the frame before is a fixed
 * distance away, farther than a vector is long, and loops over a tile need no inner loops.
 */
final class Tiles {
  /** Lanes of a tile; also the distance of a frame to the one before. */
  static final int LANES = RandomLanes.LANES;

  /** Frames of a tile. */
  static final int FRAMES = Synthesizer.FRAMES_PER_BLOCK;

  /** Values of a tile. */
  static final int SIZE = LANES * FRAMES;

  private Tiles() {}

  /** How many tiles hold that many copies. */
  static int count(int copies) {
    return (copies + LANES - 1) / LANES;
  }

  /** Silent tiles for that many copies. */
  static double[][] of(int copies) {
    return new double[count(copies)][SIZE];
  }

  /** Lets every frame of {@code tile} have the values of {@code lanes}. */
  static void spread(double[] lanes, double[] tile) {
    for (int at = 0; at < SIZE; at += LANES) {
      System.arraycopy(lanes, 0, tile, at, LANES);
    }
  }

  /** to += from, from index {@code start} to {@code limit}. */
  static void add(double[] from, double[] to, int start, int limit) {
    for (int j = start; j < limit; j++) {
      to[j] += from[j];
    }
  }

  /** to = a + b. */
  static void sum(double[] a, double[] b, double[] to, int start, int limit) {
    for (int j = start; j < limit; j++) {
      to[j] = a[j] + b[j];
    }
  }

  /** to = a + b + c + d. */
  static void sum(
      double[] a, double[] b, double[] c, double[] d, double[] to, int start, int limit) {
    for (int j = start; j < limit; j++) {
      to[j] = (a[j] + b[j]) + (c[j] + d[j]);
    }
  }

  /** to *= by. */
  static void multiply(double[] by, double[] to, int start, int limit) {
    for (int j = start; j < limit; j++) {
      to[j] *= by[j];
    }
  }

  /** to = from · by. */
  static void product(double[] from, double[] by, double[] to, int start, int limit) {
    for (int j = start; j < limit; j++) {
      to[j] = from[j] * by[j];
    }
  }

  /** to = from · (by + more). */
  static void product(
      double[] from, double[] by, double[] more, double[] to, int start, int limit) {
    for (int j = start; j < limit; j++) {
      to[j] = from[j] * (by[j] + more[j]);
    }
  }

  /** to += from · by. */
  static void addScaled(double[] from, double[] by, double[] to, int start, int limit) {
    for (int j = start; j < limit; j++) {
      to[j] += from[j] * by[j];
    }
  }

  /** to += from · (by + more). */
  static void addScaled(
      double[] from, double[] by, double[] more, double[] to, int start, int limit) {
    for (int j = start; j < limit; j++) {
      to[j] += from[j] * (by[j] + more[j]);
    }
  }

  /** The sum of all lanes of each frame from {@code start} to {@code limit}. */
  static void sumLanes(double[] tile, double[] out, int start, int limit) {
    for (int f = start; f < limit; f++) {
      int at = f * LANES;
      double a = 0;
      double b = 0;
      double c = 0;
      double d = 0;
      for (int l = at; l < at + LANES; l += 4) {
        a += tile[l];
        b += tile[l + 1];
        c += tile[l + 2];
        d += tile[l + 3];
      }
      out[f] = (a + b) + (c + d);
    }
  }
}
