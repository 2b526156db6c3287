package glasswood.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import glasswood.listen.Inspection;
import glasswood.listen.LoudnessMemory;
import glasswood.listen.MixLoudness;
import glasswood.listen.PhaseFigures;
import glasswood.listen.ScoreLoudness;
import glasswood.listen.ScoreSound;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the loudness of long pieces is found, whose middles are other moments than a sketch's. */
class LongLoudnessTest {
  private static final int RATE = 11_025;

  private static final String NOISE =
      """
      { "name": "noise", "units": { "air": { "type": "PinkNoise", "amplitude": 0.05 } },
        "cables": [ "air -> out" ] }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writePatch() throws IOException {
    Files.writeString(folder.resolve("noise.json"), NOISE);
  }

  /** Three phases of equal length, of which the second moves as said, in seconds. */
  private Score score(double seconds, String gain) throws IOException {
    String layers = "\"loudness\": 0, \"layers\": [ { \"patch\": \"noise\", \"gain\": %s } ]";
    Path file = folder.resolve("long.json");
    Files.writeString(
        file,
        """
        { "title": "Long", "seed": 3, "length": "20:00", "phases": [
            { "name": "one", "fadeIn": 0, "fadeOut": 4, %s },
            { "name": "two", "fadeIn": 4, "fadeOut": 4, %s },
            { "name": "three", "fadeIn": 4, "fadeOut": 4, %s } ] }
        """
            .formatted(layers.formatted("0"), layers.formatted(gain), layers.formatted("0")));
    return ScoreReader.read(
        file.toString(), ScoreOptions.DEFAULTS.withSeconds(seconds).withRate(RATE));
  }

  @Test
  void aPieceOfMoreThanTwentyMinutesHasItsOwnMiddlesAtTheirLevels() throws IOException {
    // The middle of the second phase is at 3:22 of 20 minutes, and at 4:12 of 25.
    Score score = score(1500, "[[0, 0], [220, 0], [230, -3]]");
    assertFalse(ScoreLoudness.needsSketch(score));
    assertEquals(score.frames(), ScoreLoudness.measuredFrames(score));
    MixLoudness loudness =
        ScoreLoudness.find(
            score, () -> fail("no sketch is needed"), 2, LoudnessMemory.none(), frames -> {});
    try (ScoreSound sound =
        new ScoreSound(score, ScoreLoudness.balance(score, loudness), 2, null)) {
      Inspection heard = Inspection.of(sound, null, frames -> {});
      double[] relative = heard.phases().stream().mapToDouble(PhaseFigures::relativeLu).toArray();
      double common = (relative[0] + relative[1] + relative[2]) / 3;
      double[] same = {common, common, common};
      // As where short pieces are tested: the meter's 3 s are found to 0.1 s.
      assertArrayEquals(same, relative, 0.1);
      assertEquals(-18, heard.whole().integratedLufs(), 0.05);
    }
  }

  @Test
  void aSketchTellsTheLevelAroundAMiddleAndNotThatOfAMoment() throws IOException {
    Score hours = score(4000, "0");
    assertTrue(ScoreLoudness.needsSketch(hours));
    // Ten seconds of 20 dB less just where the sketch has the middle of its second phase.
    Score sketch = score(1200, "[[196, 0], [197, -20], [207, -20], [208, 0]]");
    assertEquals(sketch.frames(), ScoreLoudness.measuredFrames(hours));
    AtomicInteger asked = new AtomicInteger();
    MixLoudness loudness =
        ScoreLoudness.find(
            hours,
            () -> {
              asked.incrementAndGet();
              return sketch;
            },
            2,
            LoudnessMemory.none(),
            frames -> {});
    assertEquals(1, asked.get());
    List<Double> trims = loudness.trimsDb();
    // Of 133 s, windows of 3 s are for 7 s within the 20 dB, and reach into them for 3 s at either
    // end, with 4 dB in the mean: 1.2 dB, and as much again for the ramps as a noise sways by.
    assertEquals(1.3, trims.get(1) - trims.get(0), 0.25, trims.toString());
    assertEquals(0, trims.get(2) - trims.get(0), 0.2, trims.toString());
    // A piece of that length itself is to have its own middle there, as far as trims go.
    MixLoudness own =
        ScoreLoudness.find(sketch, () -> sketch, 2, LoudnessMemory.none(), frames -> {});
    assertTrue(own.trimsDb().get(1) - own.trimsDb().get(0) > 3, own.toString());
  }

  @Test
  void whatASketchTellsIsRememberedForTheLongPieceOnly() throws IOException {
    Score hours = score(4000, "0");
    Score sketch = score(1200, "0");
    LoudnessMemory memory = LoudnessMemory.in(folder.resolve("memory"), "this build");
    MixLoudness first = ScoreLoudness.find(hours, () -> sketch, 2, memory, frames -> {});
    assertEquals(
        first, ScoreLoudness.find(hours, () -> fail("it is remembered"), 1, memory, frames -> {}));
    assertTrue(memory.recall(ScoreLoudness.key(sketch, false)).isEmpty());
    assertEquals(
        first, ScoreLoudness.find(hours, () -> sketch, 1, LoudnessMemory.none(), frames -> {}));
  }
}
