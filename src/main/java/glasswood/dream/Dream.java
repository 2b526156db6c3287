package glasswood.dream;

import java.util.List;

/**
 * What one unit of one layer may know of the dream. All times are seconds since the layer began to
 * sound; the sequences therefore may begin before 0 (a chord already being sung) and reach beyond
 * {@link #seconds()}.
 *
 * <p>Implementations may compute the costly parts (words) when first asked; callers ask before the
 * audio starts, never on the audio path.
 */
public interface Dream {

  /** The seed of this unit and copy; streams of different units are independent of each other. */
  long seed();

  /** Which copy of the unit this is, from 0. */
  int copy();

  /** How many copies of the unit there are, at least 1. */
  int copies();

  /** How long the layer sounds in seconds, its fades included. */
  double seconds();

  /** Root and scale in just intonation. */
  Tuning tuning();

  /** The listener's breath. */
  Breath breath();

  /** The heart's beats, sorted by time. */
  Beats beats();

  /** The words that are spoken, as phones. */
  Words words();

  /** The hymn's chords, one a breath, sorted by time. */
  List<Chord> hymn();

  /** The lullaby's notes, sorted by time; rests are gaps between them. */
  List<Note> lullaby();

  /** What the listener recorded; nothing unless asked for. */
  default Recordings recordings() {
    return Recordings.NONE;
  }

  /** The same dream as another unit of the layer hears it: only seed, copy and copies differ. */
  Dream forUnit(String unit, int copy, int copies);
}
