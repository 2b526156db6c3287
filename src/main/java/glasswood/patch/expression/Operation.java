package glasswood.patch.expression;

import glasswood.unit.Kernels;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/**
 * The operations that terms are made of, by number of operands. Truth is 1, falsehood 0, and
 * everything but 0 counts as true.
 */
final class Operation {
  private static final double LN2 = StrictMath.log(2);
  private static final double KERNEL_DB = 6000;
  private static final double KERNEL_OCTAVES = 1000;
  private static final int MOST_FACTORS = 16;

  private Operation() {}

  /** Operations on one value. */
  enum One implements DoubleUnaryOperator {
    NEGATE(a -> -a),
    NOT(a -> truth(a == 0)),
    FLOOR(Math::floor),
    CEIL(Math::ceil),
    ROUND(a -> Math.floor(a + 0.5)),
    ABS(Math::abs),
    SQRT(Math::sqrt),
    EXP(StrictMath::exp),
    LOG(StrictMath::log),
    LOG2(Operation::log2),
    SIN(StrictMath::sin),
    COS(StrictMath::cos),
    TAN(StrictMath::tan),
    TANH(StrictMath::tanh),
    DB(Operation::db);

    private final DoubleUnaryOperator function;

    One(DoubleUnaryOperator function) {
      this.function = function;
    }

    @Override
    public double applyAsDouble(double a) {
      return function.applyAsDouble(a);
    }
  }

  /** Operations on two values. */
  enum Two implements DoubleBinaryOperator {
    ADD((a, b) -> a + b),
    SUBTRACT((a, b) -> a - b),
    MULTIPLY((a, b) -> a * b),
    DIVIDE((a, b) -> a / b),
    MOD((a, b) -> a - b * Math.floor(a / b)),
    POWER(Operation::power),
    MIN(Math::min),
    MAX(Math::max),
    LESS((a, b) -> truth(a < b)),
    LESS_OR_EQUAL((a, b) -> truth(a <= b)),
    GREATER((a, b) -> truth(a > b)),
    GREATER_OR_EQUAL((a, b) -> truth(a >= b)),
    EQUAL((a, b) -> truth(a == b)),
    NOT_EQUAL((a, b) -> truth(a != b)),
    AND((a, b) -> truth(a != 0 && b != 0)),
    OR((a, b) -> truth(a != 0 || b != 0));

    private final DoubleBinaryOperator function;

    Two(DoubleBinaryOperator function) {
      this.function = function;
    }

    @Override
    public double applyAsDouble(double a, double b) {
      return function.applyAsDouble(a, b);
    }
  }

  /** Operations on three values. */
  enum Three {
    CLAMP((x, low, high) -> Math.min(Math.max(x, low), high)),
    MIX((a, b, t) -> a + (b - a) * t),
    SMOOTHSTEP(Operation::smoothstep);

    private final TernaryOperator function;

    Three(TernaryOperator function) {
      this.function = function;
    }

    double apply(double a, double b, double c) {
      return function.apply(a, b, c);
    }
  }

  /** A function of three numbers. */
  private interface TernaryOperator {
    double apply(double a, double b, double c);
  }

  private static double truth(boolean condition) {
    return condition ? 1 : 0;
  }

  private static double db(double a) {
    return Math.abs(a) < KERNEL_DB ? Kernels.db(a) : StrictMath.pow(10, a / 20);
  }

  /**
   * {@code a} to the power of {@code b}: whole exponents by products, others within 1e-11. Where a
   * kernel can do it nothing is allocated, unlike in {@link StrictMath#pow}.
   */
  private static double power(double a, double b) {
    if (b == Math.rint(b) && Math.abs(b) <= MOST_FACTORS) {
      double product = 1;
      double square = a;
      for (int n = (int) Math.abs(b); n > 0; n >>= 1) {
        product *= (n & 1) == 1 ? square : 1;
        square *= square;
      }
      return b < 0 ? 1 / product : product;
    }
    if (a >= Double.MIN_NORMAL && a <= Double.MAX_VALUE) {
      double exponent = b * Kernels.log2(a);
      if (Math.abs(exponent) < KERNEL_OCTAVES) {
        return Kernels.exp2(exponent);
      }
    }
    return StrictMath.pow(a, b);
  }

  /** Binary logarithm, exact for powers of two. */
  private static double log2(double a) {
    if (!(a >= Double.MIN_NORMAL) || a == Double.POSITIVE_INFINITY) {
      return StrictMath.log(a) / LN2;
    }
    int exponent = Math.getExponent(a);
    return exponent + StrictMath.log(a * StrictMath.scalb(1.0, -exponent)) / LN2;
  }

  /** Hermite interpolation from 0 at {@code low} to 1 at {@code high}. */
  private static double smoothstep(double low, double high, double x) {
    double t = Math.min(Math.max((x - low) / (high - low), 0), 1);
    return t * t * (3 - 2 * t);
  }
}
