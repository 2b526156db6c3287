package glasswood.dream;

import java.util.List;

/**
 * What the listener recorded.
 *
 * @param harsh recordings that speak in the chorus
 * @param kind recordings that are heard among the leaves
 */
public record Recordings(List<Recording> harsh, List<Recording> kind) {
  /** Nothing was recorded. */
  public static final Recordings NONE = new Recordings(List.of(), List.of());

  public Recordings {
    harsh = List.copyOf(harsh);
    kind = List.copyOf(kind);
  }
}
