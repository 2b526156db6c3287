package glasswood.render;

import java.nio.file.Path;

/**
 * Files of the parts of the mix, besides the mix.
 *
 * @param folder where they go
 * @param by what each file holds
 */
public record Stems(Path folder, By by) {

  /** What a file holds. */
  public enum By {
    /** One layer of one phase. */
    LAYER,
    /** All layers of a phase. */
    PHASE;

    /** What a command line calls {@code layer} or {@code phase}; null if it is neither. */
    public static By named(String name) {
      return switch (name) {
        case "layer" -> LAYER;
        case "phase" -> PHASE;
        default -> null;
      };
    }
  }
}
