package glasswood.patch.bank;

import glasswood.unit.Kernels;
import java.util.Arrays;

/**
 * Sine oscillators side by side. A frame of a tile follows from those before ({@link
 * SineRecurrence}) while frequencies rest, and else from the phases.
 *
 * <p>Where only the sum is heard, and amplitudes rest as well or are swayed by sines that rest,
 * there are no tiles: {@link SineStretch} computes the sum itself, in less than half the time.
 */
final class SineBank extends Bank {
  private final LaneInput frequency = input("Frequency", 440);
  private final LaneInput amplitude = input("Amplitude", 1);
  private final double[][] phases;
  private final SineRecurrence[] recurrences;
  private final StillSines still;
  private final SineStretch stretch = new SineStretch();
  private final double[] turns = new double[Tiles.SIZE];
  private final double[] wave = new double[Tiles.SIZE];

  SineBank(int copies) {
    super(copies);
    int tiles = Tiles.count(copies);
    phases = new double[tiles][Tiles.LANES];
    recurrences = new SineRecurrence[tiles];
    Arrays.setAll(recurrences, tile -> new SineRecurrence());
    still = new StillSines(copies);
  }

  /** A phase of JSyn's, −1…1, is two half turns. */
  @Override
  public void phase(int copy, double phase) {
    phases[copy / Tiles.LANES][copy % Tiles.LANES] = 0.5 * phase;
  }

  @Override
  void begin(int start, int limit) {
    frequency.update(start);
    amplitude.update(start);
  }

  @Override
  boolean foretell(double[] sum, int start, int limit) {
    SineBank sway = guest() instanceof SineBank sines ? sines : null;
    boolean rests = frequency.isSteady() && amplitudeRests(sway, start, limit);
    int version = version() + (sway == null ? 0 : sway.version());
    if (stretch.isDue(rests, version, limit - start)) {
      stretch.write(this, sway, sum, start, limit);
      return true;
    }
    stretch.drop(this, sway);
    return false;
  }

  private boolean amplitudeRests(SineBank sway, int start, int limit) {
    if (sway == null) {
      return amplitude.isSteady();
    }
    sway.begin(start, limit);
    return amplitude.hearsOnly(sway) && sway.hasLevel();
  }

  private int version() {
    return frequency.version() + amplitude.version();
  }

  StillSines still() {
    return still;
  }

  /** From now on, phases are those of {@link #still}. */
  void enter() {
    still.learn(frequency, amplitude, getFramePeriod());
    still.enter(phases);
  }

  /** From now on, phases are the bank's own again: those of {@code back} frames before. */
  void leave(int back) {
    still.leave(phases, back);
    for (SineRecurrence lanes : recurrences) {
      lanes.breakOff();
    }
  }

  @Override
  void generate(int tile, double[] out, int start, int limit) {
    oscillate(tile, out, start, limit);
    if (!hasLevel()) {
      double[] level = amplitude.tile(tile, start, limit);
      Tiles.multiply(level, out, start * Tiles.LANES, limit * Tiles.LANES);
    }
  }

  @Override
  double[] addTo(double[] all, int tile, int start, int limit) {
    if (hasLevel()) {
      return super.addTo(all, tile, start, limit);
    }
    oscillate(tile, wave, start, limit);
    double[] to = total();
    amplitude.scale(wave, to, all != null, tile, start, limit);
    return to;
  }

  /** Whether amplitudes are within what {@link #oscillate} gives. */
  private boolean hasLevel() {
    return frequency.isSteady() && amplitude.isSteady();
  }

  private void oscillate(int tile, double[] out, int start, int limit) {
    if (frequency.isSteady()) {
      rest(tile, out, start, limit);
    } else {
      recurrences[tile].breakOff();
      double[] hertz = frequency.tile(tile, start, limit);
      Phases.advance(phases[tile], hertz, getFramePeriod(), turns, start, limit);
      sines(turns, out, start * Tiles.LANES, limit * Tiles.LANES);
    }
  }

  private static void sines(double[] turns, double[] out, int from, int to) {
    for (int j = from; j < to; j++) {
      out[j] = Kernels.sin(turns[j]);
    }
  }

  private void rest(int tile, double[] out, int start, int limit) {
    SineRecurrence lanes = recurrences[tile];
    lanes.learn(frequency.lanes(tile), frequency.version(), getFramePeriod());
    boolean level = hasLevel();
    double[] levels = level ? amplitude.lanes(tile) : null;
    lanes.run(phases[tile], levels, level ? amplitude.version() : 0, out, start, limit);
  }
}
