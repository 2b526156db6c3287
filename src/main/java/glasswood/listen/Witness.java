package glasswood.listen;

/** Told what the meters of an {@link Inspection} find, while the sound goes by. */
public interface Witness {

  /** Hears what is inspected, before the meters do; may mend it. Frames from {@code offset} on. */
  default void heard(double[] left, double[] right, int offset, int count) {}

  /**
   * Told every 100 ms.
   *
   * @param frame frames heard so far
   * @param momentary loudness of the last 400 ms, in LUFS
   * @param shortTerm loudness of the last 3 s, in LUFS
   */
  default void loudness(long frame, double momentary, double shortTerm) {}

  /**
   * Told of each window of roughness.
   *
   * @param centreFrame the middle of the window
   * @param asper its roughness
   */
  default void rough(long centreFrame, double asper) {}

  /** Told of each onset, up to two seconds late. */
  default void onset(Onset onset) {}

  /** Told of each click, up to a tenth of a second late. */
  default void click(Click click) {}

  /** Both of them, {@code first} first. */
  static Witness both(Witness first, Witness second) {
    return new Witness() {
      @Override
      public void heard(double[] left, double[] right, int offset, int count) {
        first.heard(left, right, offset, count);
        second.heard(left, right, offset, count);
      }

      @Override
      public void loudness(long frame, double momentary, double shortTerm) {
        first.loudness(frame, momentary, shortTerm);
        second.loudness(frame, momentary, shortTerm);
      }

      @Override
      public void rough(long centreFrame, double asper) {
        first.rough(centreFrame, asper);
        second.rough(centreFrame, asper);
      }

      @Override
      public void onset(Onset onset) {
        first.onset(onset);
        second.onset(onset);
      }

      @Override
      public void click(Click click) {
        first.click(click);
        second.click(click);
      }
    };
  }

  /** Listens to nothing. */
  static Witness none() {
    return new Witness() {};
  }
}
