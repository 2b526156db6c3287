package glasswood.listen;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The dream's arc: what each of its eight phases should measure, and what the whole should.
 *
 * <p>Phases are known by name; others are not judged. Loudness is that of the 3 s around a phase's
 * middle, relative to the integrated loudness, within ±{@value #LOUDNESS_TOLERANCE} LU. Roughness
 * is that which lasts: the running median over three windows (0.85 s), because the attack of a
 * pluck or a drop fills a window without being rough. "Stays below" is asked of 95 % of a phase,
 * because phases overlap by their fades; "peaks" of the highest value.
 */
public final class DreamArc {
  /** Name of the verdicts that concern all of the sound. */
  public static final String WHOLE = "whole";

  /** The phase with which the dream has become smooth. */
  static final String FIRST_SMOOTH = "doorways";

  private static final double LOUDNESS_TOLERANCE = 2;

  /** Windows of roughness over which an attack is forgotten. */
  static final int LASTING = 3;

  /** The chorus's roughness at its darkest, in asper, at least; where words are spoken. */
  static final double HARSH = 0.7;

  private static final double CHORUS_MOST = 4;
  private static final double MERCURY_SHARE = 0.15;

  /** What may be left of the chorus's roughness from {@link #FIRST_SMOOTH} on. */
  static final double AFTER_SHARE = 0.10;

  private static final double MOST_DC = 1e-4;
  private static final double MOST_RISE = 3;
  private static final double MOST_TRUE_PEAK = -1;
  private static final double TRUE_PEAK_TOLERANCE = 0.05;
  private static final double LAST_MINUTE_RISE = 1;

  private static final Map<String, Double> LOUDNESS =
      Map.of(
          "spine", -4.0,
          "glasswood", -1.0,
          "chorus", 2.0,
          "mercury", -4.0,
          "doorways", 0.0,
          "moss", -3.0,
          "lake", -3.0,
          "waking", -8.0);

  private final Inspection inspection;
  private final Series settled;
  private final boolean spoken;
  private final List<Verdict> verdicts = new ArrayList<>();

  private DreamArc(Inspection inspection, boolean spoken) {
    this.inspection = inspection;
    this.spoken = spoken;
    settled = inspection.roughness().settled(LASTING);
  }

  /** Judges a sound: phase by phase, then the whole. */
  public static List<Verdict> judge(Inspection inspection) {
    return judge(inspection, true);
  }

  /**
   * The same; without harsh words the chorus need not be harsh.
   *
   * @param spoken whether the chorus says its words
   */
  public static List<Verdict> judge(Inspection inspection, boolean spoken) {
    DreamArc arc = new DreamArc(inspection, spoken);
    inspection.phases().forEach(arc::phase);
    arc.whole();
    return List.copyOf(arc.verdicts);
  }

  private void phase(PhaseFigures phase) {
    Double target = LOUDNESS.get(phase.name());
    if (target == null) {
      return;
    }
    Figures figures = phase.figures();
    within(phase.name(), "loudness", phase.relativeLu(), target, LOUDNESS_TOLERANCE, "LU");
    above(phase.name(), "correlation", figures.correlation(), 0, "");
    switch (phase.name()) {
      case "spine" -> {
        below(phase.name(), "roughness", usual(phase), 0.1, "asper");
        above(phase.name(), "centroid", figures.centroidHz(), 1500, "Hz");
      }
      case "glasswood" -> climbs(phase);
      case "chorus" -> {
        if (spoken) {
          above(phase.name(), "peak roughness", peak(phase), HARSH, "asper");
        }
        below(phase.name(), "loudness anywhere", loudest(phase), CHORUS_MOST, "LU");
      }
      case "mercury" -> {
        calmer(phase, MERCURY_SHARE);
        above(phase.name(), "centroid", figures.centroidHz(), 400, "Hz");
        below(phase.name(), "centroid", figures.centroidHz(), 1500, "Hz");
      }
      case "doorways", "moss" -> calmer(phase, AFTER_SHARE);
      case "lake", "waking" -> {
        calmer(phase, AFTER_SHARE);
        below(phase.name(), "centroid", figures.centroidHz(), 1000, "Hz");
        if (phase.name().equals("waking")) {
          below(phase.name(), "rise in the last minute", lastRise(phase), LAST_MINUTE_RISE, "LU");
        }
      }
      default -> throw new IllegalStateException("a phase without rules: " + phase.name());
    }
  }

  private void whole() {
    Figures figures = inspection.whole();
    below(WHOLE, "true peak", figures.truePeakDb(), MOST_TRUE_PEAK + TRUE_PEAK_TOLERANCE, "dBTP");
    double dc = Math.max(Math.abs(figures.dcLeft()), Math.abs(figures.dcRight()));
    verdicts.add(
        new Verdict(WHOLE, dc < MOST_DC, String.format(Locale.ROOT, "DC < 0.0001: %.6f", dc)));
    none(figures.clipped(), "samples at full scale");
    none(figures.notFinite(), "samples that are no number");
    none(figures.clicks(), "clicks");
    below(WHOLE, "steepest rise", inspection.steepestRise(), MOST_RISE, "LU/s");
    boolean silent = inspection.silentEndSeconds() > 0;
    verdicts.add(new Verdict(WHOLE, silent, "ends in digital silence"));
  }

  /** A phase's roughness stays below a share of the chorus's peak. */
  private void calmer(PhaseFigures phase, double share) {
    Optional<PhaseFigures> chorus = find("chorus");
    if (chorus.isPresent()) {
      String name = String.format(Locale.ROOT, "roughness (%.0f %% of the chorus)", 100 * share);
      double most = share * Math.max(HARSH, peak(chorus.get()));
      below(phase.name(), name, usual(phase), most, "asper");
    }
  }

  private void climbs(PhaseFigures phase) {
    double third = (phase.endSeconds() - phase.startSeconds()) / 3;
    Series roughness = inspection.roughness();
    double first = roughness.median(phase.startSeconds(), phase.startSeconds() + third);
    double last = roughness.median(phase.endSeconds() - third, phase.endSeconds());
    verdicts.add(
        new Verdict(
            phase.name(),
            last > first,
            String.format(Locale.ROOT, "roughness climbs: %.3f to %.3f asper", first, last)));
  }

  /** The highest lasting roughness of a phase. */
  private double peak(PhaseFigures phase) {
    return settled.quantile(phase.startSeconds(), phase.endSeconds(), 1);
  }

  /** What 95 % of a phase's lasting roughness is below. */
  private double usual(PhaseFigures phase) {
    return settled.quantile(phase.startSeconds(), phase.endSeconds(), 0.95);
  }

  private double loudest(PhaseFigures phase) {
    return phase.figures().maxShortTermLufs() - inspection.whole().integratedLufs();
  }

  /**
   * How far loudness ever climbs above what it had fallen to, in LU, within the phase's last
   * minute; its first tenth is left out, where the phase before still fades.
   */
  private double lastRise(PhaseFigures phase) {
    Series loudness = inspection.loudness();
    double lowest = Double.POSITIVE_INFINITY;
    double rise = 0;
    double own = phase.startSeconds() + 0.1 * (phase.endSeconds() - phase.startSeconds());
    double from = Math.max(own, phase.endSeconds() - 60);
    int first = loudness.size() == 0 ? 0 : loudness.index(from);
    for (int i = first; i < loudness.size(); i++) {
      double level = Math.max(loudness.get(i), -70);
      rise = Math.max(rise, level - lowest);
      lowest = Math.min(lowest, level);
    }
    return rise;
  }

  private Optional<PhaseFigures> find(String name) {
    return inspection.phases().stream().filter(phase -> phase.name().equals(name)).findFirst();
  }

  private void within(
      String subject, String what, double value, double target, double tolerance, String unit) {
    verdicts.add(
        new Verdict(
            subject,
            Math.abs(value - target) <= tolerance,
            String.format(
                Locale.ROOT, "%s %+.0f ±%.0f %s: %+.1f", what, target, tolerance, unit, value)));
  }

  private void below(String subject, String what, double value, double most, String unit) {
    compare(subject, what, value, "≤", most, unit, value <= most);
  }

  private void above(String subject, String what, double value, double least, String unit) {
    compare(subject, what, value, "≥", least, unit, value >= least);
  }

  private void compare(
      String subject,
      String what,
      double value,
      String sign,
      double limit,
      String unit,
      boolean ok) {
    String number = Math.abs(limit) >= 100 ? "%.0f" : "%.3g";
    String format = "%s %s " + number + "%s: " + number;
    String spaced = unit.isEmpty() ? "" : " " + unit;
    verdicts.add(
        new Verdict(
            subject, ok, String.format(Locale.ROOT, format, what, sign, limit, spaced, value)));
  }

  private void none(long count, String what) {
    verdicts.add(new Verdict(WHOLE, count == 0, "no " + what + ": " + count));
  }
}
