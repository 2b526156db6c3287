package glasswood.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.export.SampleFormat;
import glasswood.export.WavReader;
import glasswood.listen.Inspection;
import glasswood.listen.LoudnessMemory;
import glasswood.listen.MixLoudness;
import glasswood.listen.PhaseFigures;
import glasswood.listen.ScoreLoudness;
import glasswood.listen.ScoreSound;
import glasswood.stage.Balance;
import glasswood.timeline.Profile;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Phases that say how loud they are to be are so loud, however their layers are. */
class PhaseLoudnessTest {
  private static final int RATE = 16_000;

  private static final String NOISE =
      """
      { "name": "noise", "controls": { "level": { "default": 0, "min": -60, "max": 24 } },
        "units": { "air": { "type": "PinkNoise", "amplitude": "0.05 * db(level)" } },
        "cables": [ "air -> out" ] }
      """;

  @TempDir Path folder;

  @BeforeEach
  void writePatch() throws IOException {
    Files.writeString(folder.resolve("noise.json"), NOISE);
  }

  private static String phase(String loudness, String gain) {
    return loudness + "\"layers\": [ { \"patch\": \"noise\", \"gain\": " + gain + " } ]";
  }

  private static String says(double lu) {
    return "\"loudness\": " + lu + ", ";
  }

  private Score score(ScoreOptions options, String top, String... phases) throws IOException {
    Path file = folder.resolve("steps.json");
    Files.writeString(
        file,
        String.format(
            """
      { "title": "Steps", "seed": 3, "length": "1:20", %s "phases": [
          { "name": "low", "fadeIn": 0, "fadeOut": 3, %s },
          { "name": "high", "fadeIn": 3, "fadeOut": 2, %s },
          { "name": "last", "fadeIn": 2, "fadeOut": 2, %s } ] }
      """,
            top, phases[0], phases[1], phases[2]));
    return ScoreReader.read(file.toString(), options.withRate(RATE));
  }

  /** Levels that are wrong by up to 7 dB. */
  private Score wrong(ScoreOptions options) throws IOException {
    return score(options, "", phase(says(-6), "3"), phase(says(2), "-3"), phase(says(-3), "-8"));
  }

  private static Inspection hear(Score score) throws IOException {
    try (ScoreSound sound = new ScoreSound(score, balance(score), 2, null)) {
      return Inspection.of(sound, null, frames -> {});
    }
  }

  private static Balance balance(Score score) {
    return ScoreLoudness.balance(score, found(score, LoudnessMemory.none()));
  }

  private static MixLoudness found(Score score, LoudnessMemory memory) {
    return ScoreLoudness.find(score, () -> score, 2, memory, frames -> {});
  }

  private static double[] relative(Inspection inspection) {
    return inspection.phases().stream().mapToDouble(PhaseFigures::relativeLu).toArray();
  }

  private RenderRequest request(Score score, String name, int threads, boolean mono) {
    return request(score, name, threads, mono, 0, score.frames());
  }

  private RenderRequest request(
      Score score, String name, int threads, boolean mono, long from, long to) {
    Delivery delivery =
        mono
            ? new Delivery(SampleFormat.FLOAT_32, glasswood.export.Dither.NONE, true)
            : new Delivery(SampleFormat.FLOAT_32);
    return new RenderRequest(
        score, () -> score, folder.resolve(name), delivery, null, from, to, threads, null);
  }

  private static RenderReport render(RenderRequest request, LoudnessMemory memory)
      throws IOException {
    return new Renderer(request, "test", memory, Progress.NONE).render();
  }

  private static double[][] samples(Path file) throws IOException {
    try (WavReader reader = WavReader.open(file)) {
      double[][] all = new double[2][(int) reader.frames()];
      int at = 0;
      int count;
      while (at < all[0].length
          && (count = reader.read(all[0], all[1], at, all[0].length - at)) > 0) {
        at += count;
      }
      return all;
    }
  }

  @ParameterizedTest
  @CsvSource({"MEDITATE, -18", "DELIVER, -16", "SLEEP, -23"})
  void phasesOfWrongLevelComeOutAtTheirTargets(Profile profile, double loudness)
      throws IOException {
    Inspection heard = hear(wrong(ScoreOptions.DEFAULTS.withProfile(profile)));
    // What the limiter takes is not reckoned with.
    assertEquals(loudness, heard.whole().integratedLufs(), 0.1);
    double[] relative = relative(heard);
    double common = relative[0] + 6;
    // Meant to be exact; the meter's 3 s are found to 0.1 s.
    assertEquals(common, relative[1] - 2, 0.1, Arrays.toString(relative));
    assertEquals(common, relative[2] + 3, 0.1, Arrays.toString(relative));
    assertTrue(common > 0 && common < 2, "common offset " + common);
  }

  @Test
  void whereAnotherPhaseSaysNothingTheTargetsAreMetAsTheyAre() throws IOException {
    Inspection heard =
        hear(
            score(
                ScoreOptions.DEFAULTS,
                "",
                phase(says(-4), "0"),
                phase("", "0"),
                phase(says(-3), "-9")));
    double[] relative = relative(heard);
    assertEquals(-4, relative[0], 0.1);
    assertEquals(-3, relative[2], 0.1);
    assertEquals(-18, heard.whole().integratedLufs(), 0.05);
  }

  @Test
  void whereNoneSaysAnythingNothingIsTrimmed() throws IOException {
    Score plain =
        score(ScoreOptions.DEFAULTS, "", phase("", "3"), phase("", "-3"), phase("", "-8"));
    MixLoudness loudness = found(plain, LoudnessMemory.none());
    assertEquals(List.of(), loudness.trimsDb());
    assertEquals(plain.hash(), ScoreLoudness.key(plain, false), "one loudness for all targets");
    assertNotEquals(plain.hash(), wrong(ScoreOptions.DEFAULTS).hash());
  }

