package com.softsynth.math;

import java.util.Arrays;

/**
 * A positive ratio as exponents of the primes: element i is the power of the i-th prime (2, 3, 5
 * …). Multiplying ratios adds exponents. Numbers up to the largest prime of {@link
 * #getPrimeCount()} as factor.
 */
public class PrimeFactors {
  private static final int[] PRIMES = sieve(7920);

  private final int[] factors;

  /** The ratio numerator / denominator, both positive. */
  public PrimeFactors(int numerator, int denominator) {
    this(subtract(factor(numerator), factor(denominator)));
  }

  /** Exponents of 2, 3, 5 … */
  public PrimeFactors(int[] factors) {
    this.factors = factors;
  }

  private static int[] sieve(int below) {
    boolean[] composite = new boolean[below];
    int[] found = new int[below];
    int count = 0;
    for (int n = 2; n < below; n++) {
      if (!composite[n]) {
        found[count++] = n;
        for (int multiple = 2 * n; multiple < below; multiple += n) {
          composite[multiple] = true;
        }
      }
    }
    return Arrays.copyOf(found, count);
  }

  /** The i-th prime, from 0: 2, 3, 5 … */
  public static int getPrime(int n) {
    return PRIMES[n];
  }

  /** How many primes are known: 1000, the last being 7919. */
  public static int getPrimeCount() {
    return PRIMES.length;
  }

  /**
   * The exponents of the primes of a positive number.
   *
   * @throws IllegalArgumentException if it is not positive or has a prime factor that is not known
   */
  public static int[] factor(int number) {
    if (number < 1) {
      throw new IllegalArgumentException("only positive numbers have prime factors: " + number);
    }
    int[] exponents = new int[PRIMES.length];
    int used = 0;
    int rest = number;
    for (int i = 0; rest > 1; i++) {
      if (i == PRIMES.length) {
        throw new IllegalArgumentException("prime factor above " + PRIMES[i - 1] + ": " + rest);
      }
      while (rest % PRIMES[i] == 0) {
        rest /= PRIMES[i];
        exponents[i]++;
        used = i + 1;
      }
    }
    return Arrays.copyOf(exponents, used);
  }

  /** The product of the ratios. */
  public PrimeFactors add(PrimeFactors other) {
    return new PrimeFactors(add(factors, other.factors));
  }

  /** This ratio divided by the other. */
  public PrimeFactors subtract(PrimeFactors other) {
    return new PrimeFactors(subtract(factors, other.factors));
  }

  /** Sums of exponents; the shorter array is continued by zeros. */
  public static int[] add(int[] a, int[] b) {
    return combine(a, b, 1);
  }

  /** Differences of exponents; the shorter array is continued by zeros. */
  public static int[] subtract(int[] a, int[] b) {
    return combine(a, b, -1);
  }

  private static int[] combine(int[] a, int[] b, int sign) {
    int[] result = Arrays.copyOf(a, Math.max(a.length, b.length));
    for (int i = 0; i < b.length; i++) {
      result[i] += sign * b[i];
    }
    return result;
  }

  /** The exponents, a copy. */
  public int[] getFactors() {
    return factors.clone();
  }

  /** The ratio in lowest terms. */
  public JustRatio getJustRatio() {
    long numerator = 1;
    long denominator = 1;
    for (int i = 0; i < factors.length; i++) {
      for (int n = factors[i]; n > 0; n--) {
        numerator = Math.multiplyExact(numerator, (long) PRIMES[i]);
      }
      for (int n = factors[i]; n < 0; n++) {
        denominator = Math.multiplyExact(denominator, (long) PRIMES[i]);
      }
    }
    return new JustRatio(numerator, denominator);
  }

  @Override
  public String toString() {
    return Arrays.toString(factors);
  }
}
