package glasswood.json;

/**
 * One thing that is wrong.
 *
 * @param place where
 * @param message what is wrong, what is allowed, and the nearest valid name where there is one
 */
public record Problem(Place place, String message) {

  /** {@code file:line:column: path: message}. */
  @Override
  public String toString() {
    return place + ": " + message;
  }
}
