package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class KernelsTest {

  @Test
  void sineAndCosineAgreeWithTheLibraryOverManyTurns() {
    // 7e-12 is the first omitted Taylor term; the library's argument 2πx adds 1e-14 per turn.
    for (double x = -5; x <= 5; x += 0.00137) {
      assertEquals(StrictMath.sin(2 * Math.PI * x), Kernels.sin(x), 1e-11, "sin at " + x);
      assertEquals(StrictMath.cos(2 * Math.PI * x), Kernels.cos(x), 1e-11, "cos at " + x);
    }
  }

  @Test
  void exponentialsAgreeRelatively() {
    // 1e-12: omitted term of degree 11 on half an octave is 4e-14, folding adds rounding of
    // x·log2(e).
    for (double x = -600; x <= 600; x += 0.731) {
      assertEquals(1, Kernels.exp(x) / StrictMath.exp(x), 1e-12, "exp at " + x);
    }
    for (double d = -120; d <= 40; d += 0.37) {
      assertEquals(1, Kernels.db(d) / StrictMath.pow(10, d / 20), 1e-12, "db at " + d);
    }
  }

  @Test
  void tangentsAgree() {
    for (double x = 0; x < 0.49; x += 0.00113) {
      assertEquals(1, (1 + Kernels.tanPi(x)) / (1 + StrictMath.tan(Math.PI * x)), 1e-9, "at " + x);
    }
    for (double x = -25; x < 25; x += 0.0713) {
      assertEquals(StrictMath.tanh(x), Kernels.tanh(x), 1e-12, "tanh at " + x);
    }
  }

  @Test
  void logarithmAgrees() {
    // 1e-12: the first omitted term, s^15/15 at s = 0.172, times 2/ln 2; rounding at 2^±900 is
    // 1e-13.
    for (double x = -900; x < 900; x += 0.173) {
      double value = StrictMath.pow(2, x);
      assertEquals(
          StrictMath.log(value) / StrictMath.log(2), Kernels.log2(value), 2e-12, "at " + x);
    }
    assertEquals(0, Kernels.log2(1), 0);
  }
}
