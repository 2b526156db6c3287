package glasswood.json;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Where a value stands: file, line, column and JSON path ({@code phases[2].layers[0].gain}).
 *
 * <p>The path is kept as a chain to the parent and spelled out only when a message needs it, so
 * that a hostile file cannot make paths exhaust the heap. Line and column count from 1, columns in
 * UTF-16 units; both are 0 for a value that did not come from a file's text (a command line
 * option).
 */
public final class Place {
  private static final int LONGEST_PATH = 240;

  private final String file;
  private final int line;
  private final int column;
  private final Place parent;
  private final String key;
  private final int index;

  private Place(String file, int line, int column, Place parent, String key, int index) {
    this.file = file;
    this.line = line;
    this.column = column;
    this.parent = parent;
    this.key = key;
    this.index = index;
  }

  /** The top of a file. */
  public static Place top(String file, int line, int column) {
    return new Place(file, line, column, null, null, -1);
  }

  /** A file as a whole, or a command line option such as {@code --length}. */
  public static Place of(String source) {
    return top(source, 0, 0);
  }

  /** The place of member {@code name} of the object that stands here. */
  public Place key(String name, int atLine, int atColumn) {
    return new Place(file, atLine, atColumn, this, name, -1);
  }

  /** The place of item {@code position} of the list that stands here. */
  public Place item(int position, int atLine, int atColumn) {
    return new Place(file, atLine, atColumn, this, null, position);
  }

  /** The place that a missing member {@code name} of the object here would have. */
  public Place missing(String name) {
    return key(name, line, column);
  }

  public String file() {
    return file;
  }

  public int line() {
    return line;
  }

  public int column() {
    return column;
  }

  /** The path from the top of the file, empty at the top. */
  public String path() {
    Deque<Place> steps = new ArrayDeque<>();
    for (Place p = this; p.parent != null; p = p.parent) {
      steps.push(p);
    }
    StringBuilder path = new StringBuilder();
    for (Place step : steps) {
      if (step.key == null) {
        path.append('[').append(step.index).append(']');
      } else if (isPlain(step.key)) {
        path.append(path.isEmpty() ? "" : ".").append(step.key);
      } else {
        path.append('[').append(Text.quote(step.key)).append(']');
      }
    }
    int excess = path.length() - LONGEST_PATH;
    if (excess > 0) {
      path.replace(LONGEST_PATH / 2, LONGEST_PATH / 2 + excess, "…");
    }
    return path.toString();
  }

  private static boolean isPlain(String key) {
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (!(Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '$')) {
        return false;
      }
    }
    return !key.isEmpty();
  }

  /** {@code file:line:column: path}, or the file alone when there is no line. */
  @Override
  public String toString() {
    if (line == 0) {
      return file;
    }
    String path = path();
    return file + ":" + line + ":" + column + ": " + (path.isEmpty() ? "(top)" : path);
  }
}
