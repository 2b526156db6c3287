package glasswood.stage;

import java.io.IOException;

/** Takes the parts of a mix: each layer and the shared space's return. Their sum is the mix. */
public interface StemSink {

  /**
   * One part's share of the chunk that was read last.
   *
   * @param phase name of the phase; null for the space
   * @param layer name of the layer; null for the space
   * @param position frame of the piece at which the chunk begins
   * @param left values, of which the first {@code frames} count; not to be kept
   * @param right as {@code left}
   */
  void part(String phase, String layer, long position, double[] left, double[] right, int frames)
      throws IOException;
}
