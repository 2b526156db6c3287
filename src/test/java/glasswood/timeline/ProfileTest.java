package glasswood.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.json.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a piece is mastered for, and who decides it. */
class ProfileTest {
  private static final String TWO_PHASES =
      "\"length\":60,\"phases\":[{\"name\":\"a\",\"layers\":[]},{\"name\":\"b\",\"layers\":[]}]}";

  @TempDir Path folder;

  private Score read(String beginning, ScoreOptions options) throws IOException {
    Path file = Files.writeString(folder.resolve("t.json"), beginning + TWO_PHASES);
    return ScoreReader.read(file.toString(), options);
  }

  @Test
  void eachProfileHasItsLoudness() throws IOException {
    for (Profile profile : Profile.values()) {
      Score score = read("{\"profile\":\"" + profile.text() + "\",", ScoreOptions.DEFAULTS);
      assertEquals(profile, score.profile());
      assertEquals(profile.loudnessLufs(), score.master().loudnessLufs());
      assertEquals(profile.truePeakDb(), score.master().truePeakDb());
    }
    assertEquals(
        List.of(-23.0, -18.0, -16.0),
        List.of(Profile.values()).stream().map(Profile::loudnessLufs).toList());
  }

  @Test
  void withoutOneItIsToMeditate() throws IOException {
    assertEquals(Profile.MEDITATE, read("{", ScoreOptions.DEFAULTS).profile());
    assertEquals(new Master(-18, -1), read("{", ScoreOptions.DEFAULTS).master());
  }

  @Test
  void theTimelinesNumbersWinOverItsProfile() throws IOException {
    Score score =
        read("{\"profile\":\"sleep\",\"master\":{\"loudness\":-30},", ScoreOptions.DEFAULTS);
    assertEquals(new Master(-30, -2, -26.15), score.master());
    assertNull(read("{\"profile\":\"sleep\",\"master\":null,", ScoreOptions.DEFAULTS).master());
  }

  @Test
  void whereAPhaseSaysHowLoudItIsMomentaryLoudnessIsHeldInEveryProfile() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("t.json"),
            "{\"length\":30,\"phases\":[{\"name\":\"a\",\"loudness\":-3,\"layers\":[]}]}");
    Score score = ScoreReader.read(file.toString(), ScoreOptions.DEFAULTS);
    assertEquals(new Master(-18, -1, -12.15), score.master());
    assertEquals(-3, score.phases().get(0).loudnessLu());
  }

  @Test
  void theListenersProfileWinsOverTheTimelineAndTheListenersLoudnessOverBoth() throws IOException {
    ScoreOptions sleep = ScoreOptions.DEFAULTS.withProfile(Profile.SLEEP);
    String timeline = "{\"profile\":\"deliver\",\"master\":{\"loudness\":-12},";
    assertEquals(new Master(-23, -2, -19.15), read(timeline, sleep).master());
    assertEquals(new Master(-20, -2, -16.15), read(timeline, sleep.withLoudness(-20)).master());
  }

  @Test
  void sleepHasLongerFadesWhereThereIsRoom() throws IOException {
    ScoreOptions sleep = ScoreOptions.DEFAULTS.withProfile(Profile.SLEEP);
    Phase usual = read("{", ScoreOptions.DEFAULTS).phases().get(0);
    assertEquals(4 * 48_000, usual.fadeOutFrames());
    assertEquals(6 * 48_000, read("{", sleep).phases().get(0).fadeOutFrames());
    Phase crowded = read("{", sleep.withSeconds(10)).phases().get(0);
    long fades = crowded.fadeInFrames() + crowded.fadeOutFrames();
    assertTrue(fades <= crowded.endFrame() - crowded.startFrame(), fades + " frames of fades");
  }

  @Test
  void theProfileIsPartOfTheHash() {
    String meditate = ScoreReader.read("glasswood", ScoreOptions.DEFAULTS).hash();
    for (Profile profile : List.of(Profile.SLEEP, Profile.DELIVER)) {
      ScoreOptions options = ScoreOptions.DEFAULTS.withProfile(profile);
      assertNotEquals(meditate, ScoreReader.read("glasswood", options).hash());
    }
  }

  @Test
  void anUnknownProfileIsSaidWithTheNearestOne() throws IOException {
    Path file = Files.writeString(folder.resolve("t.json"), "{\"profile\":\"slep\"," + TWO_PHASES);
    Problems problems = new Problems();
    ScoreReader.read(file.toString(), ScoreOptions.DEFAULTS, problems);
    assertTrue(problems.sorted().toString().contains("\"sleep\""), problems.sorted().toString());
  }
}
