package glasswood.timeline;

import java.util.List;

/**
 * One phase of the dream. Its layers are silent outside [startFrame, endFrame), fade in over the
 * first {@code fadeInFrames} and out over the last {@code fadeOutFrames}; neighbours overlap there.
 * Start frames are multiples of {@link Score#QUANTUM}.
 */
public record Phase(
    String name,
    String about,
    long startFrame,
    long endFrame,
    long fadeInFrames,
    long fadeOutFrames,
    Space space,
    List<Layer> layers) {
  public Phase {
    layers = List.copyOf(layers);
  }
}
