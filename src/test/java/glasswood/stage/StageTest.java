package glasswood.stage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.timeline.Master;
import glasswood.timeline.Score;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInput;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StageTest {
  private static final int RATE = 48000;

  private static double[][] render(Score score, int threads, int chunk) throws IOException {
    double[][] all = new double[2][(int) score.frames()];
    double[] left = new double[chunk];
    double[] right = new double[chunk];
    try (Stage stage = new Stage(score, threads, chunk)) {
      int at = 0;
      int frames;
      while ((frames = stage.read(left, right)) > 0) {
        System.arraycopy(left, 0, all[0], at, frames);
        System.arraycopy(right, 0, all[1], at, frames);
        at += frames;
      }
      assertEquals(score.frames(), at, "frames read");
      assertEquals(List.of(), stage.failures());
    }
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 192, 1024, 4096})
  void neitherThreadsNorChunksChangeASample(int chunk) throws IOException {
    Score score = NoiseScores.twoPhases(null);
    double[][] expected = render(score, 1, 2048);
    for (int threads = 1; threads <= 3; threads++) {
      double[][] actual = render(score, threads, chunk);
      assertArrayEquals(expected[0], actual[0], 0, threads + " threads");
      assertArrayEquals(expected[1], actual[1], 0, threads + " threads");
    }
    double most = 0;
    for (double value : expected[0]) {
      most = Math.max(most, Math.abs(value));
    }
    assertTrue(most > 0.05, "it sounded: " + most);
  }

  /**
   * Saves after so many chunks: in the first phase, in the crossfade, in the second, at the end.
   */
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 15, 16, 30, 32})
  void whatIsResumedGoesOnAsIfItHadNeverStopped(int chunks) throws IOException {
    Score score =
        NoiseScores.score(
            new Master(-18, -1),
            NoiseScores.phase(
                "one",
                0,
                64 * 1000,
                64 * 100,
                NoiseScores.layer("a", 0, -6),
                NoiseScores.layer("bad", 0, -6, new NoiseScores.NoisePatch(5000, Double.NaN))),
            NoiseScores.phase(
                "two", 64 * 900, 64 * 2000 + 17, 64 * 100, NoiseScores.layer("a", -2, -12)));
    int chunk = 4096;
    double[] left = new double[chunk];
    double[] right = new double[chunk];
    double[][] expected = new double[2][(int) score.frames()];
    ByteArrayOutputStream state = new ByteArrayOutputStream();
    int saved = 0;
    List<Failure> failures;
    try (Stage stage = new Stage(score, 2, chunk)) {
      int at = 0;
      int frames;
      for (int i = 0; (frames = stage.read(left, right)) > 0; i++) {
        System.arraycopy(left, 0, expected[0], at, frames);
        System.arraycopy(right, 0, expected[1], at, frames);
        at += frames;
        if (i == Math.min(chunks, score.frames() / chunk)) {
          stage.save(new DataOutputStream(state));
          saved = at;
        }
      }
      failures = stage.failures();
    }
    assertEquals(1, failures.size());
    DataInput in = new DataInputStream(new ByteArrayInputStream(state.toByteArray()));
    try (Stage stage = Stage.resume(score, 1, chunk, in, (done, total) -> {})) {
      assertEquals(saved, stage.position());
      int at = saved;
      int frames;
      while ((frames = stage.read(left, right)) > 0) {
        for (int i = 0; i < frames; i++) {
          assertEquals(expected[0][at + i], left[i], 0, "frame " + (at + i));
          assertEquals(expected[1][at + i], right[i], 0, "frame " + (at + i));
        }
        at += frames;
      }
      assertEquals(score.frames(), at);
      assertEquals(failures, stage.failures(), "what failed before is not forgotten");
    }
  }

  @Test
  void stemsSumToTheMix() throws IOException {
    Score score = NoiseScores.twoPhases(null);
    double[][] mix = render(score, 2, 1024);
    Map<String, double[]> stems = new HashMap<>();
    double[] left = new double[1024];
    double[] right = new double[1024];
    try (Stage stage = new Stage(score, 2, 1024)) {
      stage.stems(
          (phase, layer, position, l, r, frames) -> {
            double[] stem =
                stems.computeIfAbsent(phase + "/" + layer, k -> new double[(int) score.frames()]);
            System.arraycopy(l, 0, stem, (int) position, frames);
          });
      while (stage.read(left, right) > 0) {}
    }
    assertEquals(5, stems.size(), stems.keySet().toString());
    for (int i = 0; i < mix[0].length; i++) {
      double sum = 0;
      for (double[] stem : stems.values()) {
        sum += stem[i];
      }
      // rounding of five additions in another order
      assertEquals(mix[0][i], sum, 1e-14, "frame " + i);
    }
  }

  @Test
  void thePieceEndsInDigitalSilence() throws IOException {
    double[][] mix = render(NoiseScores.twoPhases(new Master(-18, -1)), 1, 4096);
    for (int i = mix[0].length - 500; i < mix[0].length; i++) {
      assertEquals(0, mix[0][i], 0);
      assertEquals(0, mix[1][i], 0);
    }
  }

  @Test
  void whatIsNotMasteredAndNotFadedIsThePatchItself() throws IOException {
    // a level of 1, so that the layer is the constant that its patch gives: 0.5 left, 0.25 right
    Score score =
        NoiseScores.score(
            null,
            NoiseScores.phase(
                "one", 0, 64 * 1000 + 17, 0, NoiseScores.steadyLayer(Double.NEGATIVE_INFINITY)));
    double[][] mix = render(score, 1, 4096);
    for (int i = 0; i < mix[0].length; i++) {
      assertEquals(0.5, mix[0][i], 0, "frame " + i);
      assertEquals(0.25, mix[1][i], 0, "frame " + i);
    }
  }

  @Test
  void whatWillBeMasteredIsOfSinglePrecision() throws IOException {
    double[][] mix = render(NoiseScores.twoPhases(new Master(-18, -1)), 1, 4096);
    for (double value : mix[0]) {
      assertEquals((float) value, value, 0);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e9})
  void aLayerThatGoesWrongIsFadedOutAndNamedWhileOthersGoOn(double bad) throws IOException {
    Score score =
        NoiseScores.score(
            null,
            NoiseScores.phase(
                "one",
                0,
                64 * 1500,
                64 * 10,
                NoiseScores.layer("good", 0, -6),
                NoiseScores.layer("bad", 0, -6, new NoiseScores.NoisePatch(20000, bad))));
    double[] left = new double[1024];
    double[] right = new double[1024];
    List<Double> all = new ArrayList<>();
    List<Failure> failures;
    try (Stage stage = new Stage(score, 2, 1024)) {
      int frames;
      while ((frames = stage.read(left, right)) > 0) {
        for (int i = 0; i < frames; i++) {
          all.add(left[i]);
        }
      }
      failures = stage.failures();
    }
    assertEquals(1, failures.size());
    assertEquals("bad", failures.get(0).layer());
    assertEquals(20000.0 / RATE, failures.get(0).seconds(), 64.0 / RATE);
    double after = 0;
    for (int i = 0; i < all.size(); i++) {
      assertTrue(Math.abs(all.get(i)) < 0.5, "frame " + i + ": " + all.get(i));
      after = i > 30000 && i < 60000 ? Math.max(after, Math.abs(all.get(i))) : after;
    }
    assertTrue(after > 0.03, "the other layer goes on: " + after);
  }

  @Test
  void skippingLeadsToTheNextPhaseWithoutAJump() throws IOException {
    Score score =
        NoiseScores.score(
            null,
            NoiseScores.phase(
                "one", 0, 64 * 20000, 64 * 10, NoiseScores.layer("a", 0, Double.NEGATIVE_INFINITY)),
            NoiseScores.phase(
                "two",
                64 * 19000,
                64 * 30000,
                64 * 3000,
                NoiseScores.layer("b", 0, Double.NEGATIVE_INFINITY)));
    double[] left = new double[1024];
    double[] right = new double[1024];
    try (Stage stage = new Stage(score, 1, 1024)) {
      for (int i = 0; i < 20; i++) {
        stage.read(left, right);
      }
      stage.skip();
      stage.read(left, right);
      stage.read(left, right);
      assertEquals(64 * 19000.0, stage.position(), 2048 + 1024, "position " + stage.position());
      double[] levels = new double[260];
      for (int i = 0; i < levels.length; i++) {
        int frames = stage.read(left, right);
        double sum = 0;
        for (int k = 0; k < frames; k++) {
          sum += left[k] * left[k];
        }
        levels[i] = Math.sqrt(sum / frames);
      }
      for (int i = 1; i < levels.length; i++) {
        // noise of 1024 frames varies by some 3 %; a fade of 4 s changes by 1.5 % a chunk
        assertEquals(levels[i - 1], levels[i], 0.15 * levels[0], "chunk " + i);
      }
      assertTrue(levels[259] > 0.02, "the next phase sounds: " + levels[259]);
    }
  }
}
