package glasswood.bench;

import glasswood.stage.Stage;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Short pieces written for a measurement, read and sounded as the program does, unmastered. */
final class Piece {
  private Piece() {}

  /** What the layers of one phase sound like, dry: left and right. */
  static double[][] layers(double seconds, int rate, long seed, String words, String layers)
      throws IOException {
    String json =
        "{\"title\":\"measured\",\"length\":"
            + seconds
            + ",\"master\":null,\"words\":"
            + words
            + ",\"phases\":[{\"name\":\"one\",\"fadeIn\":0,\"fadeOut\":0,\"send\":\"off\",\"layers\":["
            + layers
            + "]}]}";
    Path file = Files.createTempFile("piece", ".json");
    try {
      Files.writeString(file, json);
      Score score =
          ScoreReader.read(file.toString(), ScoreOptions.DEFAULTS.withRate(rate).withSeed(seed));
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
    } finally {
      Files.delete(file);
    }
  }

  /** Both sides folded to one. */
  static double[] middle(double[][] sound) {
    double[] middle = new double[sound[0].length];
    for (int i = 0; i < middle.length; i++) {
      middle[i] = (sound[0][i] + sound[1][i]) / 2;
    }
    return middle;
  }
}
