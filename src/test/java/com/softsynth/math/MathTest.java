package com.softsynth.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MathTest {
  @Test
  void pitchesAndDecibelsConvertBothWays() {
    assertEquals(440.0, AudioMath.pitchToFrequency(69.0), 1.0e-12);
    assertEquals(261.6255653, AudioMath.pitchToFrequency(60.0), 1.0e-6);
    assertEquals(57.0, AudioMath.frequencyToPitch(220.0), 1.0e-12);
    assertEquals(-6.0206, AudioMath.amplitudeToDecibels(0.5), 1.0e-4);
    assertEquals(0.1, AudioMath.decibelsToAmplitude(-20.0), 1.0e-15);
    assertEquals(1.5, AudioMath.semitonesToFrequencyScaler(7.019550008654), 1.0e-12);
  }

  @Test
  void polynomialsAddAndMultiply() {
    Polynomial square = Polynomial.mult(new Polynomial(1, 1), new Polynomial(1, -1));
    assertEquals(8.0, square.evaluate(3.0));
    assertEquals(0.0, square.get(1));
    assertEquals(1.0, Polynomial.minus(square, new Polynomial(1, 0, 0)).evaluate(5.0) * -1.0);
    Polynomial built = new Polynomial();
    built.appendTerm(2.0);
    built.appendTerm(3.0);
    built.addTerm(1.0, 1);
    assertEquals(2.0 + 4.0 * 10.0, built.evaluate(10.0));
  }

  @Test
  void chebyshevPolynomialsMultiplyTheAngle() {
    for (int order = 0; order < 12; order++) {
      for (double angle = 0.0; angle < 3.1; angle += 0.1) {
        double value = ChebyshevPolynomial.T(order).evaluate(Math.cos(angle));
        assertEquals(Math.cos(order * angle), value, 1.0e-10);
      }
    }
    double[] data = new PolynomialTableData(ChebyshevPolynomial.T(2), 5).getData();
    assertArrayEquals(new double[] {1, -0.5, -1, -0.5, 1}, data, 1.0e-15);
  }

  @Test
  void ratiosFactorIntoPrimes() {
    PrimeFactors fifth = new PrimeFactors(3, 2);
    PrimeFactors ninth = fifth.add(fifth);
    assertEquals("9/4", ninth.getJustRatio().toString());
    assertEquals("9/8", ninth.subtract(new PrimeFactors(2, 1)).getJustRatio().toString());
    assertEquals(7919, PrimeFactors.getPrime(PrimeFactors.getPrimeCount() - 1));
    assertThrows(IllegalArgumentException.class, () -> PrimeFactors.factor(0));
    assertThrows(IllegalArgumentException.class, () -> PrimeFactors.factor(7927));
  }

  @Test
  void theTransformIsTheSumThatDefinesIt() {
    SplittableRandom random = new SplittableRandom(11);
    for (int n = 1; n <= 64; n *= 2) {
      double[] re = random.doubles(n, -1, 1).toArray();
      double[] im = random.doubles(n, -1, 1).toArray();
      double[] real = re.clone();
      double[] imaginary = im.clone();
      FourierMath.transform(1, n, real, imaginary);
      for (int k = 0; k < n; k++) {
        double sumRe = 0.0;
        double sumIm = 0.0;
        for (int i = 0; i < n; i++) {
          double angle = -2.0 * Math.PI * k * i / n;
          sumRe += re[i] * Math.cos(angle) - im[i] * Math.sin(angle);
          sumIm += re[i] * Math.sin(angle) + im[i] * Math.cos(angle);
        }
        assertEquals(sumRe, real[k], 1.0e-12);
        assertEquals(sumIm, imaginary[k], 1.0e-12);
      }
      FourierMath.transform(-1, n, real, imaginary);
      for (int i = 0; i < n; i++) {
        assertEquals(re[i] * n, real[i], 1.0e-11);
      }
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> FourierMath.transform(1, 12, new double[12], new double[12]));
  }
}
