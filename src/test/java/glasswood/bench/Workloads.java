package glasswood.bench;

import glasswood.stage.Stage;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;

/** The timelines of the folder {@code bench}, as the program reads and sounds them. */
final class Workloads {
  static final int RATE = ScoreOptions.DEFAULT_RATE;

  private Workloads() {}

  /** A workload of the length of {@code seconds}. */
  static Score score(String name, double seconds) {
    return ScoreReader.read("bench/" + name + ".json", ScoreOptions.DEFAULTS.withSeconds(seconds));
  }

  /** Left and right of the first {@code seconds}. */
  static double[][] render(String name, double seconds) throws IOException {
    Score score = score(name, seconds);
    double[][] sound = new double[2][(int) score.frames()];
    double[] left = new double[Stage.CHUNK];
    double[] right = new double[Stage.CHUNK];
    try (Stage stage = new Stage(score, 1)) {
      int at = 0;
      int frames;
      while ((frames = stage.read(left, right)) > 0) {
        System.arraycopy(left, 0, sound[0], at, frames);
        System.arraycopy(right, 0, sound[1], at, frames);
        at += frames;
      }
    }
    return sound;
  }
}
