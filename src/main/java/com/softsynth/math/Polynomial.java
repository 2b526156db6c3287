package com.softsynth.math;

import java.util.Arrays;

/** A polynomial of one variable with real coefficients, for making tables. */
public class Polynomial {
  private double[] terms;

  /** The empty polynomial, 0. */
  public Polynomial() {
    terms = new double[0];
  }

  /** The constant c0. */
  public Polynomial(double c0) {
    terms = new double[] {c0};
  }

  /** c1·x + c0. */
  public Polynomial(double c1, double c0) {
    terms = new double[] {c0, c1};
  }

  /** c2·x² + c1·x + c0. */
  public Polynomial(double c2, double c1, double c0) {
    terms = new double[] {c0, c1, c2};
  }

  /** c3·x³ + … + c0. */
  public Polynomial(double c3, double c2, double c1, double c0) {
    terms = new double[] {c0, c1, c2, c3};
  }

  /** c4·x⁴ + … + c0. */
  public Polynomial(double c4, double c3, double c2, double c1, double c0) {
    terms = new double[] {c0, c1, c2, c3, c4};
  }

  /** The coefficient of x^exponent; 0 beyond the highest. */
  public double get(int exponent) {
    return exponent >= 0 && exponent < terms.length ? terms[exponent] : 0.0;
  }

  /** Number of coefficients held: degree + 1 unless leading ones are 0. */
  public int size() {
    return terms.length;
  }

  /** Appends a coefficient one power above the highest. */
  public void appendTerm(double coefficient) {
    setTerm(coefficient, terms.length);
  }

  /** Sets the coefficient of x^exponent. */
  public void setTerm(double coefficient, int exponent) {
    if (exponent >= terms.length) {
      terms = Arrays.copyOf(terms, exponent + 1);
    }
    terms[exponent] = coefficient;
  }

  /** Adds to the coefficient of x^exponent. */
  public void addTerm(double coefficient, int exponent) {
    setTerm(get(exponent) + coefficient, exponent);
  }

  /** The value at x, by Horner's rule. */
  public double evaluate(double x) {
    double sum = 0.0;
    for (int i = terms.length - 1; i >= 0; i--) {
      sum = sum * x + terms[i];
    }
    return sum;
  }

  /** a + b. */
  public static Polynomial plus(Polynomial a, Polynomial b) {
    Polynomial sum = new Polynomial();
    for (int i = Math.max(a.size(), b.size()) - 1; i >= 0; i--) {
      sum.setTerm(a.get(i) + b.get(i), i);
    }
    return sum;
  }

  /** a − b. */
  public static Polynomial minus(Polynomial a, Polynomial b) {
    return plus(a, mult(-1.0, b));
  }

  /** a · b. */
  public static Polynomial mult(Polynomial a, Polynomial b) {
    Polynomial product = new Polynomial();
    for (int i = 0; i < a.size(); i++) {
      for (int j = 0; j < b.size(); j++) {
        product.addTerm(a.get(i) * b.get(j), i + j);
      }
    }
    return product;
  }

  /** factor · a. */
  public static Polynomial mult(double factor, Polynomial a) {
    Polynomial product = new Polynomial();
    for (int i = a.size() - 1; i >= 0; i--) {
      product.setTerm(factor * a.get(i), i);
    }
    return product;
  }

  /** Shows one example on standard output. */
  public static void main(String[] args) {
    System.out.println(mult(new Polynomial(1, 1), new Polynomial(1, -1)));
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = terms.length - 1; i >= 0; i--) {
      if (terms[i] != 0.0) {
        text.append(text.length() == 0 ? "" : " + ").append(terms[i]);
        text.append(i == 0 ? "" : i == 1 ? "x" : "x^" + i);
      }
    }
    return text.length() == 0 ? "0.0" : text.toString();
  }
}
