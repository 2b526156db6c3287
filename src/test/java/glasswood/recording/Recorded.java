package glasswood.recording;

import glasswood.dream.Recording;

/** Recordings for tests, without files. */
public final class Recorded {
  private Recorded() {}

  /** The recording of a sound that is speech. */
  public static Recording of(double[] sound, int rate, int wanted) {
    SpeechAnalysis.Result result = SpeechAnalysis.of(sound, rate, wanted);
    if (result.recording() == null) {
      throw new AssertionError("refused: it " + result.refusal());
    }
    return result.recording();
  }
}
