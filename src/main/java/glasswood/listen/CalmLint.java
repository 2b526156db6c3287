package glasswood.listen;

import glasswood.stage.Balance;
import glasswood.stage.Failure;
import glasswood.stage.GainCurve;
import glasswood.timeline.Profile;
import glasswood.timeline.Score;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The lint for calm: hears a sound once and tells whatever could startle, jar or be recognised.
 *
 * <p>While the sound goes by it notes, every 100 ms, what may become a finding and which layer
 * would be its cause; when the whole is known, {@link CalmRules} judge. Memory: the inspection's,
 * the repeats' 1.5 MB and 0.5 MB an hour for the notes.
 */
public final class CalmLint {
  private CalmLint() {}

  /**
   * Lints a sound whose layers are not known.
   *
   * @param profile whose limits hold
   * @throws IOException when the source cannot be read
   */
  public static LintReport of(
      SoundSource source, Profile profile, Inspection.Progress progress, Witness also)
      throws IOException {
    Notes notes = new Notes(source.rate(), null, Long.MAX_VALUE);
    Inspection inspection = Inspection.of(source, null, progress, Witness.both(notes, also));
    return new CalmRules(profile, inspection, notes, null, true).judge(List.of());
  }

  /**
   * Renders a score, as fast as it can, and lints what is heard, naming layers.
   *
   * @param balance what mastering does to its levels, see {@link ScoreLoudness#balance}
   * @param threads threads that compute layers
   */
  public static LintReport of(
      Score score, Balance balance, int threads, Inspection.Progress progress, Witness also)
      throws IOException {
    PartMemory parts = new PartMemory(score.rate(), new GainCurve(score, balance));
    try (ScoreSound sound = new ScoreSound(score, balance, threads, parts)) {
      long smooth = Long.MAX_VALUE;
      for (Mark mark : sound.marks()) {
        if (mark.name().equals(DreamArc.FIRST_SMOOTH)) {
          smooth = mark.frame();
        }
      }
      Notes notes = new Notes(score.rate(), parts, smooth);
      Inspection inspection = Inspection.of(sound, null, progress, Witness.both(notes, also));
      List<Failure> failures = sound.failures();
      boolean spoken = !score.words().harsh().isEmpty();
      return new CalmRules(score.profile(), inspection, notes, parts, spoken).judge(failures);
    }
  }

  /** What was noted of the sound while it went by. */
  static final class Notes implements Witness {
    /** Something that happened, and which part it was. */
    record Event<T>(T what, int part) {}

    private static final int MOST_EVENTS = 500;
    private static final double CLEARLY_ROUGH = 0.05;

    final Series momentary = new Series(-0.1, 10);
    final Series loud = new Series(-0.1, 10);
    final Series rising = new Series(0, 10);
    final Series rough;
    final List<RepeatMeter.Repeat> repeats = new ArrayList<>();
    final List<Event<Onset>> onsets = new ArrayList<>();
    final List<Event<Click>> clicks = new ArrayList<>();
    long unlisted;
    long broken;
    double brokenAt = Double.NaN;
    double peak;
    double peakAt;
    int peakBy = PartMemory.NOBODY;

    private final int rate;
    private final PartMemory parts;
    private final long smoothFrom;
    private final Roughness model;
    private final RepeatMeter repeatMeter;
    private final TruePeakMeter truePeak = new TruePeakMeter(2);
    private long frame;

    /**
     * @param parts who may be the cause; null when nobody is known
     * @param smoothFrom frame from which on roughness is a finding
     */
    Notes(int rate, PartMemory parts, long smoothFrom) {
      this.rate = rate;
      this.parts = parts;
      this.smoothFrom = smoothFrom;
      model = parts == null ? null : new Roughness(rate);
      repeatMeter = new RepeatMeter(rate, parts);
      rough = new Series(0, RoughnessMeter.PER_SECOND);
    }

    @Override
    public void heard(double[] left, double[] right, int offset, int count) {
      mend(left, offset, count);
      mend(right, offset, count);
      repeatMeter.add(left, right, offset, count);
      truePeak.add(left, right, offset, count);
      frame += count;
      double highest = truePeak.peak();
      if (highest > peak) {
        peak = highest;
        peakAt = (frame - count) / (double) rate;
        peakBy = highest > 0.5 && parts != null ? parts.peaking(frame - count / 2) : peakBy;
      }
    }

    private void mend(double[] side, int offset, int count) {
      for (int i = offset; i < offset + count; i++) {
        if (!(Math.abs(side[i]) < 1e100)) {
          side[i] = 0;
          if (broken++ == 0) {
            brokenAt = (frame + i - offset) / (double) rate;
          }
        }
      }
    }

    @Override
    public void loudness(long heard, double now, double shortTerm) {
      momentary.add(now);
      if (parts != null) {
        loud.add(parts.loudest(heard, 0.4));
        rising.add(parts.rising(heard));
      }
    }

    @Override
    public void rough(long centreFrame, double asper) {
      boolean ask = parts != null && centreFrame >= smoothFrom && asper > CLEARLY_ROUGH;
      rough.add(ask ? parts.rough(centreFrame, model) : PartMemory.NOBODY);
    }

    @Override
    public void onset(Onset onset) {
      if (onset.startles()) {
        long at = (long) (onset.seconds() * rate);
        note(onsets, onset, parts == null ? PartMemory.NOBODY : parts.beginning(at));
      }
    }

    @Override
    public void click(Click click) {
      long at = (long) (click.seconds() * rate);
      note(clicks, click, parts == null ? PartMemory.NOBODY : parts.clicking(at));
    }

    private <T> void note(List<Event<T>> events, T what, int part) {
      if (events.size() < MOST_EVENTS) {
        events.add(new Event<>(what, part));
      } else {
        unlisted++;
      }
    }

    /** Ends the repeats; to be called once. */
    void end() {
      repeats.addAll(repeatMeter.finish());
    }
  }
}
