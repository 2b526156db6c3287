package glasswood.patch.bank;

import glasswood.unit.Kernels;

/**
 * Sines whose frequencies and levels rest, as sums of an even and an odd part about the middle of a
 * stretch of {@value #FRAMES} frames: sin(φ ± ω·m) = sin φ·cos(ω·m) ± cos φ·sin(ω·m), where φ is
 * the phase in the middle and m is ½, 1½, 2½ …
 *
 * <p>Tables hold cos(ω·m) and sin(ω·m) of each copy; {@link #aim} finds sin φ and cos φ. No frame
 * follows from those before, so that errors, which are those of {@link Kernels#sin}, do not grow.
 */
final class StillSines {
  /** Frames of half a stretch: as many as a table has. */
  static final int HALF = 64;

  /** Frames of a stretch. */
  static final int FRAMES = 2 * HALF;

  private final int copies;
  private final double[][] cosines;
  private final double[][] sines;
  private final double[] phases;
  private final double[] increments;
  private final double[] levels;

  /** Of each copy, what its cosines are multiplied with in this stretch. */
  private final double[] evenBy;

  /** Of each copy, what its sines are multiplied with. */
  private final double[] oddBy;

  private final double[] turns;
  private int frequencyVersion;
  private int amplitudeVersion;

  StillSines(int copies) {
    this.copies = copies;
    int lanes = Tiles.count(copies) * Tiles.LANES;
    cosines = new double[copies][HALF];
    sines = new double[copies][HALF];
    phases = new double[lanes];
    increments = new double[lanes];
    levels = new double[lanes];
    evenBy = new double[lanes];
    oddBy = new double[lanes];
    turns = new double[lanes];
  }

  /** Takes over frequencies and levels that rest, if they are others than before. */
  void learn(LaneInput frequency, LaneInput amplitude, double period) {
    if (frequencyVersion != frequency.version()) {
      frequencyVersion = frequency.version();
      frequency.rest(turns);
      for (int copy = 0; copy < copies; copy++) {
        double turn = turns[copy] * period;
        double increment = turn - Math.rint(turn);
        increments[copy] = increment;
        fill(cosines[copy], increment, 0.5 * increment + 0.25);
        fill(sines[copy], increment, 0.5 * increment);
      }
    }
    if (amplitudeVersion != amplitude.version()) {
      amplitudeVersion = amplitude.version();
      amplitude.rest(levels);
    }
  }

  private static void fill(double[] table, double increment, double first) {
    for (int m = 0; m < HALF; m++) {
      table[m] = Kernels.sin(first + m * increment);
    }
  }

  /** Takes over the phases of a bank's tiles. */
  void enter(double[][] tiles) {
    for (int t = 0; t < tiles.length; t++) {
      System.arraycopy(tiles[t], 0, phases, t * Tiles.LANES, Tiles.LANES);
    }
  }

  /** Gives a bank's tiles the phases of {@code back} frames before. */
  void leave(double[][] tiles, int back) {
    move(-back);
    for (int t = 0; t < tiles.length; t++) {
      System.arraycopy(phases, t * Tiles.LANES, tiles[t], 0, Tiles.LANES);
    }
  }

  /** Goes to the next stretch; phases are then those of its end. */
  void aim() {
    for (int j = 0; j < turns.length; j++) {
      turns[j] = phases[j] + (HALF - 0.5) * increments[j];
    }
    sines(turns, evenBy);
    for (int j = 0; j < turns.length; j++) {
      turns[j] += 0.25;
    }
    sines(turns, oddBy);
    move(FRAMES);
  }

  private void move(double frames) {
    for (int j = 0; j < phases.length; j++) {
      double next = phases[j] + frames * increments[j];
      phases[j] = next - Math.rint(next);
    }
  }

  private static void sines(double[] turns, double[] out) {
    for (int j = 0; j < turns.length; j++) {
      out[j] = Kernels.sin(turns[j]);
    }
  }

  /** Lets all copies have their levels in this stretch. */
  void scale() {
    for (int j = 0; j < levels.length; j++) {
      evenBy[j] *= levels[j];
      oddBy[j] *= levels[j];
    }
  }

  /** Adds all copies to the even and the odd part of a sum. */
  void addTo(double[] even, double[] odd) {
    for (int copy = 0; copy < copies; copy++) {
      add(cosines[copy], evenBy[copy], even);
      add(sines[copy], oddBy[copy], odd);
    }
  }

  private static void add(double[] table, double by, double[] to) {
    for (int m = 0; m < HALF; m++) {
      to[m] += by * table[m];
    }
  }

  /** Adds all copies, each times the sum of its own level and a copy of {@code sway}. */
  void addTo(double[] even, double[] odd, StillSines sway) {
    for (int copy = 0; copy < copies; copy++) {
      add(
          cosines[copy],
          sines[copy],
          sway.cosines[copy],
          sway.sines[copy],
          evenBy[copy],
          oddBy[copy],
          levels[copy],
          sway.evenBy[copy],
          sway.oddBy[copy],
          even,
          odd);
    }
  }

  /** The product of two sums of an even and an odd part is such a sum again. */
  private static void add(
      double[] cosine,
      double[] sine,
      double[] swayCosine,
      double[] swaySine,
      double evenBy,
      double oddBy,
      double level,
      double swayEvenBy,
      double swayOddBy,
      double[] even,
      double[] odd) {
    for (int m = 0; m < HALF; m++) {
      double a = evenBy * cosine[m];
      double b = oddBy * sine[m];
      double c = level + swayEvenBy * swayCosine[m];
      double d = swayOddBy * swaySine[m];
      even[m] += a * c + b * d;
      odd[m] += a * d + b * c;
    }
  }
}
