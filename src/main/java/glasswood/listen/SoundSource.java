package glasswood.listen;

import java.io.IOException;
import java.util.List;

/**
 * Sound that can be heard once from beginning to end: a file, or a stage that renders.
 *
 * <p>One thread reads. Samples are nominally −1…1; a mono source gives the same samples to both
 * sides.
 */
public interface SoundSource {

  /** Frames a second. */
  int rate();

  /** 1 or 2. */
  int channels();

  /** Frames in all. */
  long frames();

  /** Named moments, by ascending frame; may be empty. */
  List<Mark> marks();

  /**
   * Reads the next frames.
   *
   * @return how many were read, at most {@code count}; −1 at the end
   * @throws IOException with one sentence that names the source and the reason
   */
  int read(double[] left, double[] right, int offset, int count) throws IOException;
}
