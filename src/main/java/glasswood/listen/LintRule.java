package glasswood.listen;

import java.util.Locale;

/** What the lint for calm looks for. */
public enum LintRule {
  /** An attack shorter than 20 ms that its bed does not cover. */
  ONSET("ms", "give it an attack of 20 ms or more, or turn it 12 dB below its bed"),
  /** Loudness that rises too fast. */
  RISE("LU/s", "lengthen the fade or the attack, or turn the layer down where it comes in"),
  /** A moment that is too loud for the whole. */
  MOMENTARY("LU", "turn the layer down there, or let it swell more slowly"),
  /** A peak, between samples too. */
  TRUE_PEAK("dBTP", "render it with a timeline whose \"master\" keeps the limit"),
  /** A discontinuity. */
  CLICK("dB", "look for a jump: a gate without a ramp, a control that is stepped, a cut"),
  /** A mean that is not zero. */
  DC("of full scale", "put a high-pass of 10 Hz or so behind the unit that leans"),
  /** A sample that is no number, or a layer that had to be faded out. */
  NOT_A_NUMBER("samples", "look for a division by zero or feedback that runs away"),
  /** Roughness where the dream should have become smooth. */
  ROUGHNESS("asper", "slow the beating below 15 Hz, spread the voices, or turn the layer down"),
  /** A passage that can be recognised. */
  REPEAT("likeness", "vary its timing, or seed it anew; loop something longer than ten minutes"),
  /** A phase that does not measure as its place in the dream asks. */
  ARC("", "turn the phase's gain or its layers until inspect agrees");

  private final String unit;
  private final String advice;

  LintRule(String unit, String advice) {
    this.unit = unit;
    this.advice = advice;
  }

  /** Its name as it is written: {@code "true-peak"}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What its figures count. */
  public String unit() {
    return unit;
  }

  /** What to do about it. */
  public String advice() {
    return advice;
  }
}
