package glasswood.listen;

import java.util.List;

/**
 * What the first pass finds of a piece.
 *
 * @param lufs how loud the piece is before mastering, as far as its gain is concerned: with that
 *     many LUFS less than its target, the gain brings it there. Trims and what the slow leveller
 *     takes are in it
 * @param trimsDb what mastering adds in dB while a phase sounds, one for each; empty where no phase
 *     says how loud it is to be
 */
public record MixLoudness(double lufs, List<Double> trimsDb) {
  public MixLoudness {
    trimsDb = List.copyOf(trimsDb);
  }

  /** Without trims. */
  public static MixLoudness of(double lufs) {
    return new MixLoudness(lufs, List.of());
  }
}
