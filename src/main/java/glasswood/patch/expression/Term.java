package glasswood.patch.expression;

import glasswood.dream.Tuning;
import java.util.List;

/**
 * What is left of an expression once its copy is known: constants, controls, arithmetic. Immutable;
 * equal terms have equal values. Evaluating allocates nothing and uses {@link StrictMath}.
 *
 * <p>Drivers look up terms by the thousand when a patch is built, so the usual ones spell out what
 * a record would otherwise put together from method handles in a cold JVM.
 */
public sealed interface Term {

  /** The value for the given values of the patch's controls, in the order of their indices. */
  double value(double[] controls);

  /** The controls that the value depends on: bit {@code k} is set for control {@code k}. */
  long controls();

  /** Whether the value depends on no control. */
  default boolean isConstant() {
    return controls() == 0;
  }

  /** A number. */
  record Constant(double number) implements Term {
    @Override
    public double value(double[] controls) {
      return number;
    }

    @Override
    public long controls() {
      return 0;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Constant c && Double.compare(number, c.number) == 0;
    }

    @Override
    public int hashCode() {
      return Double.hashCode(number);
    }
  }

  /** The value of a control. */
  record ControlValue(int index) implements Term {
    @Override
    public double value(double[] controls) {
      return controls[index];
    }

    @Override
    public long controls() {
      return 1L << index;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ControlValue c && index == c.index;
    }

    @Override
    public int hashCode() {
      return index;
    }
  }

  /** An operation on one value. */
  record One(Operation.One operation, Term a, long controls) implements Term {
    @Override
    public double value(double[] values) {
      return operation.applyAsDouble(a.value(values));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof One o && operation.equals(o.operation) && a.equals(o.a);
    }

    @Override
    public int hashCode() {
      return 31 * operation.hashCode() + a.hashCode();
    }
  }

  /** An operation on two values. */
  record Two(Operation.Two operation, Term a, Term b, long controls) implements Term {
    @Override
    public double value(double[] values) {
      return operation.applyAsDouble(a.value(values), b.value(values));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Two o
          && operation.equals(o.operation)
          && a.equals(o.a)
          && b.equals(o.b);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * operation.hashCode() + a.hashCode()) + b.hashCode();
    }
  }

  /** An operation on three values. */
  record Three(Operation.Three operation, Term a, Term b, Term c, long controls) implements Term {
    @Override
    public double value(double[] values) {
      return operation.apply(a.value(values), b.value(values), c.value(values));
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Three o
          && operation.equals(o.operation)
          && a.equals(o.a)
          && b.equals(o.b)
          && c.equals(o.c);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * (31 * operation.hashCode() + a.hashCode()) + b.hashCode()) + c.hashCode();
    }
  }

  /**
   * {@code whenTrue} where the condition is not 0, else {@code whenFalse}; only one is evaluated.
   */
  record If(Term condition, Term whenTrue, Term whenFalse, long controls) implements Term {
    @Override
    public double value(double[] values) {
      return condition.value(values) != 0 ? whenTrue.value(values) : whenFalse.value(values);
    }
  }

  /** The choice whose number the index is, counting on from the first after the last. */
  record Pick(Term index, List<Term> choices, long controls) implements Term {
    public Pick {
      choices = List.copyOf(choices);
    }

    @Override
    public double value(double[] values) {
      return choices.get(choose(index.value(values), choices.size())).value(values);
    }

    static int choose(double index, int choices) {
      double floor = Math.floor(index);
      return (int) (floor - choices * Math.floor(floor / choices));
    }
  }

  /** The frequency of a degree of the scale, counted from 0 at the root; fractions are rounded. */
  record Degree(Tuning tuning, Term degree, long controls) implements Term {
    @Override
    public double value(double[] values) {
      return tuning.hz((int) Math.rint(degree.value(values)));
    }
  }

  /** A number as a term. */
  static Term constant(double number) {
    return new Constant(number);
  }

  /** {@code operation(a)}, folded when {@code a} is a number. */
  static Term of(Operation.One operation, Term a) {
    return folded(new One(operation, a, a.controls()));
  }

  /** {@code operation(a, b)}, folded when both are numbers. */
  static Term of(Operation.Two operation, Term a, Term b) {
    return folded(new Two(operation, a, b, a.controls() | b.controls()));
  }

  /** {@code operation(a, b, c)}, folded when all are numbers. */
  static Term of(Operation.Three operation, Term a, Term b, Term c) {
    return folded(new Three(operation, a, b, c, a.controls() | b.controls() | c.controls()));
  }

  /** A choice between two terms, decided now when the condition is a number. */
  static Term either(Term condition, Term whenTrue, Term whenFalse) {
    if (condition instanceof Constant decided) {
      return decided.number() != 0 ? whenTrue : whenFalse;
    }
    long controls = condition.controls() | whenTrue.controls() | whenFalse.controls();
    return new If(condition, whenTrue, whenFalse, controls);
  }

  /** A choice between many terms, decided now when the index is a number. */
  static Term pick(Term index, List<Term> choices) {
    if (index instanceof Constant decided && Double.isFinite(decided.number())) {
      return choices.get(Pick.choose(decided.number(), choices.size()));
    }
    long controls = index.controls();
    for (Term choice : choices) {
      controls |= choice.controls();
    }
    return new Pick(index, choices, controls);
  }

  /** A degree of the scale, folded when it is a number. */
  static Term degree(Tuning tuning, Term degree) {
    return folded(new Degree(tuning, degree, degree.controls()));
  }

  private static Term folded(Term term) {
    return term.isConstant() ? new Constant(term.value(NO_CONTROLS)) : term;
  }

  /** For evaluating constant terms. */
  double[] NO_CONTROLS = {};
}
