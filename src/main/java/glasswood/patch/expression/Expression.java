package glasswood.patch.expression;

import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;
import glasswood.dream.Tuning;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * A parsed and checked expression: all its names are known, every call has the right number of
 * arguments. Immutable; {@link #bind} may be called by several threads.
 */
public final class Expression {
  /** Longest text, in UTF-16 units. */
  public static final int MAX_LENGTH = 1000;

  /** Deepest nesting of operators, calls and parentheses. */
  public static final int MAX_DEPTH = 64;

  /** Most controls that an expression can refer to. */
  public static final int MAX_CONTROLS = 64;

  private static final Binding TRIAL = new Binding(0, 1, Tuning.GLASSWOOD, 0);

  private final String text;
  private final ASTNode tree;
  private final Term number;
  private final List<String> controls;
  private final long dependsOn;

  private Expression(
      String text, ASTNode tree, Term number, List<String> controls, long dependsOn) {
    this.text = text;
    this.tree = tree;
    this.number = number;
    this.controls = controls;
    this.dependsOn = dependsOn;
  }

  /**
   * Understands {@code text}.
   *
   * @param controls the names it may use beside {@code i}, {@code copies}, {@code pi} and {@code
   *     e}, at most 64; their order gives their indices
   * @throws MistakesException with all unknown names, wrong calls and the like
   */
  public static Expression parse(String text, List<String> controls) throws MistakesException {
    if (text.length() > MAX_LENGTH) {
      throw mistake(MAX_LENGTH, "an expression has at most " + MAX_LENGTH + " characters");
    }
    if (text.isBlank()) {
      throw mistake(1, "the expression is empty");
    }
    int gap = ParseMessages.missingArgument(text);
    if (gap >= 0) {
      throw mistake(gap + 1, "an argument is missing before or after this comma");
    }
    ASTNode tree;
    try {
      tree = Syntax.tree(text);
    } catch (ParseException e) {
      throw mistake(Math.max(1, e.getStartPosition()), ParseMessages.explain(e.getMessage()));
    } catch (NoSuchElementException e) {
      // EvalEx runs out of operands without noticing where: "i(^2)"
      throw mistake(1, "a value is missing beside one of the operators");
    }
    int depth = depth(tree);
    if (depth > MAX_DEPTH) {
      throw mistake(1, "the expression nests " + depth + " deep, at most " + MAX_DEPTH);
    }
    Translator translator = new Translator(text, controls, TRIAL);
    translator.translate(tree);
    if (!translator.mistakes().isEmpty()) {
      throw new MistakesException(translator.mistakes());
    }
    return new Expression(text, tree, null, List.copyOf(controls), translator.used());
  }

  /** A number as an expression. */
  public static Expression number(double number) {
    return new Expression(String.valueOf(number), null, Term.constant(number), List.of(), 0);
  }

  /** What is left to compute for one copy. */
  public Term bind(Binding binding) {
    return number != null ? number : new Translator(text, controls, binding).translate(tree);
  }

  /** Which controls are named, by bit, whether or not the value depends on them for every copy. */
  public long controls() {
    return dependsOn;
  }

  /** The text it was parsed from. */
  public String text() {
    return text;
  }

  @Override
  public String toString() {
    return text;
  }

  private static MistakesException mistake(int column, String message) {
    return new MistakesException(List.of(new Mistake(column, message)));
  }

  private static int depth(ASTNode node) {
    int deepest = 0;
    for (ASTNode parameter : node.getParameters()) {
      deepest = Math.max(deepest, depth(parameter));
    }
    return deepest + 1;
  }
}
