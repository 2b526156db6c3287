package glasswood.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.listen.LoudnessMeter;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The dream sounds the same whatever its frames a second. */
class RatesTest {
  private static final int SECONDS = 40;

  /**
   * Voices that draw their trembling anew and drops that fall a frame earlier make up to 0.7 LU
   * with these seconds; noise that is spread over four times the band makes 6.
   */
  private static final double LU = 1;

  /** Layers in which nothing but a wander is left to chance, and it goes the same way. */
  private static final List<String> EXACT =
      List.of("spine/glacier-wind", "spine/moons", "glasswood/mirrors");

  /** The K curve itself differs by so much near half the rate. */
  private static final double EXACT_LU = 0.1;

  /**
   * Its syllables and its noise take turns at one stream of chance, so that it says something else
   * at every rate; it is 15 dB below the wind that it is heard with.
   */
  private static final Set<String> BY_CHANCE = Set.of("spine/frozen-whispers");

  @Test
  void everyPhaseAndEveryLayerIsAsLoudAtFourTimesTheRate() throws IOException {
    Map<String, Double> expected = loudness(48_000);
    Map<String, Double> found = loudness(192_000);
    assertEquals(expected.keySet(), found.keySet());
    found.forEach(
        (part, lufs) -> {
          if (!BY_CHANCE.contains(part)) {
            assertEquals(expected.get(part), lufs, LU, part);
          }
        });
    for (String part : EXACT) {
      assertEquals(expected.get(part), found.get(part), EXACT_LU, part);
    }
    assertTrue(expected.get("doorways/door-water") > -60, "" + expected);
    assertTrue(expected.get("moss/kind-whispers") > -60, "" + expected);
  }

  /** Of each layer, as PHASE/LAYER, and of each phase without its reverberation. */
  private static Map<String, Double> loudness(int rate) throws IOException {
    Score score =
        ScoreReader.read(
            "timelines/glasswood-short.json",
            ScoreOptions.DEFAULTS.withSeconds(SECONDS).withRate(rate));
    Map<String, LoudnessMeter> meters = new LinkedHashMap<>();
    Map<String, double[][]> sums = new LinkedHashMap<>();
    double[] left = new double[Stage.CHUNK];
    double[] right = new double[Stage.CHUNK];
    try (Stage stage = new Stage(score, 2)) {
      stage.stems(
          (phase, layer, position, lefts, rights, frames) -> {
            if (layer != null) {
              meter(meters, phase + "/" + layer, rate).add(lefts, rights, 0, frames);
              double[][] sum = sums.computeIfAbsent(phase, name -> new double[2][Stage.CHUNK]);
              for (int i = 0; i < frames; i++) {
                sum[0][i] += lefts[i];
                sum[1][i] += rights[i];
              }
            }
          });
      while (stage.read(left, right) > 0) {
        sums.forEach(
            (phase, sum) -> meter(meters, phase, rate).add(sum[0], sum[1], 0, Stage.CHUNK));
        sums.clear();
      }
    }
    Map<String, Double> result = new LinkedHashMap<>();
    meters.forEach((part, meter) -> result.put(part, meter.integrated()));
    return result;
  }

  private static LoudnessMeter meter(Map<String, LoudnessMeter> meters, String part, int rate) {
    return meters.computeIfAbsent(part, name -> new LoudnessMeter(rate, 2));
  }
}
