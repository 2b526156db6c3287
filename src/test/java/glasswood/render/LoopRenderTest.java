package glasswood.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.export.SampleFormat;
import glasswood.export.SampleLoop;
import glasswood.export.WavReader;
import glasswood.listen.Click;
import glasswood.listen.ClickMeter;
import glasswood.listen.LoudnessMemory;
import glasswood.listen.LoudnessMeter;
import glasswood.listen.Mark;
import glasswood.listen.MixLoudness;
import glasswood.timeline.Profile;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoopRenderTest {
  private static final int RATE = 16_000;

  /** Tones, in which a sample that does not belong is found at once, over a little noise. */
  private static final String TONES =
      """
      { "name": "tones", "controls": { "hz": { "default": 220, "min": 50, "max": 900 } },
        "units": {
          "low": { "type": "SineOscillator", "frequency": "hz", "amplitude": 0.1 },
          "high": { "type": "SineOscillator", "frequency": "hz * 1.49", "amplitude": 0.05 },
          "air": { "type": "PinkNoise", "amplitude": 0.01 } },
        "cables": [ "low -> out", "high -> out", "air -> out" ] }
      """;

  private static final String TIMELINE =
      """
      { "title": "Ring", "seed": 5, "length": "0:14", "master": %s,
        "phases": [
          { "name": "day", "weight": 1, "fadeIn": 1, "fadeOut": 2, "space": { "size": 0.4 },
            "layers": [ { "patch": "tones" } ] },
          { "name": "night", "weight": 1, "fadeIn": 2, "fadeOut": 2, "space": { "size": 0.3 },
            "layers": [ { "patch": "tones", "curves": { "hz": 170 } } ] } ] }
      """;

  private static final String LOUD = "{ \"loudness\": -9, \"truePeak\": -6 }";

  @TempDir Path folder;

  @BeforeEach
  void writePatch() throws IOException {
    Files.writeString(folder.resolve("tones.json"), TONES);
  }

  private Score ring(String master, boolean loop) throws IOException {
    Path file = folder.resolve("ring.json");
    Files.writeString(file, String.format(TIMELINE, master));
    return ScoreReader.read(file.toString(), ScoreOptions.DEFAULTS.withRate(RATE).withLoop(loop));
  }

  private RenderRequest request(Score score, String name, Stems stems) {
    return new RenderRequest(
        score,
        () -> score,
        folder.resolve(name),
        new Delivery(SampleFormat.FLOAT_32),
        stems,
        0,
        score.frames(),
        2,
        null);
  }

  private RenderReport render(Score score, String name) throws IOException {
    return render(request(score, name, null), LoudnessMemory.none());
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
      while ((count = reader.read(all[0], all[1], at, all[0].length - at)) > 0) {
        at += count;
      }
      return all;
    }
  }

  /** Times of the clicks in a file that is played twice, beside the joint. */
  private static List<Double> clicksAtJoint(double[][] once) {
    List<Double> found = new ArrayList<>();
    int frames = once[0].length;
    ClickMeter meter =
        new ClickMeter(
            RATE,
            (Click click) -> {
              double time = click.seconds() - (double) frames / RATE;
              if (Math.abs(time) < 0.1) {
                found.add(time);
              }
            });
    meter.add(once[0], once[1], 0, frames);
    meter.add(once[0], once[1], 0, frames);
    meter.finish();
    return found;
  }

  private static double[][] shortened(double[][] sound, int by) {
    int frames = sound[0].length - by;
    return new double[][] {
      java.util.Arrays.copyOf(sound[0], frames), java.util.Arrays.copyOf(sound[1], frames)
    };
  }

  /** Least and greatest short-term loudness (3 s) at the joint and within one turn. */
  private static double[] shortTerm(double[][] once) {
    double[] extremes = {99, -99, 99, -99};
    int frames = once[0].length;
    LoudnessMeter meter = new LoudnessMeter(RATE, 2);
    int step = RATE / 10;
    for (int at = 0; at + step <= 2 * frames; at += step) {
      double[] left = new double[step];
      double[] right = new double[step];
      for (int i = 0; i < step; i++) {
        left[i] = once[0][(at + i) % frames];
        right[i] = once[1][(at + i) % frames];
      }
      meter.add(left, right, 0, step);
      int end = at + step;
      boolean within = end >= 3 * RATE && end <= frames;
      boolean across = end > frames && end < frames + 3 * RATE;
      if (within || across) {
        int k = across ? 0 : 2;
        extremes[k] = Math.min(extremes[k], meter.shortTerm());
        extremes[k + 1] = Math.max(extremes[k + 1], meter.shortTerm());
      }
    }
    return extremes;
  }

  @Test
  void theEndMeetsTheBeginningWithoutAClick() throws IOException {
    RenderReport report = render(ring(LOUD, true), "loop.wav");
    assertTrue(report.reductionDb() > 1, "the limiter works: " + report.reductionDb() + " dB");
    double[][] loop = samples(report.file());
    assertEquals(List.of(), clicksAtJoint(loop));
    int last = loop[0].length - 1;
    double steepest = 0;
    for (int i = 0; i < last; i++) {
      steepest = Math.max(steepest, Math.abs(loop[0][i + 1] - loop[0][i]));
    }
    assertTrue(Math.abs(loop[0][0] - loop[0][last]) <= steepest);
    // so that the meter would have heard one
    assertFalse(clicksAtJoint(shortened(loop, 9)).isEmpty(), "nine frames are missing");
  }

  @Test
  void aPieceWithAnEndLeavesAGapThatALoopDoesNot() throws IOException {
    double[] seam = shortTerm(samples(render(ring(LOUD, true), "loop.wav").file()));
    assertTrue(
        seam[0] >= seam[2] - 0.2 && seam[1] <= seam[3] + 0.2,
        "at the seam " + seam[0] + " to " + seam[1] + ", else " + seam[2] + " to " + seam[3]);
    double[][] ended = samples(render(ring(LOUD, false), "end.wav").file());
    double[] gap = shortTerm(ended);
    assertTrue(gap[0] < gap[2] - 1, "at the joint " + gap[0] + ", else " + gap[2]);
    int last = ended[0].length - 1;
    for (int i = 0; i < RATE / 20; i++) {
      assertEquals(0, ended[0][last - i], "silent at the end");
    }
  }

  @Test
  void theSlowLevellerGoesRoundToo() throws IOException {
    Path file = folder.resolve("ring.json");
    // the second phase is louder, so that it is turned down up to the seam and beyond
    Files.writeString(
        file,
        String.format(
            TIMELINE.replace(
                "\"patch\": \"tones\", \"curves\"",
                "\"gain\": 14, \"patch\": \"tones\", \"curves\""),
            "{ \"loudness\": -20, \"truePeak\": -1 }"));
    ScoreOptions sleep = ScoreOptions.DEFAULTS.withRate(RATE).withProfile(Profile.SLEEP);
    Score score = ScoreReader.read(file.toString(), sleep.withLoop(true));
    assertTrue(Double.isFinite(score.master().momentaryLufs()));
    RenderReport report = render(score, "loop.wav");
    double missed = score.master().loudnessLufs() - report.loudness();
    assertTrue(missed > 0.2, "the leveller, which takes from the loudness, took " + missed);
    double[][] loop = samples(report.file());
    assertEquals(List.of(), clicksAtJoint(loop));
    assertFalse(clicksAtJoint(shortened(loop, 9)).isEmpty(), "nine frames are missing");
  }

  @Test
  void aPlainSumLoopsToo() throws IOException {
    RenderReport report = render(ring("null", true), "loop.wav");
    assertEquals(0, report.gainDb());
    assertEquals(14 * RATE, report.frames());
    double[][] loop = samples(report.file());
    assertEquals(List.of(), clicksAtJoint(loop));
    double[] seam = shortTerm(loop);
    assertTrue(seam[0] >= seam[2] - 0.2 && seam[1] <= seam[3] + 0.2);
  }

  @Test
  void theFileIsAsLongAsThePieceAndSaysThatItLoops() throws IOException {
    Score score = ring(LOUD, true);
    assertEquals(14 * RATE, score.frames());
    Path file = render(score, "loop.wav").file();
    try (WavReader reader = WavReader.open(file)) {
      assertEquals(14 * RATE, reader.frames());
      assertEquals(Optional.of(new SampleLoop(0, 14 * RATE)), reader.loop());
      List<Mark> marks = reader.marks();
      assertEquals(3, marks.size(), marks.toString());
      assertEquals(0, marks.get(0).frame());
      assertEquals(marks.get(0).name(), marks.get(2).name(), "it began before the file");
      assertEquals(7.0 * RATE, (double) (marks.get(2).frame() - marks.get(1).frame()), 64.0);
    }
    try (WavReader reader = WavReader.open(render(ring(LOUD, false), "end.wav").file())) {
      assertEquals(Optional.empty(), reader.loop());
    }
  }

  @Test
  void lengthsBetweenTheGridsLinesAreRoundedToIt() {
    Score score =
        ScoreReader.read(
            "glasswood-short",
            ScoreOptions.DEFAULTS.withRate(44_100).withSeconds(601).withLoop(true));
    assertEquals(0, score.frames() % Score.QUANTUM);
    assertEquals(601.0 * 44_100, (double) score.frames(), Score.QUANTUM / 2.0);
  }

  @Test
  void neitherThreadsNorWhatIsRememberedChangesAByte() throws IOException {
    Score score = ring(LOUD, true);
    String first = render(score, "a.wav").sha256();
    LoudnessMemory memory = LoudnessMemory.in(folder.resolve("memory"), "this build");
    assertEquals(first, render(request(score, "b.wav", null), memory).sha256());
    assertTrue(memory.recall(score.hash()).isPresent());
    // this time without a file of the mix
    assertEquals(first, render(request(score, "c.wav", null), memory).sha256());
    memory.keep(ring(LOUD, false).hash(), MixLoudness.of(-40));
    assertEquals(first, render(request(score, "d.wav", null), memory).sha256());
  }

  @Test
  void loudnessIsMeasuredOfWhatIsWritten() throws IOException {
    RenderReport report = render(ring("{ \"loudness\": -20, \"truePeak\": -1 }", true), "a.wav");
    assertEquals(-20, report.loudness(), 0.05);
  }

  @Test
  void stemsLoopToo() throws IOException {
    Stems stems = new Stems(folder.resolve("stems"), Stems.By.LAYER);
    RenderReport report =
        render(request(ring("null", true), "mix.wav", stems), LoudnessMemory.none());
    double[][] mix = samples(report.file());
    assertEquals(3, report.stems().size(), report.stems().toString());
    double[] sum = new double[mix[0].length];
    for (Path stem : report.stems()) {
      double[][] part = samples(stem);
      assertEquals(mix[0].length, part[0].length);
      assertEquals(List.of(), clicksAtJoint(part), stem.toString());
      for (int i = 0; i < sum.length; i++) {
        sum[i] += part[0][i];
      }
      try (WavReader reader = WavReader.open(stem)) {
        assertEquals(Optional.of(new SampleLoop(0, 14 * RATE)), reader.loop());
      }
    }
    assertArrayEquals(mix[0], sum, 1e-7, "floats");
  }

  @ParameterizedTest
  @CsvSource({
    "Rendering, 6, false",
    "Rendering, 18, false",
    "Rendering, 7, true",
    "Rendering, 17, true",
    "Mastering, 6, false",
    "Mastering, 18, false"
  })
  void aStoppedLoopIsContinuedToTheSameBytes(String step, int second, boolean known)
      throws IOException {
    Score score = ring(LOUD, true);
    LoudnessMemory memory =
        known ? LoudnessMemory.in(folder.resolve("memory"), "this build") : LoudnessMemory.none();
    String whole = render(request(score, "whole.wav", null), memory).sha256();
    RenderRequest request = request(score, "stopped.wav", null);
    Renderer[] running = new Renderer[1];
    Progress stopper =
        (name, done, total) -> {
          if (name.equals(step) && done >= (long) second * RATE) {
            running[0].askToStop();
          }
        };
    running[0] = new Renderer(request, "test", memory, stopper, 1);
    assertThrows(CancellationException.class, running[0]::render);
    RenderReport report = new Renderer(request, "test", memory, Progress.NONE, 1).resume();
    assertEquals(whole, report.sha256());
    assertEquals(step.toLowerCase(Locale.ROOT), report.resumed().step());
    // a chunk of 4096 frames later at most
    assertEquals(second, report.resumed().seconds(), 0.3);
    assertNull(render(score, "again.wav").resumed(), "which was not stopped");
    try (Stream<Path> all = Files.list(folder)) {
      assertTrue(all.noneMatch(path -> path.toString().contains(".part")));
    }
  }

  @Test
  void aPartOfALoopIsNone() throws IOException {
    Score score = ring(LOUD, true);
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new RenderRequest(
                score,
                () -> score,
                folder.resolve("part.wav"),
                SampleFormat.PCM_24,
                null,
                0,
                score.frames() - 1,
                1));
  }
}
