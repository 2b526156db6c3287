package glasswood.patch.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The functions that expressions may call, except those that need the copy or the dream. */
final class Functions {
  /** Any number of arguments. */
  static final int MANY = Integer.MAX_VALUE;

  /**
   * One function.
   *
   * @param usage how it is called, for messages
   * @param least least number of arguments
   * @param most greatest number of arguments
   * @param make the term for the given arguments
   */
  record Definition(String usage, int least, int most, Function<List<Term>, Term> make) {}

  private static final Map<String, Definition> ALL = new TreeMap<>();

  static {
    one("floor", Operation.One.FLOOR);
    one("ceil", Operation.One.CEIL);
    one("round", Operation.One.ROUND);
    one("abs", Operation.One.ABS);
    one("sqrt", Operation.One.SQRT);
    one("exp", Operation.One.EXP);
    one("log", Operation.One.LOG);
    one("log2", Operation.One.LOG2);
    one("sin", Operation.One.SIN);
    one("cos", Operation.One.COS);
    one("tan", Operation.One.TAN);
    one("tanh", Operation.One.TANH);
    one("db", Operation.One.DB);
    two("pow", "pow(x, y)", Operation.Two.POWER);
    two("mod", "mod(x, y)", Operation.Two.MOD);
    fold("min", Operation.Two.MIN);
    fold("max", Operation.Two.MAX);
    three("clamp", "clamp(x, low, high)", Operation.Three.CLAMP);
    three("lerp", "lerp(a, b, t)", Operation.Three.MIX);
    three("mix", "mix(a, b, t)", Operation.Three.MIX);
    three("smoothstep", "smoothstep(low, high, x)", Operation.Three.SMOOTHSTEP);
    put("if", "if(condition, then, else)", 3, 3, a -> Term.either(a.get(0), a.get(1), a.get(2)));
    put("pick", "pick(index, value, …)", 2, MANY, a -> Term.pick(a.get(0), a.subList(1, a.size())));
  }

  private Functions() {}

  /** The function of that name, null when there is none. */
  static Definition get(String name) {
    return ALL.get(name);
  }

  /** All names that may be called. */
  static Set<String> names() {
    return ALL.keySet();
  }

  private static void one(String name, Operation.One operation) {
    put(name, name + "(x)", 1, 1, a -> Term.of(operation, a.get(0)));
  }

  private static void two(String name, String usage, Operation.Two operation) {
    put(name, usage, 2, 2, a -> Term.of(operation, a.get(0), a.get(1)));
  }

  private static void three(String name, String usage, Operation.Three operation) {
    put(name, usage, 3, 3, a -> Term.of(operation, a.get(0), a.get(1), a.get(2)));
  }

  private static void fold(String name, Operation.Two operation) {
    put(
        name,
        name + "(a, b, …)",
        1,
        MANY,
        a -> {
          List<Term> rest = new ArrayList<>(a);
          Term result = rest.remove(0);
          for (Term next : rest) {
            result = Term.of(operation, result, next);
          }
          return result;
        });
  }

  private static void put(
      String name, String usage, int least, int most, Function<List<Term>, Term> make) {
    ALL.put(name, new Definition(usage, least, most, make));
  }
}
