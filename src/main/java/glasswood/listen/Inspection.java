package glasswood.listen;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that was measured of a sound, heard once from beginning to end.
 *
 * @param rate frames a second
 * @param channels 1 or 2
 * @param frames in all
 * @param whole figures of all of it
 * @param phases figures of each marked phase, in order; empty when nothing is marked
 * @param loudness short-term loudness in LUFS, ten values a second, each at the middle of its 3 s
 * @param roughness in asper, four values a second, each at the middle of its window
 * @param onsets the hundred most startling onsets, the worst first
 * @param clicks the hundred strongest clicks, the worst first
 * @param silences the hundred longest silences, the longest first
 * @param silentEndSeconds digital silence at the end
 * @param steepestRise the fastest rise of short-term loudness in LU within one second, where it
 *     began less than 20 LU below the integrated loudness
 * @param steepestRiseAt when that was, in seconds; NaN when it never rose
 */
public record Inspection(
    int rate,
    int channels,
    long frames,
    Figures whole,
    List<PhaseFigures> phases,
    Series loudness,
    Series roughness,
    List<Onset> onsets,
    List<Click> clicks,
    List<Silence> silences,
    double silentEndSeconds,
    double steepestRise,
    double steepestRiseAt) {
  /** The most frames that are heard at once. */
  static final int BLOCK = 4096;

  private static final int MOST_PHASES = 256;

  /** Told how much was heard, for a progress display. */
  @FunctionalInterface
  public interface Progress {
    void heard(long frames);
  }

  public Inspection {
    phases = List.copyOf(phases);
    onsets = List.copyOf(onsets);
    clicks = List.copyOf(clicks);
    silences = List.copyOf(silences);
  }

  /** Duration in seconds. */
  public double seconds() {
    return (double) frames / rate;
  }

  /**
   * Hears {@code source} to its end. Memory: the meters', and 0.2 MB an hour for the curves.
   *
   * @param spectrogram hears it too; null when no picture is wanted
   * @throws IOException when the source cannot be read
   */
  public static Inspection of(SoundSource source, Spectrogram spectrogram, Progress progress)
      throws IOException {
    return of(source, spectrogram, progress, Witness.none());
  }

  /** The same, telling {@code witness} what is found on the way. */
  public static Inspection of(
      SoundSource source, Spectrogram spectrogram, Progress progress, Witness witness)
      throws IOException {
    List<Mark> marks = marks(source);
    Hearing hearing = new Hearing(source.rate(), source.channels(), spectrogram, witness);
    double[] left = new double[BLOCK];
    double[] right = new double[BLOCK];
    long frame = 0;
    int phase = 0;
    while (true) {
      while (phase < marks.size() && marks.get(phase).frame() == frame) {
        hearing.begin(marks.get(phase++));
      }
      long next = phase < marks.size() ? marks.get(phase).frame() : Long.MAX_VALUE;
      int read = source.read(left, right, 0, (int) Math.min(BLOCK, next - frame));
      if (read < 0) {
        break;
      }
      witness.heard(left, right, 0, read);
      hearing.add(left, right, read);
      frame += read;
      progress.heard(frame);
    }
    return hearing.result(frame);
  }

  /** The marks that begin a phase: within the sound, one a frame, not more than the limit. */
  private static List<Mark> marks(SoundSource source) {
    List<Mark> kept = new ArrayList<>();
    for (Mark mark : source.marks()) {
      boolean later = kept.isEmpty() || kept.get(kept.size() - 1).frame() < mark.frame();
      if (later && mark.frame() < source.frames() && kept.size() < MOST_PHASES) {
        kept.add(mark);
      }
    }
    return kept;
  }
}
