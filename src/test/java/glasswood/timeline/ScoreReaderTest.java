package glasswood.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Saying;
import glasswood.json.Problem;
import glasswood.json.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreReaderTest {
  private static final String DREAM =
      """
      { "title": "Test", "seed": 7, "length": "1:40",
        "phases": [
          { "name": "spine", "weight": 1, "fadeIn": 2, "fadeOut": 6, "space": { "size": 0.9 },
            "layers": [
              { "patch": "glacier-wind", "gain": -8,
                "curves": { "gust": [["0%", 0.2], ["60%", 0.9, "ease"], ["100%", 0.4]] } },
              { "patch": "hail" }, { "patch": "hail", "send": "off" } ] },
          { "name": "chorus", "weight": 2, "fadeIn": 4, "fadeOut": "10%", "send": -20,
            "layers": [ { "patch": "mouths", "name": "bass", "gain": [[0, -60], [3, -6]] } ] },
          { "name": "waking", "length": 10, "fadeIn": 4, "fadeOut": 8,
            "layers": [ { "patch": "moons" } ] } ] }
      """;

  @TempDir Path folder;
  private Path timelines;
  private Path moods;

  @BeforeEach
  void layOut() throws IOException {
    timelines = Files.createDirectories(folder.resolve("timelines"));
    moods = Files.createDirectories(folder.resolve("patches/moods"));
    Files.writeString(folder.resolve("patches/glacier-wind.json"), "{}");
  }

  private String timeline(String name, String text) throws IOException {
    Path file = timelines.resolve(name + ".json");
    Files.writeString(file, text);
    return file.toString();
  }

  private void mood(String name, String text) throws IOException {
    Files.writeString(moods.resolve(name + ".json"), text);
  }

  private Score read(String timeline, ScoreOptions options) {
    Problems problems = new Problems();
    Score score = ScoreReader.read(timeline, options, problems, FakePatches::open);
    problems.throwIfAny();
    assertNotNull(score);
    return score;
  }

  private String complaints(String timeline, ScoreOptions options) {
    Problems problems = new Problems();
    assertNull(ScoreReader.read(timeline, options, problems, FakePatches::open));
    return String.join("\n", problems.sorted().stream().map(Problem::toString).toList())
        .replace(folder.toString() + "/", "");
  }

  @Test
  void phasesShareTheLengthAndOverlapByTheirFades() throws IOException {
    Score score = read(timeline("dream", DREAM), ScoreOptions.DEFAULTS);
    assertEquals(100 * 48_000L, score.frames());
    // Boundaries at 0, 30, 90 and 100 s: ten seconds are fixed, ninety are shared 1 : 2.
    Phase spine = score.phases().get(0);
    assertEquals(0, spine.startFrame());
    assertEquals(33 * 48_000L, spine.endFrame());
    assertEquals(2 * 48_000L, spine.fadeInFrames());
    assertEquals(6 * 48_000L, spine.fadeOutFrames());
    Phase chorus = score.phases().get(1);
    assertEquals(28 * 48_000L, chorus.startFrame());
    assertEquals(93 * 48_000L, chorus.endFrame());
    assertEquals(6 * 48_000L, chorus.fadeOutFrames());
    Phase waking = score.phases().get(2);
    assertEquals(88 * 48_000L, waking.startFrame());
    assertEquals(score.frames(), waking.endFrame());
    assertEquals(8 * 48_000L, waking.fadeOutFrames());
  }

  @Test
  void framesAreExactAndStartsOnTheGridAtAnyRateAndLength() throws IOException {
    String dream = timeline("dream", DREAM.replace("\"10%\"", "6"));
    for (int rate : new int[] {11_025, 44_100, 48_000, 96_000}) {
      for (double seconds : new double[] {61.2345, 1234.567, 28_800}) {
        Score score = read(dream, ScoreOptions.DEFAULTS.withRate(rate).withSeconds(seconds));
        assertEquals(Math.round(seconds * rate), score.frames());
        assertEquals(score.frames(), score.phases().get(2).endFrame());
        for (Phase phase : score.phases()) {
          assertEquals(0, phase.startFrame() % Score.QUANTUM);
          long sounding = phase.endFrame() - phase.startFrame();
          assertTrue(phase.fadeInFrames() + phase.fadeOutFrames() <= sounding);
        }
      }
    }
  }

  @Test
  void lengthStretchesElasticPhasesOnly() throws IOException {
    Score score =
        read(
            timeline("dream", DREAM.replace("\"10%\"", "6")),
            ScoreOptions.DEFAULTS.withLength("40:00"));
    Phase waking = score.phases().get(2);
    assertEquals(12 * 48_000L, waking.endFrame() - waking.startFrame());
    assertEquals(6 * 48_000L, score.phases().get(0).fadeOutFrames());
    Curve gust = score.phases().get(0).layers().get(0).controls().get("gust");
    double sounding = score.phases().get(0).endFrame() / 48_000.0;
    assertEquals(0.9, gust.at(0.6 * sounding), 1e-12);
  }

  @Test
  void fadesThatNobodyAskedForFitIntoTheShortestPhases() throws IOException {
    String text =
        """
        { "length": 100, "phases": [
          { "name": "one", "length": 1, "layers": [ { "patch": "moons" } ] },
          { "name": "two", "length": 0.2, "layers": [ { "patch": "moons" } ] },
          { "name": "three", "weight": 1, "layers": [ { "patch": "moons" } ] },
          { "name": "four", "length": 3, "fadeIn": 1, "layers": [ { "patch": "moons" } ] } ] }
        """;
    List<Phase> phases = read(timeline("brief", text), ScoreOptions.DEFAULTS).phases();
    // Half of the shorter of the two that meet, at most 4 s.
    double[] fadesIn = {0.5, 0.1, 0.1, 1};
    double[] fadesOut = {0.1, 0.1, 1.5, 1.5};
    for (int i = 0; i < 4; i++) {
      assertEquals(fadesIn[i] * 48_000, phases.get(i).fadeInFrames(), 1, phases.get(i).name());
      assertEquals(fadesOut[i] * 48_000, phases.get(i).fadeOutFrames(), 1, phases.get(i).name());
    }
    assertEquals(
        4 * 48_000L,
        read(
                timeline(
                    "alone",
                    "{ \"length\": 9, \"phases\": [ { \"name\": \"one\","
                        + " \"layers\": [] } ] }"),
                ScoreOptions.DEFAULTS)
            .phases()
            .get(0)
            .fadeInFrames());
  }

  @Test
  void fadesShrinkTogetherWhenAShorterLengthLeavesThemNoRoom() throws IOException {
    // Fixed are 10 s; the elastic 6 s are shared 2 : 4.
    Score score = read(timeline("dream", DREAM), ScoreOptions.DEFAULTS.withSeconds(16));
    assertEquals(16 * 48_000L, score.frames());
    long end = 0;
    for (Phase phase : score.phases()) {
      long sounding = phase.endFrame() - phase.startFrame();
      assertTrue(phase.fadeInFrames() + phase.fadeOutFrames() <= sounding);
      // The fades meet in the tightest place, give or take the grid.
      assertTrue(phase.startFrame() <= end, phase.name());
      end = phase.endFrame();
    }
    double shrunk = score.phases().get(0).fadeInFrames() / (2 * 48_000.0);
    assertTrue(shrunk > 0.3 && shrunk < 1, "fades are multiplied by " + shrunk);
    // Ratios stay: 6 s out against 2 s in, to the frame.
    assertEquals(
        3.0 * score.phases().get(0).fadeInFrames(), score.phases().get(0).fadeOutFrames(), 3);
    assertEquals(
        "--length: 0:10.2 is too short: phase \"spine\" lasts 0.067 s, must last at least 0.1 s",
        complaints(timeline("dream", DREAM), ScoreOptions.DEFAULTS.withSeconds(10.2)));
  }

  @Test
  void layersCurvesAndLevelsAreRead() throws IOException {
    Score score = read(timeline("dream", DREAM), ScoreOptions.DEFAULTS);
    List<Layer> layers = score.phases().get(0).layers();
    assertEquals(
        List.of("glacier-wind", "hail", "hail-2"), layers.stream().map(Layer::name).toList());
    assertEquals(-8, layers.get(0).gainDb());
    assertEquals(-12, layers.get(0).sendDb());
    assertEquals(Double.NEGATIVE_INFINITY, layers.get(2).sendDb());
    Curve gust = layers.get(0).controls().get("gust");
    assertEquals(0.2, gust.at(-1));
    assertEquals(0.2, gust.at(0));
    assertEquals(0.55, gust.at(0.3 * 33), 1e-12);
    assertEquals(0.9, gust.at(0.6 * 33), 1e-12);
    assertEquals(0.65, gust.at(0.8 * 33), 1e-12);
    assertEquals(0.4, gust.at(33));
    Layer bass = score.phases().get(1).layers().get(0);
    assertEquals("bass", bass.name());
    assertEquals(-20, bass.sendDb());
    assertEquals(-33, bass.gain().at(1.5), 1e-12);
    assertEquals(0.9, score.phases().get(0).space().size());
  }

  @Test
  void easingsMeetTheirPoints() {
    for (Easing easing : Easing.values()) {
      PointCurve curve =
          new PointCurve(List.of(1.0, 3.0), List.of(2.0, 8.0), List.of(Easing.LINEAR, easing));
      assertEquals(2, curve.at(1), easing.text());
      assertEquals(8, curve.at(3), easing.text());
    }
    assertEquals(4, Easing.EXP.between(2, 8, 0.5), 1e-12);
    assertEquals(5, Easing.EASE.between(2, 8, 0.5), 1e-12);
    assertEquals(3.5, Easing.IN.between(2, 8, 0.5), 1e-12);
    assertEquals(6.5, Easing.OUT.between(2, 8, 0.5), 1e-12);
    assertEquals(2, Easing.HOLD.between(2, 8, 0.99));
  }

  @Test
  void theListenersWishesWin() throws IOException {
    String dream =
        timeline(
            "dream",
            DREAM.replace(
                "\"seed\"",
                "\"words\": {\"harsh\": [\"Failure\"],"
                    + " \"kind\": [\"Rest\"], \"name\": \"Ada\"}, \"master\": null, \"seed\""));
    Score plain = read(dream, ScoreOptions.DEFAULTS);
    assertEquals(Saying.of(List.of("Failure")), plain.words().harsh());
    assertEquals(Saying.of("Ada"), plain.words().name());
    assertNull(plain.master());
    Score other =
        read(
            dream,
            ScoreOptions.DEFAULTS
                .withSeed(8)
                .withRate(44_100)
                .withLoudness(-23)
                .withWords("Late, Lost,")
                .withName("Grace")
                .withHeart("calm:48"));
    assertEquals(8, other.seed());
    assertEquals(44_100 * 100L, other.frames());
    assertEquals(new Master(-23, -1), other.master());
    assertEquals(Saying.of(List.of("Late", "Lost")), other.words().harsh());
    assertEquals(Saying.of(List.of("Rest")), other.words().kind());
    assertEquals(Saying.of("Grace"), other.words().name());
    // 48 beats a minute over 100 s, give or take the natural variability.
    assertEquals(80, other.beats().count(), 6);
    Score silent = read(dream, ScoreOptions.DEFAULTS.withWordless(true));
    assertEquals(new Score.Texts(List.of(), List.of(), Saying.of("Ada")), silent.words());
  }

  @Test
  void wordsMayComeWithTheirPhones() throws IOException {
    String ilse = "{\"say\": \"Илзе\", \"phones\": \"ih l z ax\"}";
    String words = "\"words\": {\"kind\": [\"Rest\", %s], \"name\": %s}, \"seed\"";
    Score plain =
        read(
            timeline("plain", DREAM.replace("\"seed\"", words.formatted("\"Ilse\"", "\"Ilse\""))),
            ScoreOptions.DEFAULTS);
    String dream = timeline("phones", DREAM.replace("\"seed\"", words.formatted(ilse, ilse)));
    Score phones = read(dream, ScoreOptions.DEFAULTS);
    Saying said = new Saying("Илзе", "ih l z ax");
    assertEquals(
        new Score.Texts(List.of(), List.of(Saying.of("Rest"), said), said), phones.words());
    assertNotEquals(plain.hash(), phones.hash());
    assertNotEquals(
        phones.hash(),
        read(
                timeline(
                    "other",
                    DREAM.replace(
                        "\"seed\"", words.formatted(ilse, ilse.replace("ih l", "ih1 l")))),
                ScoreOptions.DEFAULTS)
            .hash());
    assertEquals(
        Saying.of("Ana"), read(dream, ScoreOptions.DEFAULTS.withName("Ana")).words().name());
  }

  @Test
  void moodsApplyInOrderAndReachPhasesAndLayersByName() throws IOException {
    String dream = timeline("dream", DREAM);
    mood(
        "rain",
        """
        { "name": "rain",
          "timeline": {
            "title": "Rain",
            "phases": {
              "*": { "space": { "damping": 0.7 } },
              "spine": { "layers": { "hail": null, "glacier-wind": { "gain": -20 },
                                     "drops": { "patch": "moons", "gain": -3 } } },
              "chorus": { "layers": { "*": { "trim": -2 }, "bass": { "gain": -9 } } },
              "lake?": { "weight": 4 } } },
          "patches": { "glacier-wind": { "controls": { "gust": { "default": 0.8 } } } } }
        """);
    mood("calm", "{ \"timeline\": { \"title\": \"Calm\" } }");
    Score score = read(dream, ScoreOptions.DEFAULTS.withMoods(List.of("rain", "calm")));
    assertEquals("Calm", score.title());
    assertEquals(List.of("rain", "calm"), score.moods());
    List<Layer> spine = score.phases().get(0).layers();
    assertEquals(
        List.of("glacier-wind", "hail", "drops"), spine.stream().map(Layer::name).toList());
    assertEquals(-20, spine.get(0).gainDb());
    assertEquals(0.8, spine.get(0).patch().controls().get(0).value());
    assertEquals(-11, score.phases().get(1).layers().get(0).gainDb());
    assertNull(score.phases().get(1).layers().get(0).gain());
    for (Phase phase : score.phases()) {
      assertEquals(0.7, phase.space().damping());
    }
    assertEquals(
        "Rain", read(dream, ScoreOptions.DEFAULTS.withMoods(List.of("calm", "rain"))).title());
  }

  @Test
  void aMoodsMistakeIsReportedInTheMood() throws IOException {
    String dream = timeline("dream", DREAM);
    mood(
        "rain",
        """
        { "timeline": { "phases": {
            "spin": { "weight": 2 },
            "spine": { "layers": { "glacier-wnd": { "gain": -6 },
                                   "glacier-wind": { "curves": { "gust": 1.5 } } } } } } }
        """);
    assertEquals(
        """
        patches/moods/rain.json:2:5: timeline.phases.spin: unknown phase "spin"; allowed: spine, chorus, waking; nearest: "spine"
        patches/moods/rain.json:3:28: timeline.phases.spine.layers.glacier-wnd: unknown layer (a new one needs a "patch") "glacier-wnd"; allowed: glacier-wind, hail, hail-2; nearest: "glacier-wind"
        patches/moods/rain.json:4:66: timeline.phases.spine.layers.glacier-wind.curves.gust: control "gust" of patch "glacier-wind" must be from 0 to 1, is 1.5\
        """,
        complaints(dream, ScoreOptions.DEFAULTS.withMoods(List.of("rain"))));
  }

  @Test
  void aMoodMayChangeOnlyPatchesThatExist() throws IOException {
    String dream = timeline("dream", DREAM);
    mood("rain", "{ \"patches\": { \"glacier-wimd\": { \"controls\": {} } } }");
    String complaint = complaints(dream, ScoreOptions.DEFAULTS.withMoods(List.of("rain")));
    assertTrue(
        complaint.startsWith(
            "patches/moods/rain.json:1:32: patches.glacier-wimd: unknown patch \"glacier-wimd\";"),
        complaint);
    assertTrue(complaint.endsWith("nearest: \"glacier-wind\""), complaint);
    String missing = complaints(dream, ScoreOptions.DEFAULTS.withMoods(List.of("rian")));
    assertTrue(missing.startsWith("--mood: unknown mood \"rian\"; allowed: "), missing);
    assertTrue(missing.endsWith("; nearest: \"rain\""), missing);
    assertFalse(missing.contains("dream"), "a timeline beside it is no mood: " + missing);
    mood("dawn-like", "{ \"timeline\": {} }");
    Files.writeString(timelines.resolve("beside.json"), "{ \"timeline\": {} }");
    String more = complaints(dream, ScoreOptions.DEFAULTS.withMoods(List.of("dawn-lik")));
    assertTrue(more.contains("allowed: beside, dawn, dawn-like, "), more);
  }

  @Test
  void timelinesExtendOneAnother() throws IOException {
    timeline("dream", DREAM);
    String shorter =
        timeline(
            "short",
            "{ \"extends\": \"dream\", \"length\": \"0:50\","
                + " \"phases\": { \"spine\": { \"fadeOut\": 2 } } }");
    Score score = read(shorter, ScoreOptions.DEFAULTS);
    assertEquals(50 * 48_000L, score.frames());
    assertEquals(2 * 48_000L, score.phases().get(0).fadeOutFrames());
    assertEquals("Test", score.title());
    String snake = timeline("snake", "{ \"extends\": \"tail\" }");
    timeline("tail", "{ \"extends\": \"snake\" }");
    assertEquals(
        "timelines/tail.json:1:14: extends: timelines extend each other in a circle:"
            + " timelines/snake.json → timelines/tail.json → timelines/snake.json",
        complaints(snake, ScoreOptions.DEFAULTS));
  }

  @Test
  void theHashFollowsWhateverIsHeardBeforeMastering() throws IOException {
    String dream = timeline("dream", DREAM);
    String hash = read(dream, ScoreOptions.DEFAULTS).hash();
    assertEquals(64, hash.length());
    assertEquals(hash, read(dream, ScoreOptions.DEFAULTS).hash());
    assertEquals(hash, read(dream, ScoreOptions.DEFAULTS.withLoudness(-23)).hash());
    String retitled = timeline("other", DREAM.replace("Test", "Other").replace("  ", " "));
    assertEquals(hash, read(retitled, ScoreOptions.DEFAULTS).hash());
    mood("windy", "{\"patches\":{\"glacier-wind\":{\"controls\":{\"gust\":{\"default\":0.8}}}}}");
    List<ScoreOptions> others =
        List.of(
            ScoreOptions.DEFAULTS.withSeed(8),
            ScoreOptions.DEFAULTS.withRate(44_100),
            ScoreOptions.DEFAULTS.withSeconds(101),
            ScoreOptions.DEFAULTS.withWords("Late"),
            ScoreOptions.DEFAULTS.withName("Ada"),
            ScoreOptions.DEFAULTS.withHeart("calm:58"),
            ScoreOptions.DEFAULTS.withMoods(List.of("windy")));
    for (ScoreOptions options : others) {
      assertNotEquals(hash, read(dream, options).hash(), options.toString());
    }
  }
}
