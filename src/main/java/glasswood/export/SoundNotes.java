package glasswood.export;

import glasswood.listen.Mark;
import java.util.List;

/**
 * What a sound file says of itself besides its samples.
 *
 * @param marks phases, in order
 * @param recipe what the file is made from; null leaves it out
 * @param startFrame which frame of the piece the first is
 * @param loopFrames how many frames are to be played again and again, from the first on; 0 for none
 */
public record SoundNotes(List<Mark> marks, Recipe recipe, long startFrame, long loopFrames) {
  public SoundNotes {
    marks = List.copyOf(marks);
    if (startFrame < 0) {
      throw new IllegalArgumentException("starts before the piece: " + startFrame);
    }
  }

  /** Notes of a file that is played once. */
  public SoundNotes(List<Mark> marks, Recipe recipe, long startFrame) {
    this(marks, recipe, startFrame, 0);
  }

  /** Notes of a file that begins where its piece does. */
  public SoundNotes(List<Mark> marks, Recipe recipe) {
    this(marks, recipe, 0);
  }

  /** The seed of the dither: files of the same seed are dithered alike. */
  long seed() {
    return recipe == null ? 0 : recipe.seed();
  }
}
