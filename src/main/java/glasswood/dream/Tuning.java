package glasswood.dream;

import java.util.List;

/**
 * Just intonation over a root.
 *
 * @param rootHz frequency of degree 0 in Hz, by default D2 = 73.42
 * @param ratios the scale's ratios within one octave, ascending from 1 (inclusive) to 2 (exclusive)
 */
public record Tuning(double rootHz, List<Double> ratios) {

  /** D2 with 1/1 9/8 5/4 3/2 5/3. */
  public static final Tuning GLASSWOOD =
      new Tuning(73.41619197935188, List.of(1.0, 9.0 / 8, 5.0 / 4, 3.0 / 2, 5.0 / 3));

  public Tuning {
    ratios = List.copyOf(ratios);
  }

  /** Frequency in Hz of a scale degree; degrees beyond the scale continue in other octaves. */
  public double hz(int degree) {
    int octave = Math.floorDiv(degree, ratios.size());
    return rootHz
        * ratios.get(Math.floorMod(degree, ratios.size()))
        * StrictMath.scalb(1.0, octave);
  }
}
