package glasswood.timeline;

import glasswood.json.Place;
import glasswood.json.Problems;
import glasswood.json.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * When each phase sounds.
 *
 * <p>The phases divide the piece at boundaries: a phase with a fixed length takes that, the others
 * share what is left by their weights. Each fade is centred on its boundary, so a phase sounds from
 * {@code boundary − fadeIn / 2} to {@code next boundary + fadeOut / 2}; only the first begins, and
 * the last ends, exactly with the piece. At no time do more than two phases sound.
 *
 * <p>A piece may also be a circle, whose end is its beginning: then the last phase gives way to the
 * first as any phase does to the next, so that the first begins before 0 and the last ends beyond
 * the length. There both fade over the longer of their two fades, and never over less than {@value
 * #LEAST_SEAM} s where the phases last four times that.
 */
final class PhasePlan {
  private static final double SHORTEST = 0.1;
  private static final int BISECTIONS = 30;
  private static final double LEAST_SEAM = 2;

  private PhasePlan() {}

  /**
   * A phase's wishes.
   *
   * @param weight its share when {@code fixed} is NaN
   * @param fixed its length in seconds, or NaN
   */
  record Wish(
      String name,
      double weight,
      double fixed,
      Span fadeIn,
      Span fadeOut,
      Place place,
      Place fadePlace) {
    boolean elastic() {
      return Double.isNaN(fixed);
    }
  }

  /** Seconds in the piece; the fades lie within start … end. */
  record Sounding(double start, double end, double fadeIn, double fadeOut) {
    double seconds() {
      return end - start;
    }
  }

  /** Sum of the fixed lengths in seconds. */
  static double fixedSeconds(List<Wish> wishes) {
    return wishes.stream().filter(w -> !w.elastic()).mapToDouble(Wish::fixed).sum();
  }

  /** The boundaries: n + 1 times from 0 to {@code length}. */
  private static double[] boundaries(List<Wish> wishes, double length) {
    double elastic = length - fixedSeconds(wishes);
    double weights = wishes.stream().filter(Wish::elastic).mapToDouble(Wish::weight).sum();
    double[] at = new double[wishes.size() + 1];
    for (int i = 0; i < wishes.size(); i++) {
      Wish w = wishes.get(i);
      at[i + 1] = at[i] + (w.elastic() ? elastic * (w.weight() / weights) : w.fixed());
    }
    at[wishes.size()] = length;
    return at;
  }

  /**
   * When each phase sounds in a piece of {@code length} seconds, whether that is sensible or not.
   *
   * @param fades factor for all fades
   * @param circle whether the end is the beginning
   */
  static List<Sounding> of(List<Wish> wishes, double length, double fades, boolean circle) {
    double[] at = boundaries(wishes, length);
    int last = wishes.size() - 1;
    List<Sounding> plan = new ArrayList<>();
    for (int i = 0; i <= last; i++) {
      double core = at[i + 1] - at[i];
      double before = i == 0 ? core : at[i] - at[i - 1];
      double after = i == last ? core : at[i + 2] - at[i + 1];
      double fadeIn = fades * wishes.get(i).fadeIn().in(core, before);
      double fadeOut = fades * wishes.get(i).fadeOut().in(core, after);
      double start = i == 0 ? 0 : at[i] - fadeIn / 2;
      double end = i == last ? length : at[i + 1] + fadeOut / 2;
      plan.add(new Sounding(start, end, fadeIn, fadeOut));
    }
    if (circle) {
      close(plan, at, seam(wishes, at, fades));
    }
    return plan;
  }

  /** Over how many seconds the last phase of a circle gives way to the first. */
  private static double seam(List<Wish> wishes, double[] at, double fades) {
    int last = wishes.size() - 1;
    double firstCore = at[1] - at[0];
    double lastCore = at[last + 1] - at[last];
    double wished =
        Math.max(
            wishes.get(0).fadeIn().in(firstCore, lastCore),
            wishes.get(last).fadeOut().in(lastCore, firstCore));
    return Math.max(fades * wished, Math.min(LEAST_SEAM, Math.min(firstCore, lastCore) / 4));
  }

  private static void close(List<Sounding> plan, double[] at, double seam) {
    int last = plan.size() - 1;
    Sounding first = plan.get(0);
    plan.set(0, new Sounding(-seam / 2, first.end(), seam, first.fadeOut()));
    Sounding end = plan.get(last);
    plan.set(last, new Sounding(end.start(), at[last + 1] + seam / 2, end.fadeIn(), seam));
  }

  /**
   * Reports phases that last no time, whose fades do not fit, or that overlap more than their
   * neighbours.
   */
  static void check(List<Wish> wishes, double length, Problems problems) {
    List<Complaint> complaints = complaints(wishes, length, 1, false);
    String remedy = complaints.isEmpty() ? "" : remedy(wishes, length);
    for (Complaint c : complaints) {
      problems.add(c.place(), c.message() + remedy);
    }
  }

  /**
   * By what all fades are to be multiplied in a piece of some length: {@code wished} when they fit,
   * less when the piece is too short for them; 0 and a problem when a phase would last no time.
   *
   * @param circle whether the end is the beginning
   * @param place who asks for that length
   */
  static double fadesThatFit(
      List<Wish> wishes,
      double length,
      double wished,
      boolean circle,
      Place place,
      Problems problems) {
    if (complaints(wishes, length, wished, circle).isEmpty()) {
      return wished;
    }
    List<Complaint> unavoidable = complaints(wishes, length, 0, circle);
    if (!unavoidable.isEmpty()) {
      problems.add(place, Times.text(length) + " is too short: " + unavoidable.get(0).message());
      return 0;
    }
    double fit = 0;
    double tooLong = wished;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (fit + tooLong) / 2;
      if (complaints(wishes, length, middle, circle).isEmpty()) {
        fit = middle;
      } else {
        tooLong = middle;
      }
    }
    return fit;
  }

  private record Complaint(Place place, String message) {}

  private static List<Complaint> complaints(
      List<Wish> wishes, double length, double fades, boolean circle) {
    double[] at = boundaries(wishes, length);
    List<Sounding> plan = of(wishes, length, fades, circle);
    List<Complaint> found = new ArrayList<>();
    for (int i = 0; i < wishes.size(); i++) {
      Wish w = wishes.get(i);
      Sounding s = plan.get(i);
      double core = at[i + 1] - at[i];
      String name = "phase " + Text.quote(w.name());
      if (!(core >= SHORTEST)) {
        found.add(
            new Complaint(
                w.place(), name + " lasts " + seconds(core) + ", must last at least 0.1 s"));
        continue;
      }
      if (s.fadeIn() + s.fadeOut() > s.seconds() + 1e-9) {
        found.add(
            new Complaint(
                w.fadePlace(),
                name
                    + " sounds for "
                    + seconds(s.seconds())
                    + ", its fades of "
                    + seconds(s.fadeIn())
                    + " and "
                    + seconds(s.fadeOut())
                    + " must fit into that"));
      }
      double before = endBefore(plan, i, length, circle);
      double after = startAfter(plan, i, length, circle);
      if (before > after + 1e-9) {
        found.add(new Complaint(w.place(), crowded(wishes, i, core)));
      }
    }
    return found;
  }

  /** When the phase before {@code i} ends; the one before the first is the last of a circle. */
  private static double endBefore(List<Sounding> plan, int i, double length, boolean circle) {
    if (i > 0) {
      return plan.get(i - 1).end();
    }
    return circle ? plan.get(plan.size() - 1).end() - length : 0;
  }

  /** When the phase after {@code i} begins; the one after the last is the first of a circle. */
  private static double startAfter(List<Sounding> plan, int i, double length, boolean circle) {
    if (i < plan.size() - 1) {
      return plan.get(i + 1).start();
    }
    return circle ? length + plan.get(0).start() : length;
  }

  private static String crowded(List<Wish> wishes, int i, double core) {
    String name = "phase " + Text.quote(wishes.get(i).name());
    boolean inner = i > 0 && i < wishes.size() - 1;
    String who =
        inner
            ? "phases "
                + Text.quote(wishes.get(i - 1).name())
                + " and "
                + Text.quote(wishes.get(i + 1).name())
                + " would overlap across it"
            : "its neighbour's fade would reach beyond it";
    return name
        + " lasts only "
        + seconds(core)
        + ", so that "
        + who
        + "; only neighbouring phases may overlap";
  }

  /** The shortest length that would do, found by halving, when a longer piece helps. */
  private static String remedy(List<Wish> wishes, double length) {
    double low = length;
    double high = length;
    do {
      high *= 2;
    } while (high < Times.LONGEST && !complaints(wishes, high, 1, false).isEmpty());
    if (wishes.stream().noneMatch(Wish::elastic) || !complaints(wishes, high, 1, false).isEmpty()) {
      return "";
    }
    while (high - low > 1e-6) {
      double middle = (low + high) / 2;
      if (complaints(wishes, middle, 1, false).isEmpty()) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return "; shorten the fades or make the piece at least "
        + Times.text(Math.ceil(high - 1e-5))
        + " long";
  }

  private static String seconds(double seconds) {
    return Text.number(Math.rint(seconds * 1000) / 1000) + " s";
  }
}
