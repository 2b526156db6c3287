package glasswood.json;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What the listener asked for cannot be played as it is written. The command line prints the
 * message (one problem a line) and ends with exit status 2.
 */
public final class BadInput extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  BadInput(List<Problem> problems, int beyond) {
    super(
        problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
            + (beyond == 0 ? "" : "\n… and " + beyond + " more problems"));
    this.problems = List.copyOf(problems);
  }

  /** One problem of a file or a command line option, e.g. {@code --length}. */
  public static BadInput of(String source, String message) {
    return new BadInput(List.of(new Problem(Place.of(source), message)), 0);
  }

  /** At least one, sorted by file and position. */
  public List<Problem> problems() {
    return problems;
  }
}
