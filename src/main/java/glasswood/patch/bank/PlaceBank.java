package glasswood.patch.bank;

import com.jsyn.ports.UnitOutputPort;

/**
 * Copies of a unit that gives a mono input a place between left and right, summed: only the two
 * sums can be heard. Places and gains are constant.
 */
final class PlaceBank extends Bank {
  private final LaneInput input = input("Input", 0);
  private final LaneInput pan = input("Pan", 0);
  private final LaneInput gain = input("Gain", 1);
  private final LaneInput amplitude = input("Amplitude", 1);
  private final UnitOutputPort output = new UnitOutputPort(2, PORT_NAME_OUTPUT);
  private final Law law;
  private final double[][] left;
  private final double[][] right;
  private final double[] sumLeft = new double[Tiles.SIZE];
  private final double[] sumRight = new double[Tiles.SIZE];
  private boolean placed;

  /** How loud each side is at a place. */
  interface Law {
    /** The gain of the right side for a place −1…1; the left side's is that of the other place. */
    double right(double pan);
  }

  PlaceBank(int copies, Law law) {
    super(copies);
    this.law = law;
    left = Tiles.of(copies);
    right = Tiles.of(copies);
    addPort(output);
  }

  /** Left and right. */
  @Override
  public UnitOutputPort sum() {
    return output;
  }

  @Override
  void begin(int start, int limit) {
    input.update(start);
    if (!placed) {
      place();
    }
  }

  private void place() {
    double[] lanes = new double[Tiles.LANES];
    for (int t = 0; t < left.length; t++) {
      for (int side = -1; side <= 1; side += 2) {
        for (int l = 0; l < Tiles.LANES; l++) {
          double level = gain.lanes(t)[l] * amplitude.lanes(t)[l];
          lanes[l] = level * law.right(side * pan.lanes(t)[l]);
        }
        Tiles.spread(lanes, side < 0 ? left[t] : right[t]);
      }
    }
    placed = true;
  }

  @Override
  void generate(int tile, double[] out, int start, int limit) {
    double[] in = input.tile(tile, start, limit);
    int from = start * Tiles.LANES;
    int to = limit * Tiles.LANES;
    if (tile == 0) {
      Tiles.product(in, left[0], sumLeft, from, to);
      Tiles.product(in, right[0], sumRight, from, to);
    } else {
      Tiles.addScaled(in, left[tile], sumLeft, from, to);
      Tiles.addScaled(in, right[tile], sumRight, from, to);
    }
  }

  @Override
  void finish(int start, int limit) {
    Tiles.sumLanes(sumLeft, output.getValues(0), start, limit);
    Tiles.sumLanes(sumRight, output.getValues(1), start, limit);
  }
}
