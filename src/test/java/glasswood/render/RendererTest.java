package glasswood.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.export.Dither;
import glasswood.export.OutputProblem;
import glasswood.export.SampleFormat;
import glasswood.export.SoundFiles;
import glasswood.export.SoundNotes;
import glasswood.export.SoundReader;
import glasswood.export.WavFormat;
import glasswood.export.WavReader;
import glasswood.export.WavWriter;
import glasswood.listen.LoudnessMemory;
import glasswood.stage.NoiseScores;
import glasswood.timeline.Master;
import glasswood.timeline.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RendererTest {
  private static final Master MASTER = new Master(-18, -1);

  @TempDir Path folder;

  private RenderRequest request(Score score, String name, int threads) {
    return new RenderRequest(
        score,
        () -> score,
        folder.resolve(name),
        SampleFormat.PCM_24,
        null,
        0,
        score.frames(),
        threads);
  }

  private RenderReport render(RenderRequest request, LoudnessMemory memory) throws IOException {
    return new Renderer(request, "test", memory, Progress.NONE).render();
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static double[][] read(Path file) throws IOException {
    try (WavReader reader = WavReader.open(file)) {
      double[][] all = new double[2][(int) reader.frames()];
      int at = 0;
      int count;
      while (at < all[0].length
          && (count = reader.read(all[0], all[1], at, all[0].length - at)) > 0) {
        at += count;
      }
      assertEquals(all[0].length, at);
      return all;
    }
  }

  @Test
  void threadsAndRememberedLoudnessDoNotChangeABit() throws IOException {
    Score score = NoiseScores.twoPhases(MASTER);
    String first = render(request(score, "a.wav", 1), LoudnessMemory.none()).sha256();
    assertEquals(first, render(request(score, "b.wav", 2), LoudnessMemory.none()).sha256());
    LoudnessMemory memory = LoudnessMemory.in(folder.resolve("memory"), "this build");
    assertEquals(first, render(request(score, "c.wav", 2), memory).sha256());
    assertTrue(memory.recall(score.hash()).isPresent(), "measured loudness is kept");
    assertEquals(first, render(request(score, "d.wav", 2), memory).sha256());
    assertEquals(List.of("a.wav", "b.wav", "c.wav", "d.wav", "memory"), files());
    assertTrue(
        LoudnessMemory.in(folder.resolve("memory"), "another build").recall(score.hash()).isEmpty(),
        "another build measures anew");
  }

  @Test
  void reachesItsLoudnessBelowItsTruePeak() throws IOException {
    Score score = NoiseScores.twoPhases(MASTER);
    RenderReport report = render(request(score, "a.wav", 2), LoudnessMemory.none());
    // 0.5 LU is what the piece promises; short noise without limiting reaches it far closer
    assertEquals(-18, report.loudness(), 0.5);
    assertTrue(report.truePeak() <= -1, "true peak " + report.truePeak());
    assertEquals(0, report.clipped());
    assertEquals(score.frames(), report.frames());
    double[][] samples = read(report.file());
    assertEquals(score.frames(), samples[0].length);
    for (double[] side : samples) {
      double mean = 0;
      for (double value : side) {
        mean += value / side.length;
      }
      assertEquals(0, mean, 1e-4, "no DC");
      assertEquals(0, side[side.length - 1], 0, "ends in silence");
    }
  }

  @Test
  void aRenderThatFindsAnotherAtItsMixLeavesThatAlone() throws IOException {
    Score score = NoiseScores.twoPhases(MASTER);
    Path theirs = folder.resolve("x.mix.wav");
    WavFormat format = new WavFormat(SampleFormat.FLOAT_32, 48_000, 2);
    try (WavWriter other =
        WavWriter.open(theirs, format, Dither.TPDF, new SoundNotes(List.of(), null))) {
      other.write(new double[100], new double[100], 0, 100);
      assertThrows(
          OutputProblem.class, () -> render(request(score, "x.wav", 1), LoudnessMemory.none()));
    }
    assertEquals(List.of("x.mix.part.wav"), files(), "theirs, and nothing of ours");
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    Score score = NoiseScores.twoPhases(MASTER);
    OutputProblem problem =
        assertThrows(
            OutputProblem.class,
            () -> render(request(score, "missing/a.wav", 1), LoudnessMemory.none()));
    assertTrue(problem.getMessage().contains("there is no folder"), problem.getMessage());
    assertFalse(Files.exists(folder.resolve("missing")));
  }

  @Test
  void stemsSumToTheMixBeforeMastering() throws IOException {
    Score score = NoiseScores.twoPhases(null);
    RenderRequest request =
        new RenderRequest(
            score,
            () -> score,
            folder.resolve("mix.wav"),
            SampleFormat.FLOAT_32,
            folder.resolve("stems"),
            0,
            score.frames(),
            2);
    RenderReport report = render(request, LoudnessMemory.none());
    assertEquals(5, report.stems().size(), report.stems().toString());
    double[][] mix = read(report.file());
    double[][] sum = new double[2][mix[0].length];
    for (Path stem : report.stems()) {
      double[][] part = read(stem);
      for (int i = 0; i < sum[0].length; i++) {
        sum[0][i] += part[0][i];
        sum[1][i] += part[1][i];
      }
    }
    // 1e-7: each of six 32-bit files rounds values below 0.3 by at most 1.5e-8
    assertArrayEquals(mix[0], sum[0], 1e-7);
    assertArrayEquals(mix[1], sum[1], 1e-7);
  }

  @Test
  void stemsOfPhasesSumToTheStereoMixOfAMonoFileToMinus120Db() throws IOException {
    Score score = NoiseScores.twoPhases(null);
    Path folderOfStems = folder.resolve("stems");
    for (boolean mono : new boolean[] {false, true}) {
      RenderRequest request =
          new RenderRequest(
              score,
              () -> score,
              folder.resolve(mono ? "mono.wav" : "mix.wav"),
              new Delivery(SampleFormat.FLOAT_32, Dither.TPDF, mono),
              new Stems(folderOfStems, Stems.By.PHASE),
              12_345,
              score.frames(),
              2,
              null);
      RenderReport report = render(request, LoudnessMemory.none());
      assertEquals(3, report.stems().size(), "two phases and the space: " + report.stems());
      assertEquals(mono ? 1 : 2, report.channels());
      double[][] mix = read(report.file());
      double[][] sum = new double[2][mix[0].length];
      for (Path stem : report.stems()) {
        double[][] part = read(stem);
        for (int i = 0; i < sum[0].length; i++) {
          sum[0][i] += part[0][i];
          sum[1][i] += part[1][i];
        }
      }
      double difference = 0;
      for (int i = 0; i < sum[0].length; i++) {
        double expected = mono ? (sum[0][i] + sum[1][i]) / 2 : sum[0][i];
        difference = Math.max(difference, Math.abs(expected - mix[0][i]));
      }
      assertTrue(difference <= 1e-6, "they differ by " + difference);
    }
  }

  @Test
  void aMonoFileIsAsLoudFromBothSidesAsAskedAndBelowItsTruePeak() throws IOException {
    Score score = NoiseScores.twoPhases(MASTER);
    LoudnessMemory memory = LoudnessMemory.in(folder.resolve("memory"), "this build");
    String first = null;
    for (int round = 0; round < 3; round++) {
      RenderRequest request =
          new RenderRequest(
              score,
              () -> score,
              folder.resolve(round + ".wav"),
              new Delivery(SampleFormat.PCM_24, Dither.TPDF, true),
              null,
              0,
              score.frames(),
              1 + round % 2,
              null);
      // A stereo render's loudness must not be taken for the fold's.
      RenderReport report = render(request, round == 0 ? LoudnessMemory.none() : memory);
      // One channel measures 3 LU less than the same from two.
      assertEquals(-18 - 3.01, report.loudness(), 0.5);
      assertTrue(report.truePeak() <= -1, "true peak " + report.truePeak());
      try (WavReader reader = WavReader.open(report.file())) {
        assertEquals(1, reader.channels());
        assertEquals(score.frames(), reader.frames());
      }
      first = first == null ? report.sha256() : first;
      assertEquals(first, report.sha256(), "round " + round);
    }
    assertTrue(memory.recall(score.hash()).isEmpty(), "nothing is known of the stereo mix");
  }

  @Test
  void flacHoldsTheSamplesOfTheWavFile() throws IOException {
    Score score = NoiseScores.twoPhases(MASTER);
    Path wav = render(request(score, "a.wav", 1), LoudnessMemory.none()).file();
    Path flac = render(request(score, "a.flac", 2), LoudnessMemory.none()).file();
    assertEquals(List.of("a.flac", "a.wav"), files());
    double[][] expected = read(wav);
    double[][] actual = new double[2][expected[0].length];
    try (SoundReader reader = SoundFiles.open(flac);
        SoundReader other = SoundFiles.open(wav)) {
      assertEquals(other.marks(), reader.marks());
      assertEquals(other.recipe(), reader.recipe());
      assertEquals(actual[0].length, reader.read(actual[0], actual[1], 0, actual[0].length));
    }
    assertArrayEquals(expected[0], actual[0]);
    assertArrayEquals(expected[1], actual[1]);
  }

  @Test
  void aPartIsWhatTheWholeHasThere() throws IOException {
    Score score = NoiseScores.twoPhases(null);
    RenderRequest whole =
        new RenderRequest(
            score,
            () -> score,
            folder.resolve("whole.wav"),
            SampleFormat.FLOAT_32,
            null,
            0,
            score.frames(),
            1);
    RenderRequest part =
        new RenderRequest(
            score,
            () -> score,
            folder.resolve("part.wav"),
            SampleFormat.FLOAT_32,
            null,
            12345,
            100_001,
            2);
    double[][] all = read(render(whole, LoudnessMemory.none()).file());
    double[][] some = read(render(part, LoudnessMemory.none()).file());
    assertEquals(100_001 - 12345, some[0].length);
    for (int i = 0; i < some[0].length; i++) {
      assertEquals(all[0][12345 + i], some[0][i], 0, "frame " + i);
    }
  }
}
