package glasswood.stage;

/**
 * A layer that had to be faded out.
 *
 * @param phase name of its phase
 * @param layer its name
 * @param seconds when it failed, in seconds of the piece
 * @param reason what it produced
 */
public record Failure(String phase, String layer, double seconds, String reason) {
  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "%s/%s at %.2f s: %s; it was faded out",
        phase,
        layer,
        seconds,
        reason);
  }
}
