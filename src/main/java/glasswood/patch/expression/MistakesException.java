package glasswood.patch.expression;

import java.util.List;
import java.util.stream.Collectors;

/** An expression could not be understood; holds everything that is wrong with it. */
public final class MistakesException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  MistakesException(List<Mistake> mistakes) {
    super(
        mistakes.stream()
            .map(m -> "column " + m.column() + ": " + m.message())
            .collect(Collectors.joining("; ")));
    this.mistakes = List.copyOf(mistakes);
  }

  /** All mistakes in the order of their columns. */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
