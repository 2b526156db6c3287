package glasswood.listen;

import java.util.Objects;

/**
 * A named moment of a sound: where a phase begins.
 *
 * @param frame frames from the beginning, at least 0
 * @param name what begins there
 */
public record Mark(long frame, String name) {
  public Mark {
    Objects.requireNonNull(name, "name");
    if (frame < 0) {
      throw new IllegalArgumentException("mark before the beginning: " + frame);
    }
  }
}
