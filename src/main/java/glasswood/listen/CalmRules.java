package glasswood.listen;

import glasswood.stage.Failure;
import glasswood.timeline.Profile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Judges what {@link CalmLint} noted, rule by rule. What happens within 2 s is one finding. */
final class CalmRules {
  static final double MOST_RISE = 3;
  static final double MOST_DC = 1e-4;
  static final double TRUE_PEAK_TOLERANCE = 0.05;

  private static final double NEAR_LU = 20;
  private static final double TOGETHER_SECONDS = 2;
  private static final int FIRST_WHOLE = 29;
  private static final int SECOND = 10;
  private static final int ROUGH_WINDOWS = 4;
  private static final int MOST_OF_A_RULE = 200;

  private final Profile profile;
  private final Inspection inspection;
  private final CalmLint.Notes notes;
  private final PartMemory parts;
  private final boolean spoken;
  private final double integrated;
  private final List<Finding> findings = new ArrayList<>();
  private long more;

  CalmRules(
      Profile profile,
      Inspection inspection,
      CalmLint.Notes notes,
      PartMemory parts,
      boolean spoken) {
    this.spoken = spoken;
    this.profile = profile;
    this.inspection = inspection;
    this.notes = notes;
    this.parts = parts;
    integrated = inspection.whole().integratedLufs();
  }

  LintReport judge(List<Failure> failures) {
    notes.end();
    rises();
    moments();
    peaks();
    steady();
    failures.forEach(this::failure);
    onsets();
    clicks();
    roughness();
    repeats();
    arc();
    findings.sort(Comparator.comparingDouble(Finding::seconds));
    return new LintReport(profile, inspection, findings, more);
  }

  /** Keeps the worst of what happens together. */
  private final class Cluster {
    private final LintRule rule;
    private double figure;
    private double at;
    private int by;
    private double last = Double.NEGATIVE_INFINITY;
    private boolean open;
    private int reported;

    Cluster(LintRule rule) {
      this.rule = rule;
    }

    void found(double seconds, double value, int part, Reason reason) {
      if (open && seconds - last > TOGETHER_SECONDS) {
        end(reason);
      }
      if (!open || value > figure) {
        figure = value;
        at = seconds;
        by = part;
      }
      open = true;
      last = seconds;
    }

    void end(Reason reason) {
      if (open && reported++ < MOST_OF_A_RULE) {
        reason.report(rule, at, figure, by);
      } else if (open) {
        more++;
      }
      open = false;
    }
  }

  /** Says what is wrong. */
  @FunctionalInterface
  private interface Reason {
    void report(LintRule rule, double seconds, double figure, int part);
  }

  private void rises() {
    Series loudness = inspection.loudness();
    Cluster worst = new Cluster(LintRule.RISE);
    Reason reason =
        (rule, seconds, figure, part) ->
            add(
                rule,
                seconds,
                part,
                figure,
                MOST_RISE,
                "loudness rises %.1f LU within a second, may rise %.1f",
                figure,
                MOST_RISE);
    for (int i = FIRST_WHOLE; i + SECOND < loudness.size(); i++) {
      double rise = loudness.get(i + SECOND) - loudness.get(i);
      if (loudness.get(i) > integrated - NEAR_LU && rise > MOST_RISE) {
        worst.found(loudness.time(i), rise, by(notes.rising, i + SECOND), reason);
      }
    }
    worst.end(reason);
  }

  private void moments() {
    double limit = profile.momentaryAboveLu();
    Cluster worst = new Cluster(LintRule.MOMENTARY);
    Reason reason =
        (rule, seconds, figure, part) ->
            add(
                rule,
                seconds,
                part,
                figure,
                limit,
                "momentary loudness is %.1f LU above the integrated %.1f LUFS, may be %.1f",
                figure,
                integrated,
                limit);
    for (int i = 0; i < notes.momentary.size(); i++) {
      double above = notes.momentary.get(i) - integrated;
      if (above > limit) {
        worst.found(Math.max(0, notes.momentary.time(i)), above, by(notes.loud, i), reason);
      }
    }
    worst.end(reason);
  }

  private void peaks() {
    double peak = inspection.whole().truePeakDb();
    double limit = profile.truePeakDb();
    if (peak > limit + TRUE_PEAK_TOLERANCE) {
      add(
          LintRule.TRUE_PEAK,
          notes.peakAt,
          notes.peakBy,
          peak,
          limit,
          "true peak %.1f dBTP, may be %.1f",
          peak,
          limit);
    }
  }

