package glasswood.render;

import glasswood.export.Recipe;
import glasswood.export.SampleFormat;
import glasswood.timeline.Score;
import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * What to render.
 *
 * @param score the piece
 * @param sketch gives the same timeline at {@link glasswood.listen.ScoreLoudness#SKETCH_SECONDS},
 *     or the score itself when its phases are fixed
 * @param output the file to write
 * @param delivery its form
 * @param stems files of the parts of the mix; null for none
 * @param fromFrame first frame of the piece to write
 * @param toFrame frame of the piece before which to stop
 * @param threads threads that compute layers, at least 1
 * @param recipe written into the file; null for one that names no files
 */
public record RenderRequest(
    Score score,
    Supplier<Score> sketch,
    Path output,
    Delivery delivery,
    Stems stems,
    long fromFrame,
    long toFrame,
    int threads,
    Recipe recipe) {

  /** A loop is written whole: a part of it would have ends. */
  public RenderRequest {
    if (score.loop() && (fromFrame != 0 || toFrame != score.frames())) {
      throw new IllegalArgumentException("a part of a loop");
    }
  }

  /**
   * A request for a score that was not read from files: stereo, dithered if need be.
   *
   * @param stems folder for the layers; null for none
   */
  public RenderRequest(
      Score score,
      Supplier<Score> sketch,
      Path output,
      SampleFormat samples,
      Path stems,
      long fromFrame,
      long toFrame,
      int threads) {
    this(
        score,
        sketch,
        output,
        new Delivery(samples),
        stems == null ? null : new Stems(stems, Stems.By.LAYER),
        fromFrame,
        toFrame,
        threads,
        null);
  }

  /** Whether all of the piece is written. */
  public boolean isWhole() {
    return fromFrame == 0 && toFrame == score.frames();
  }
}
