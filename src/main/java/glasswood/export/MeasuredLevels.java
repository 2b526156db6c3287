package glasswood.export;

/**
 * What was measured of a file's sound, for its metadata; −∞ or NaN where there is no such value.
 *
 * @param integratedLufs integrated loudness in LUFS
 * @param rangeLu loudness range in LU
 * @param truePeakDb highest true peak in dBTP
 * @param momentaryLufs highest momentary loudness in LUFS
 * @param shortTermLufs highest short-term loudness in LUFS
 */
public record MeasuredLevels(
    double integratedLufs,
    double rangeLu,
    double truePeakDb,
    double momentaryLufs,
    double shortTermLufs) {
  /** Nothing is known. */
  public static final MeasuredLevels UNKNOWN =
      new MeasuredLevels(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
}