  /** What belongs to no moment: means, and samples that are no number. */
  private void steady() {
    Figures whole = inspection.whole();
    double dc =
        Math.abs(whole.dcLeft()) > Math.abs(whole.dcRight()) ? whole.dcLeft() : whole.dcRight();
    if (Math.abs(dc) >= MOST_DC) {
      add(
          LintRule.DC,
          0,
          parts == null ? PartMemory.NOBODY : parts.leaning(),
          dc,
          MOST_DC,
          "the mean is %.5f of full scale, may be ±%.5f",
          dc,
          MOST_DC);
    }
    if (notes.broken > 0) {
      add(
          LintRule.NOT_A_NUMBER,
          notes.brokenAt,
          PartMemory.NOBODY,
          notes.broken,
          0,
          "%d samples are no number, none may be",
          notes.broken);
    }
  }

  private void failure(Failure failure) {
    findings.add(
        new Finding(
            failure.seconds(),
            failure.phase(),
            failure.layer(),
            LintRule.NOT_A_NUMBER,
            Double.NaN,
            Double.NaN,
            "the layer had to be faded out: " + failure.reason()));
  }

  private void onsets() {
    for (CalmLint.Notes.Event<Onset> event : notes.onsets) {
      Onset onset = event.what();
      add(
          LintRule.ONSET,
          onset.seconds(),
          event.part(),
          onset.attackMs(),
          Onset.SUDDEN_MS,
          "an attack of %.1f ms, %+.0f dB from its bed; may be %.0f ms, or %.0f dB below the bed",
          onset.attackMs(),
          onset.relativeDb(),
          Onset.SUDDEN_MS,
          -Onset.COVERED_DB);
    }
  }

  private void clicks() {
    for (CalmLint.Notes.Event<Click> event : notes.clicks) {
      Click click = event.what();
      add(
          LintRule.CLICK,
          click.seconds(),
          event.part(),
          click.strengthDb(),
          0,
          "a click (%s) of %.1f dBFS, %.0f dB above what is usual there; none may be",
          click.kind().name().toLowerCase(Locale.ROOT),
          click.levelDb(),
          click.strengthDb());
    }
    more += notes.unlisted;
  }

  private void roughness() {
    PhaseFigures from = phase(DreamArc.FIRST_SMOOTH);
    if (from == null) {
      return;
    }
    Series settled = inspection.roughness().settled(DreamArc.LASTING);
    PhaseFigures chorus = phase("chorus");
    double peak =
        chorus == null ? 0 : settled.quantile(chorus.startSeconds(), chorus.endSeconds(), 1);
    double limit = DreamArc.AFTER_SHARE * Math.max(DreamArc.HARSH, peak);
    Cluster worst = new Cluster(LintRule.ROUGHNESS);
    Reason reason =
        (rule, seconds, figure, part) ->
            add(
                rule,
                seconds,
                part,
                figure,
                limit,
                "roughness returns: %.2f asper, may be %.2f, a tenth of the chorus's peak",
                figure,
                limit);
    int lasting = 0;
    for (int i = 0; i < settled.size(); i++) {
      boolean rough = settled.time(i) >= from.startSeconds() && settled.get(i) > limit;
      lasting = rough ? lasting + 1 : 0;
      if (lasting >= ROUGH_WINDOWS) {
        worst.found(settled.time(i), settled.get(i), by(notes.rough, i), reason);
      }
    }
    worst.end(reason);
  }

  private void repeats() {
    for (RepeatMeter.Repeat repeat : notes.repeats) {
      add(
          LintRule.REPEAT,
          repeat.from(),
          repeat.part(),
          repeat.likeness(),
          RepeatMeter.LIKE,
          "%.0f s are heard again as %.1f s before: likeness %.2f, may be %.2f",
          repeat.to() - repeat.from(),
          repeat.lag(),
          repeat.likeness(),
          RepeatMeter.LIKE);
    }
  }

  private void arc() {
    for (Verdict verdict : DreamArc.judge(inspection, spoken)) {
      PhaseFigures phase = phase(verdict.subject());
      if (!verdict.ok() && phase != null) {
        double middle = 0.5 * (phase.startSeconds() + phase.endSeconds());
        findings.add(
            new Finding(
                middle,
                phase.name(),
                null,
                LintRule.ARC,
                Double.NaN,
                Double.NaN,
                "the arc is broken: " + verdict.claim()));
      }
    }
  }

  private static int by(Series numbers, int i) {
    return i < numbers.size() ? (int) numbers.get(i) : PartMemory.NOBODY;
  }

  private PhaseFigures phase(String name) {
    return inspection.phases().stream()
        .filter(phase -> phase.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private void add(
      LintRule rule,
      double seconds,
      int part,
      double figure,
      double limit,
      String format,
      Object... values) {
    String phase = null;
    for (PhaseFigures p : inspection.phases()) {
      if (p.startSeconds() <= seconds) {
        phase = p.name();
      }
    }
    String layer = parts == null ? null : parts.label(part, phase);
    findings.add(
        new Finding(
            seconds,
            phase,
            layer,
            rule,
            figure,
            limit,
            String.format(Locale.ROOT, format, values)));
  }
}