  @Test
  void noTrimGoesBeyondNineDecibelsAndTheWholeKeepsItsLoudness() throws IOException {
    Score score =
        score(
            ScoreOptions.DEFAULTS,
            "",
            phase(says(-2), "-30"),
            phase(says(0), "-2"),
            phase(says(0), "-2"));
    Balance balance = balance(score);
    assertTrue(
        balance.trimsDb().stream().allMatch(trim -> Math.abs(trim) <= 9), balance.toString());
    assertEquals(9, balance.trimsDb().get(0), 1e-9);
    Inspection heard = hear(score);
    assertEquals(-18, heard.whole().integratedLufs(), 0.05);
    assertTrue(relative(heard)[0] < -10, "what cannot be met is to be seen");
  }

  @Test
  void noPhaseIsLiftedUntilItsLoudestIsTooLoud() throws IOException {
    // Its middle is 10 dB softer than its beginning.
    String swell = "[[\"0%%\", 0], [\"40%%\", 0], [\"50%%\", -10], [\"100%%\", -10]]";
    Score score =
        score(
            ScoreOptions.DEFAULTS,
            "",
            phase(says(-2), "0"),
            phase(says(1), swell.replace("%%", "%")),
            phase(says(-2), "0"));
    Inspection heard = hear(score);
    double loudest =
        heard.phases().get(1).figures().maxShortTermLufs() - heard.whole().integratedLufs();
    assertTrue(loudest <= 4, "loudest " + loudest);
    assertTrue(loudest > 3.5, "as loud as it may be: " + loudest);
    assertTrue(relative(heard)[1] < -2, "what cannot be met is to be seen");
    assertEquals(-18, heard.whole().integratedLufs(), 0.05);
  }

  @Test
  void silenceIsNotTrimmed() throws IOException {
    Score score =
        score(
            ScoreOptions.DEFAULTS,
            "",
            phase(says(-2), "-120"),
            phase(says(1), "0"),
            phase(says(-2), "0"));
    assertEquals(0, balance(score).trimsDb().get(0));
    Score silent =
        score(
            ScoreOptions.DEFAULTS,
            "",
            phase(says(-2), "-120"),
            phase(says(1), "-120"),
            phase(says(-2), "-120"));
    assertEquals(Balance.of(0), balance(silent));
  }

  @ParameterizedTest
  @CsvSource({"MEDITATE, false", "SLEEP, false", "MEDITATE, true"})
  void threadsMemoryAndStopsDoNotChangeAByte(Profile profile, boolean mono) throws IOException {
    Score score = wrong(ScoreOptions.DEFAULTS.withProfile(profile));
    String first = render(request(score, "a.wav", 1, mono), LoudnessMemory.none()).sha256();
    LoudnessMemory memory = LoudnessMemory.in(folder.resolve("memory"), "this build");
    assertEquals(first, render(request(score, "b.wav", 2, mono), memory).sha256());
    // Now its trims are remembered, and there is one pass.
    assertEquals(
        score.phases().size(),
        memory.recall(ScoreLoudness.key(score, mono)).orElseThrow().trimsDb().size());
    assertEquals(first, render(request(score, "c.wav", 2, mono), memory).sha256());
    for (String step : List.of("Rendering", "Mastering")) {
      for (double share : new double[] {0.3, 0.75}) {
        String name = step + share + ".wav";
        AtomicReference<Renderer> renderer = new AtomicReference<>();
        Progress stop =
            (now, done, total) -> {
              if (now.equals(step) && done >= share * total) {
                renderer.get().askToStop();
              }
            };
        renderer.set(
            new Renderer(request(score, name, 2, mono), "test", LoudnessMemory.none(), stop, 1));
        assertThrows(CancellationException.class, renderer.get()::render);
        String resumed =
            new Renderer(
                    request(score, name, 2, mono), "test", LoudnessMemory.none(), Progress.NONE, 1)
                .resume()
                .sha256();
        assertEquals(first, resumed, name);
      }
    }
  }

  @Test
  void aPartOfThePieceIsAsLoudAsItIsInTheWhole() throws IOException {
    Score score = wrong(ScoreOptions.DEFAULTS);
    double[][] whole =
        samples(render(request(score, "a.wav", 2, false), LoudnessMemory.none()).file());
    int from = 24 * RATE + 7;
    int to = 30 * RATE;
    double[][] part =
        samples(render(request(score, "b.wav", 2, false, from, to), LoudnessMemory.none()).file());
    assertEquals(to - from, part[0].length);
    // The gain moves here; the limiter does not work.
    for (int side = 0; side < 2; side++) {
      assertArrayEquals(Arrays.copyOfRange(whole[side], from, to), part[side], 0, "side " + side);
    }
  }

  @Test
  void aCircleHasItsLevelsToo() throws IOException {
    Score score = wrong(ScoreOptions.DEFAULTS.withLoop(true));
    RenderReport report = render(request(score, "a.wav", 2, false), LoudnessMemory.none());
    assertEquals(-18, report.loudness(), 0.05);
    try (WavReader reader = WavReader.open(report.file())) {
      Inspection heard = Inspection.of(reader, null, frames -> {});
      for (PhaseFigures phase : heard.phases()) {
        // The phase that the file begins within is cut into two.
        if (phase.endSeconds() - phase.startSeconds() > 20) {
          double target = phase.name().equals("low") ? -6 : phase.name().equals("high") ? 2 : -3;
          assertEquals(target + 0.8, phase.relativeLu(), 0.8, phase.name());
        }
      }
    }
  }
}
