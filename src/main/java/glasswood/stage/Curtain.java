package glasswood.stage;

import glasswood.timeline.Score;

/**
 * Lets the last seconds of a piece fall to digital silence: over {@value #SECONDS} s to the last
 * {@value #SILENCE_SECONDS} s, less where the piece is short.
 */
final class Curtain {
  private static final double SECONDS = 4;
  private static final double SILENCE_SECONDS = 0.1;
  private static final double MOST = 0.1;

  private final long frames;
  private final long end;

  Curtain(Score score) {
    frames = (long) Math.min(SECONDS * score.rate(), MOST * score.frames());
    end =
        score.frames()
            - (long) Math.min(SILENCE_SECONDS * score.rate(), 0.5 * MOST * score.frames());
  }

  /** Scales the first {@code count} frames, of which the first is at {@code position}. */
  void draw(double[] left, double[] right, long position, int count) {
    if (position + count <= end - frames) {
      return;
    }
    for (int i = 0; i < count; i++) {
      double gain = Fade.curtain(end - (position + i), frames);
      left[i] *= gain;
      right[i] *= gain;
    }
  }
}
