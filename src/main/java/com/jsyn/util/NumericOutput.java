package com.jsyn.util;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Numbers as text of a fixed width; what does not fit is written wider. */
public class NumericOutput {
  private static final int DECIMAL = 10;

  private NumericOutput() {}

  /** A whole number, filled with spaces on the left. */
  public static String integerToString(int n, int width) {
    return integerToString(n, width, false);
  }

  /** A whole number, filled with spaces or zeros on the left. */
  public static String integerToString(int n, int width, boolean leadingZeros) {
    return integerToString(n, width, leadingZeros, DECIMAL);
  }

  /**
   * A whole number in a radix of 2…36, filled with spaces or zeros on the left; negative ones have
   * a minus in decimal and are taken as unsigned in other radices.
   */
  public static String integerToString(int n, int width, boolean leadingZeros, int radix) {
    String digits =
        radix == DECIMAL
            ? Long.toString(Math.abs((long) n))
            : Integer.toUnsignedString(n, radix).toUpperCase(Locale.ROOT);
    return filled(radix == DECIMAL && n < 0, digits, width, leadingZeros);
  }

  /** A number with so many decimals, filled with spaces on the left. */
  public static String doubleToString(double d, int width, int decimals) {
    return doubleToString(d, width, decimals, false);
  }

  /** A number with so many decimals, halves rounded up, filled with spaces or zeros on the left. */
  public static String doubleToString(double d, int width, int decimals, boolean leadingZeros) {
    if (!Double.isFinite(d)) {
      return filled(d < 0.0, Double.toString(Math.abs(d)), width, false);
    }
    BigDecimal rounded =
        BigDecimal.valueOf(Math.abs(d)).setScale(Math.max(0, decimals), RoundingMode.HALF_UP);
    boolean negative = d < 0.0 && rounded.signum() != 0;
    return filled(negative, rounded.toPlainString(), width, leadingZeros);
  }

  private static String filled(boolean negative, String digits, int width, boolean zeros) {
    int fill = Math.max(0, width - digits.length() - (negative ? 1 : 0));
    String sign = negative ? "-" : "";
    return zeros ? sign + "0".repeat(fill) + digits : " ".repeat(fill) + sign + digits;
  }

  /** Prints each argument as a number of ten places with three decimals. */
  public static void main(String[] args) {
    for (String arg : args) {
      System.out.println(doubleToString(Double.parseDouble(arg), DECIMAL, 3));
    }
  }
}
