package glasswood.timeline;

import java.util.List;

/**
 * One phase of the dream. Its layers are silent outside [startFrame, endFrame), fade in over the
 * first {@code fadeInFrames} and out over the last {@code fadeOutFrames}; neighbours overlap there.
 * Start frames are multiples of {@link Score#QUANTUM}.
 *
 * @param loudnessLu how loud its middle is to be, in LU relative to the whole piece; NaN for as it
 *     is
 */
public record Phase(
    String name,
    String about,
    long startFrame,
    long endFrame,
    long fadeInFrames,
    long fadeOutFrames,
    Space space,
    List<Layer> layers,
    double loudnessLu) {
  public Phase {
    layers = List.copyOf(layers);
  }

  /** A phase that is as loud as it is. */
  public Phase(
      String name,
      String about,
      long startFrame,
      long endFrame,
      long fadeInFrames,
      long fadeOutFrames,
      Space space,
      List<Layer> layers) {
    this(name, about, startFrame, endFrame, fadeInFrames, fadeOutFrames, space, layers, Double.NaN);
  }

  /** Whether it says how loud its middle is to be. */
  public boolean saysLoudness() {
    return !Double.isNaN(loudnessLu);
  }
}
