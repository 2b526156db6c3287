package glasswood.listen;

import glasswood.stage.KFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All meters at work on the whole and on each phase, while the sound goes by. */
final class Hearing {
  private static final double SHORT_TERM_HALF = 1.5;
  private static final double NEAR = 20;
  private static final int TAIL = 32;
  private static final int FIRST_WHOLE = 29;
  private static final int MOST_EVENTS = 100;

  private final Witness witness;
  private final Spectrogram spectrogram;
  private final boolean shared;
  private final int rate;
  private final int channels;
  private final List<Stretch> phases = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final Series loudness = new Series(0.1 - SHORT_TERM_HALF, 10);
  private final Series roughness;
  private final Stretch whole;
  private final TruePeakMeter truePeak;
  private final ClickMeter clicks;
  private final OnsetMeter onsets;
  private final Worst<Click> worstClicks = new Worst<>(MOST_EVENTS, Click.BY_STRENGTH);
  private final Worst<Onset> worstOnsets = new Worst<>(MOST_EVENTS, Onset.BY_STARTLE);
  private final RoughnessMeter roughnessMeter;
  private final SpectralMeter spectralMeter;
  private final PitchMeter pitchMeter;
  private final SilenceMeter silences;
  private final Worst<Silence> longest =
      new Worst<>(MOST_EVENTS, Comparator.comparingDouble(Silence::length));
  private final KFilter weighting;
  private final double[] weighted = new double[Inspection.BLOCK];
  private final float[] mid = new float[Inspection.BLOCK];
  private Stretch current;

  /**
   * @param spectrogram hears it too; may be null
   */
  Hearing(int rate, int channels, Spectrogram spectrogram, Witness witness) {
    this.witness = witness;
    this.spectrogram = spectrogram;
    this.rate = rate;
    this.channels = channels;
    roughness = new Series(new Roughness(rate).size() / 2.0 / rate, RoughnessMeter.PER_SECOND);
    whole =
        new Stretch(
            0,
            new LoudnessMeter(
                rate,
                channels,
                (frame, momentary, shortTerm) -> {
                  loudness.add(shortTerm);
                  witness.loudness(frame, momentary, shortTerm);
                }));
    truePeak = new TruePeakMeter(channels);
    clicks = new ClickMeter(rate, this::click);
    onsets = new OnsetMeter(rate, this::onset);
    roughnessMeter = new RoughnessMeter(rate, this::rough);
    spectralMeter = new SpectralMeter(rate, this::spectrum);
    shared = spectrogram != null && spectrogram.takes(spectralMeter);
    pitchMeter = new PitchMeter(rate, this::pitch);
    weighting = new KFilter(rate, channels);
    silences = new SilenceMeter(rate, longest::add);
  }

  /** A phase begins with the next frame. */
  void begin(Mark mark) {
    settle();
    current = new Stretch(mark.frame(), new LoudnessMeter(rate, channels));
    phases.add(current);
    names.add(mark.name());
  }

  /** Hears at most a block of frames from 0 and makes what is no number 0. */
  void add(double[] left, double[] right, int count) {
    whole.add(left, right, count, current);
    weighting.squares(left, right, 0, count, weighted);
    whole.loudness(weighted, count);
    if (current != null) {
      current.loudness(weighted, count);
    }
    truePeak.add(left, right, 0, count);
    clicks.add(left, right, 0, count);
    onsets.add(left, right, 0, count);
    silences.add(left, right, 0, count);
    Slicer.mid(left, right, 0, count, mid);
    roughnessMeter.add(mid, 0, count);
    spectralMeter.add(mid, 0, count);
    pitchMeter.add(mid, 0, count);
    if (spectrogram != null) {
      spectrogram.add(mid, 0, count);
    }
  }

  Inspection result(long frames) {
    // What the interpolator still holds comes out behind silence.
    truePeak.add(new double[TAIL], new double[TAIL], 0, TAIL);
    clicks.finish();
    onsets.finish();
    silences.finish();
    settle();
    long silent = whole.silentFrames();
    Figures all = whole.figures();
    List<PhaseFigures> measured = new ArrayList<>();
    for (int i = 0; i < phases.size(); i++) {
      double start = (double) phases.get(i).start / rate;
      long endFrame = i + 1 < phases.size() ? phases.get(i + 1).start : frames;
      double end = (double) endFrame / rate;
      double middle = loudness.at((start + end) / 2);
      measured.add(
          new PhaseFigures(
              names.get(i),
              start,
              end,
              middle,
              middle - all.integratedLufs(),
              phases.get(i).figures()));
    }
    int steepest = steepest(all.integratedLufs() - NEAR);
    return new Inspection(
        rate,
        channels,
        frames,
        all,
        measured,
        loudness,
        roughness,
        worstOnsets.list(),
        worstClicks.list(),
        longest.list(),
        (double) silent / rate,
        steepest < 0 ? 0 : rise(steepest),
        steepest < 0 ? Double.NaN : loudness.time(steepest));
  }

  private void rough(long frame, double asper) {
    roughness.add(asper);
    whole.rough(asper);
    witness.rough(frame, asper);
    Stretch phase = phaseAt(frame);
    if (phase != null) {
      phase.rough(asper);
    }
  }

  private void spectrum(long frame, float[] power, double centroid, double flatness, double flux) {
    if (shared) {
      spectrogram.treble(frame, power);
    }
    whole.spectrum(centroid, flatness, flux);
    Stretch phase = phaseAt(frame);
    if (phase != null) {
      phase.spectrum(centroid, flatness, flux);
    }
  }

  private void pitch(long frame, double hz, double harmonicityDb) {
    whole.pitch(hz, harmonicityDb);
    Stretch phase = phaseAt(frame);
    if (phase != null) {
      phase.pitch(hz, harmonicityDb);
    }
  }

  /** The phase that a window's middle falls into; windows lag behind the frames. */
  private Stretch phaseAt(long frame) {
    for (int i = phases.size() - 1; i >= 0; i--) {
      if (phases.get(i).start <= frame) {
        return phases.get(i);
      }
    }
    return null;
  }

  private void click(Click click) {
    worstClicks.add(click);
    whole.click(click);
    witness.click(click);
    Stretch phase = phaseAt((long) (click.seconds() * rate));
    if (phase != null) {
      phase.click(click);
    }
  }

  private void onset(Onset onset) {
    worstOnsets.add(onset);
    whole.onset(onset);
    witness.onset(onset);
    Stretch phase = phaseAt((long) (onset.seconds() * rate));
    if (phase != null) {
      phase.onset(onset);
    }
  }

  /** Books the peak since the last phase began. */
  private void settle() {
    double peak = truePeak.take();
    whole.peak(peak);
    if (current != null) {
      current.peak(peak);
    }
  }

  /**
   * Where loudness rises most within a second, starting from {@code least}; −1 where it never does.
   */
  private int steepest(double least) {
    int found = -1;
    for (int i = FIRST_WHOLE; i + 10 < loudness.size(); i++) {
      if (loudness.get(i) > least && rise(i) > (found < 0 ? 0 : rise(found))) {
        found = i;
      }
    }
    return found;
  }

  private double rise(int i) {
    return loudness.get(i + 10) - loudness.get(i);
  }
}
