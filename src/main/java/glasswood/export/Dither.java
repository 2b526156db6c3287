package glasswood.export;

/** What is done about the error of rounding to whole numbers. */
public enum Dither {
  /** Triangular noise of ±1 LSB: the error is a steady, signal-free hiss. */
  TPDF("tpdf", "TPDF dither"),
  /** The same, and the error is moved to where the ear is least sensitive; for 16 bits. */
  SHAPED("shaped", "TPDF dither with noise shaping"),
  /** Plain rounding. */
  NONE("none", "no dither");

  private final String option;
  private final String text;

  Dither(String option, String text) {
    this.option = option;
    this.text = text;
  }

  /** For a file's coding history. */
  String text() {
    return text;
  }

  /** The dither that a command line calls {@code name}; null if none is. */
  public static Dither named(String name) {
    for (Dither dither : values()) {
      if (dither.option.equals(name)) {
        return dither;
      }
    }
    return null;
  }

  /**
   * Why samples of this kind cannot be dithered so, in words that follow the name of what asked for
   * it; null when they can.
   */
  public String refusal(SampleFormat samples, int rate) {
    if (this != SHAPED) {
      return null;
    }
    if (samples != SampleFormat.PCM_16) {
      return "shapes the noise of 16-bit samples only; with finer ones there is none to hear";
    }
    if (rate < NoiseShaper.LOWEST_RATE || rate > NoiseShaper.HIGHEST_RATE) {
      return "is for rates of 44100 and 48000 Hz, which its filter was made for, not "
          + rate
          + " Hz; use tpdf";
    }
    return null;
  }
}
