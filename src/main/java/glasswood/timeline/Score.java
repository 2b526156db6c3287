package glasswood.timeline;

import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.dream.Recordings;
import glasswood.dream.Saying;
import glasswood.dream.Tuning;
import glasswood.json.FilesRead;
import java.util.List;

/**
 * A whole piece, checked and ready: everything a stage needs, in frames.
 *
 * @param title the timeline's title
 * @param seed everything random derives from it
 * @param rate frames a second
 * @param frames exact duration in frames
 * @param tuning root and scale
 * @param breath the breath over the whole piece
 * @param beats the heart's beats over the whole piece
 * @param words texts that are spoken; phones are computed when a layer first needs them
 * @param master null for the plain sum
 * @param profile what the piece is mastered for
 * @param phases in order
 * @param moods names of the moods that were applied, in order
 * @param files the files it was read from
 * @param hash SHA-256 (hex) over everything that affects the sound before mastering
 * @param loop whether the piece is a circle, whose end is its beginning: its frames are then a
 *     multiple of {@link #QUANTUM}, its first phase begins before frame 0, its last phase ends
 *     beyond the last frame by as much as the first begins before, and breath and beats are
 *     periodic in the piece's length
 * @param voices what the listener recorded
 */
public record Score(
    String title,
    long seed,
    int rate,
    long frames,
    Tuning tuning,
    Breath breath,
    Beats beats,
    Texts words,
    Master master,
    Profile profile,
    List<Phase> phases,
    List<String> moods,
    List<FilesRead.Entry> files,
    String hash,
    boolean loop,
    Voices voices) {

  /** Curves and gains are evaluated on this grid, in frames. */
  public static final int QUANTUM = 64;

  /** The frame of the grid that is nearest. */
  static long onGrid(double frames) {
    return Math.round(frames / QUANTUM) * QUANTUM;
  }

  public Score {
    phases = List.copyOf(phases);
    moods = List.copyOf(moods);
    files = List.copyOf(files);
  }

  /** A piece with a beginning and an end. */
  public Score(
      String title,
      long seed,
      int rate,
      long frames,
      Tuning tuning,
      Breath breath,
      Beats beats,
      Texts words,
      Master master,
      Profile profile,
      List<Phase> phases,
      List<String> moods,
      List<FilesRead.Entry> files,
      String hash) {
    this(
        title,
        seed,
        rate,
        frames,
        tuning,
        breath,
        beats,
        words,
        master,
        profile,
        phases,
        moods,
        files,
        hash,
        false,
        Voices.NONE);
  }

  /**
   * What the listener recorded.
   *
   * @param recordings as the dream hears them
   * @param notes what the listener should know of them, one sentence each
   */
  public record Voices(Recordings recordings, List<String> notes) {
    /** Nothing was recorded. */
    public static final Voices NONE = new Voices(Recordings.NONE, List.of());

    public Voices {
      notes = List.copyOf(notes);
    }
  }

  /**
   * What is to be said, before it becomes phones.
   *
   * @param harsh texts of the chorus, empty when wordless
   * @param kind texts that are whispered, empty when wordless
   * @param name whom the waking calls; null for "you"
   */
  public record Texts(List<Saying> harsh, List<Saying> kind, Saying name) {
    public Texts {
      harsh = List.copyOf(harsh);
      kind = List.copyOf(kind);
    }
  }
}
