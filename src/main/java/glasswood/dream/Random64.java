package glasswood.dream;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The project's random numbers: xoshiro256++, seeded through SplitMix64.
 *
 * <p>Source: Blackman and Vigna, "Scrambled linear pseudorandom number generators", ACM TOMS 47
 * (2021); Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
 * Period 2^256 − 1. Not thread-safe: each stream belongs to one unit.
 */
public final class Random64 {
  private static final double TO_UNIT = 0x1.0p-53;

  private long s0;
  private long s1;
  private long s2;
  private long s3;
  private double spareGaussian = Double.NaN;

  /** A stream that depends on nothing but {@code seed}; any value is allowed. */
  public Random64(long seed) {
    long z = seed;
    s0 = Seeds.mix(z += Seeds.GOLDEN_GAMMA);
    s1 = Seeds.mix(z += Seeds.GOLDEN_GAMMA);
    s2 = Seeds.mix(z += Seeds.GOLDEN_GAMMA);
    s3 = Seeds.mix(z + Seeds.GOLDEN_GAMMA);
  }

  /** Writes where the stream stands. */
  public void save(DataOutput out) throws IOException {
    out.writeLong(s0);
    out.writeLong(s1);
    out.writeLong(s2);
    out.writeLong(s3);
    out.writeDouble(spareGaussian);
  }

  /** Goes to where another stream stood when it was saved. */
  public void restore(DataInput in) throws IOException {
    s0 = in.readLong();
    s1 = in.readLong();
    s2 = in.readLong();
    s3 = in.readLong();
    spareGaussian = in.readDouble();
  }

  /** The next 64 random bits. */
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long t = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= t;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /** Uniform in [0, 1), 53 bits. */
  public double uniform() {
    return (nextLong() >>> 11) * TO_UNIT;
  }

  /** Uniform in [low, high). */
  public double uniform(double low, double high) {
    return low + (high - low) * uniform();
  }

  /** Uniform in [−1, 1): white noise of variance 1/3. */
  public double bipolar() {
    return (nextLong() >> 10) * 0x1.0p-53;
  }

  /** Writes {@link #bipolar} numbers to {@code out[from]} to before {@code out[to]}. */
  public void fillBipolar(double[] out, int from, int to) {
    long a = s0;
    long b = s1;
    long c = s2;
    long d = s3;
    for (int i = from; i < to; i++) {
      long result = Long.rotateLeft(a + d, 23) + a;
      long t = b << 17;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= t;
      d = Long.rotateLeft(d, 45);
      out[i] = (result >> 10) * 0x1.0p-53;
    }
    s0 = a;
    s1 = b;
    s2 = c;
    s3 = d;
  }

  /** Writes where the stream stands to one place of four arrays. */
  void copyTo(long[] a, long[] b, long[] c, long[] d, int at) {
    a[at] = s0;
    b[at] = s1;
    c[at] = s2;
    d[at] = s3;
  }

  /** Uniform whole number in 0 … bound − 1. */
  public int below(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive: " + bound);
    }
    return (int) (uniform() * bound);
  }

  /** Standard normal, by the polar method (Marsaglia and Bray 1964). */
  public double gaussian() {
    if (!Double.isNaN(spareGaussian)) {
      double value = spareGaussian;
      spareGaussian = Double.NaN;
      return value;
    }
    double u;
    double v;
    double s;
    do {
      u = bipolar();
      v = bipolar();
      s = u * u + v * v;
    } while (s >= 1 || s == 0);
    double scale = Math.sqrt(-2 * StrictMath.log(s) / s);
    spareGaussian = v * scale;
    return u * scale;
  }

  /** Exponentially distributed with the given mean: the gap to a Poisson process's next event. */
  public double exponential(double mean) {
    return -mean * StrictMath.log(1 - uniform());
  }
}
