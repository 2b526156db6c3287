package glasswood.timeline;

import glasswood.dream.Recording;
import glasswood.json.Place;
import glasswood.json.Problems;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads what listeners recorded. Sound files are read in a room above this one, which therefore
 * implements this.
 */
@FunctionalInterface
public interface RecordingSource {
  /** Reads nothing, and says so. */
  RecordingSource NONE =
      (file, rate, place, problems) -> {
        problems.add(place, "recordings cannot be read here");
        return null;
      };

  /**
   * Reads and analyses a recording.
   *
   * @param rate frames a second that it is to have
   * @param place where it is asked for
   * @return null after a problem
   */
  Heard read(Path file, int rate, Place place, Problems problems);

  /**
   * A recording that was read.
   *
   * @param sha256 of the file, lower-case hex
   * @param notes what the listener should know of it, one sentence each
   */
  record Heard(Recording recording, String sha256, List<String> notes) {
    public Heard {
      notes = List.copyOf(notes);
    }
  }
}
