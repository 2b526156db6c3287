package glasswood.timeline;

import glasswood.json.Fields;
import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Text;
import java.util.List;

/** How long a piece lasts: what its timeline says, and what the listener asks for. */
final class PieceLength {
  private static final double SHORTEST = 0.1;
  private static final double SHORTEST_LOOP = 10;

  private final List<PhasePlan.Wish> wishes;
  private final boolean elastic;
  private final double fixed;
  private final ScoreOptions options;
  private final Problems problems;

  PieceLength(List<PhasePlan.Wish> wishes, ScoreOptions options, Problems problems) {
    this.wishes = wishes;
    this.options = options;
    this.problems = problems;
    elastic = wishes.stream().anyMatch(PhasePlan.Wish::elastic);
    fixed = PhasePlan.fixedSeconds(wishes);
  }

  /** The timeline's own length in seconds; NaN after a problem. */
  double own(Fields top) {
    double length = fixed;
    Place place = top.place();
    if (top.has("length")) {
      Span span = Span.read(top.get("length"), false, problems);
      if (span == null) {
        return Double.NaN;
      }
      length = span.seconds();
      place = top.place("length");
    } else if (elastic) {
      top.require("length");
      return Double.NaN;
    }
    if (wishes.isEmpty()) {
      return Double.NaN;
    }
    return fits(length, place) ? length : Double.NaN;
  }

  /**
   * The length the listener asks for, in seconds; that of a circle is one that a circle can have.
   *
   * @param own the timeline's own length
   * @return NaN after a problem
   */
  double wished(double own, int rate) {
    if (options.seconds() == null || Double.isNaN(own)) {
      return onCircle(own, rate);
    }
    return fits(options.seconds(), Place.of("--length"))
        ? onCircle(options.seconds(), rate)
        : Double.NaN;
  }

  private boolean fits(double length, Place place) {
    if (!(length >= SHORTEST && length <= Times.LONGEST)) {
      problems.add(
          place, "the length must be from 0.1 s to 24 hours, is " + Text.number(length) + " s");
    } else if (elastic && length <= fixed) {
      problems.add(
          place,
          "the length of "
              + Times.text(length)
              + " leaves nothing for phases with a weight; must be more than the "
              + Times.text(fixed)
              + " of the fixed ones");
    } else if (!elastic && Math.abs(length - fixed) > 1e-6) {
      problems.add(
          place,
          "the length of "
              + Times.text(length)
              + " differs from the "
              + Times.text(fixed)
              + " of the phases, all of which are fixed; give one of them a weight instead");
    } else {
      return true;
    }
    return false;
  }

  /** The nearest length that a circle can have: its phases begin on a grid in every turn. */
  private double onCircle(double length, int rate) {
    if (!options.loop() || Double.isNaN(length)) {
      return length;
    }
    if (length < SHORTEST_LOOP) {
      problems.add(
          Place.of("--loop"),
          "a loop must last at least "
              + Text.number(SHORTEST_LOOP)
              + " s, so that a breath fits; the piece lasts "
              + Text.number(length)
              + " s");
      return Double.NaN;
    }
    return (double) Score.onGrid(length * rate) / rate;
  }
}
