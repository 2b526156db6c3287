package glasswood.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.export.Dither;
import glasswood.export.SampleFormat;
import glasswood.export.WavReader;
import glasswood.json.BadInput;
import glasswood.listen.LoudnessMemory;
import glasswood.stage.NoiseScores;
import glasswood.timeline.Master;
import glasswood.timeline.Score;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResumeTest {
  /** As good as always: at every chunk. */
  private static final long OFTEN = 1;

  private static final Score SCORE = NoiseScores.twoPhases(new Master(-18, -1));

  @TempDir Path folder;
  private final List<String> notes = new ArrayList<>();
  private final AtomicReference<String> first = new AtomicReference<>("");

  private RenderRequest request(Score score, Path output, Delivery delivery, boolean whole) {
    Path stems = output.resolveSibling(output.getFileName() + "-stems");
    return new RenderRequest(
        score,
        () -> score,
        output,
        delivery,
        new Stems(stems, Stems.By.LAYER),
        whole ? 0 : 20_000,
        whole ? score.frames() : 110_001,
        2,
        null);
  }

  /** Stops at a frame of a step; the rest of the arguments as the renderer's. */
  private final class Stopper implements Progress {
    private final String step;
    private final long frame;
    private Renderer renderer;

    Stopper(String step, long frame) {
      this.step = step;
      this.frame = frame;
    }

    @Override
    public void update(String name, long done, long total) {
      first.compareAndSet("", name);
      if (name.equals(step) && done >= frame) {
        renderer.askToStop();
      }
    }

    @Override
    public void note(String sentence) {
      notes.add(sentence);
    }
  }

  private void stopAt(String step, long frame, RenderRequest request, boolean resume)
      throws IOException {
    Stopper stopper = new Stopper(step, frame);
    Renderer renderer = new Renderer(request, "test", LoudnessMemory.none(), stopper, OFTEN);
    stopper.renderer = renderer;
    if (resume) {
      assertThrows(CancellationException.class, renderer::resume);
    } else {
      assertThrows(CancellationException.class, renderer::render);
    }
  }

  private RenderReport resume(RenderRequest request) throws IOException {
    Stopper never = new Stopper("never", 0);
    return new Renderer(request, "test", LoudnessMemory.none(), never, OFTEN).resume();
  }

  private RenderReport render(RenderRequest request) throws IOException {
    return new Renderer(request, "test", LoudnessMemory.none(), Progress.NONE).render();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "wav, PCM_24, TPDF, false, true",
    "wav, PCM_16, SHAPED, false, true",
    "wav, FLOAT_32, TPDF, false, false",
    "wav, PCM_24, TPDF, true, true",
    "wav, PCM_16, TPDF, true, false",
    "flac, PCM_16, SHAPED, false, true",
    "flac, PCM_24, TPDF, true, true",
    "flac, PCM_24, TPDF, false, false",
    "flac, PCM_16, TPDF, true, false",
  })
  void whatIsStoppedSeveralTimesAndContinuedIsTheSameToTheByte(
      String ending, SampleFormat samples, Dither dither, boolean mono, boolean whole)
      throws IOException {
    Delivery delivery = new Delivery(samples, dither, mono);
    Path expectedFile = folder.resolve("expected." + ending);
    RenderReport expected = render(request(SCORE, expectedFile, delivery, whole));
    Path file = folder.resolve("x." + ending);
    RenderRequest request = request(SCORE, file, delivery, whole);
    stopAt("Rendering", 9_000, request, false);
    stopAt("Rendering", 40_000, request, true);
    stopAt("Rendering", 70_000, request, true);
    if (whole) {
      stopAt("Mastering", 20_000, request, true);
      stopAt("Mastering", 90_000, request, true);
    }
    assertFalse(Files.exists(file), "not complete, not there");
    RenderReport report = resume(request);
    assertArrayEquals(Files.readAllBytes(expectedFile), Files.readAllBytes(file));
    assertEquals(expected.sha256(), report.sha256());
    assertEquals(expected.loudness(), report.loudness(), 0);
    assertEquals(expected.truePeak(), report.truePeak(), 0);
    assertEquals(expected.reductionDb(), report.reductionDb(), 0);
    assertEquals(expected.stems().size(), report.stems().size());
    for (int i = 0; i < expected.stems().size(); i++) {
      assertArrayEquals(
          Files.readAllBytes(expected.stems().get(i)), Files.readAllBytes(report.stems().get(i)));
    }
    assertEquals(
        List.of(
            "expected." + ending,
            "expected." + ending + "-stems",
            "x." + ending,
            "x." + ending + "-stems"),
        names(folder));
    String said = String.join("\n", notes);
    assertTrue(said.contains("continuing rendering at 0:00 of 0:0"), said);
    assertEquals(whole ? 5 : 3, notes.size(), said);
  }

  @Test
  void aPartThatIsStoppedPlaysAndStandsWhereItsCheckpointSays() throws IOException {
    RenderRequest request =
        request(SCORE, folder.resolve("x.wav"), new Delivery(SampleFormat.PCM_24), true);
    stopAt("Rendering", 50_000, request, false);
    try (WavReader reader = WavReader.open(folder.resolve("x.mix.part.wav"))) {
      assertTrue(reader.frames() >= 50_000, "frames " + reader.frames());
    }
    assertEquals("rendering at 0:01 of 0:02.7", Renderer.stoppedAt(request.output()));
  }

  @Test
  void anotherRenderIsNotContinuedAndTheDifferenceIsNamed() throws IOException {
    Path file = folder.resolve("x.wav");
    RenderRequest request = request(SCORE, file, new Delivery(SampleFormat.PCM_24), true);
    stopAt("Rendering", 50_000, request, false);
    byte[] part = Files.readAllBytes(folder.resolve("x.mix.part.wav"));
    BadInput problem =
        assertThrows(
            BadInput.class,
            () -> resume(request(SCORE, file, new Delivery(SampleFormat.PCM_16), true)));
    assertTrue(problem.getMessage().contains("it was WAV of PCM_24"), problem.getMessage());
    assertTrue(problem.getMessage().contains("is now WAV of PCM_16"), problem.getMessage());
    assertArrayEquals(part, Files.readAllBytes(folder.resolve("x.mix.part.wav")));
    RenderReport again = render(request);
    assertEquals(again.sha256(), resume(request).sha256(), "and rendered anew where it must be");
  }

  @Test
  void damageLeadsBackToAnEarlierSafePointOrToTheBeginning() throws IOException {
    Path expectedFile = folder.resolve("expected.wav");
    Delivery delivery = new Delivery(SampleFormat.PCM_24);
    render(request(SCORE, expectedFile, delivery, true));
    RenderRequest request = request(SCORE, folder.resolve("x.wav"), delivery, true);
    Path mix = folder.resolve("x.mix.part.wav");

    stopAt("Rendering", 50_000, request, false);
    try (RandomAccessFile part = new RandomAccessFile(mix.toFile(), "rw")) {
      // The last checkpoint's frames are cut off; the one before had 4,096 fewer of 8 bytes.
      part.setLength(part.length() - 100);
    }
    resume(request);
    assertTrue(
        String.join("\n", notes).contains("x.mix.part.wav is shorter than it was; going back"),
        notes.toString());
    assertTrue(notes.get(notes.size() - 1).startsWith("continuing"), notes.toString());
    assertArrayEquals(Files.readAllBytes(expectedFile), Files.readAllBytes(request.output()));
    Files.delete(request.output());

    stopAt("Rendering", 50_000, request, false);
    try (RandomAccessFile part = new RandomAccessFile(mix.toFile(), "rw")) {
      part.seek(30_000);
      part.write(new byte[200]);
    }
    notes.clear();
    resume(request);
    assertTrue(notes.toString().contains("is not what was written"), notes.toString());
    assertTrue(notes.toString().contains("rendering from the beginning"), notes.toString());
    assertArrayEquals(Files.readAllBytes(expectedFile), Files.readAllBytes(request.output()));
    Files.delete(request.output());

    Path flac = folder.resolve("x.flac");
    Path expectedFlac = folder.resolve("expected.flac");
    render(request(SCORE, expectedFlac, delivery, false));
    RenderRequest packed = request(SCORE, flac, delivery, false);
    for (int damage = 0; damage < 2; damage++) {
      stopAt("Rendering", 50_000, packed, false);
      try (RandomAccessFile part =
          new RandomAccessFile(folder.resolve("x.part.flac").toFile(), "rw")) {
        if (damage == 0) {
          part.setLength(part.length() / 2);
        } else {
          part.seek(part.length() / 2);
          part.write(part.read() + 1);
        }
      }
      notes.clear();
      resume(packed);
      String reason = damage == 0 ? "is shorter than it was" : "is not what was written";
      assertTrue(notes.toString().contains("x.part.flac " + reason), notes.toString());
      assertArrayEquals(Files.readAllBytes(expectedFlac), Files.readAllBytes(flac));
      Files.delete(flac);
    }

    stopAt("Mastering", 50_000, request, false);
    Path checkpoints = folder.resolve("x.part.resume");
    try (RandomAccessFile file = new RandomAccessFile(checkpoints.toFile(), "rw")) {
      file.seek(5_000);
      file.write(new byte[] {1, 2, 3, 4, 5});
    }
    notes.clear();
    resume(request);
    assertArrayEquals(Files.readAllBytes(expectedFile), Files.readAllBytes(request.output()));
    Files.delete(request.output());

    stopAt("Rendering", 50_000, request, false);
    Files.write(checkpoints, new byte[] {7});
    notes.clear();
    resume(request);
    assertTrue(notes.get(0).contains("is damaged; rendering from the beginning"), notes.toString());
    assertArrayEquals(Files.readAllBytes(expectedFile), Files.readAllBytes(request.output()));
  }

  @Test
  void whereThereIsNothingToContinueItIsRendered() throws IOException {
    RenderRequest request =
        new RenderRequest(
            SCORE,
            () -> SCORE,
            folder.resolve("x.wav"),
            SampleFormat.PCM_24,
            null,
            0,
            SCORE.frames(),
            1);
    RenderReport report = resume(request);
    assertTrue(notes.get(0).startsWith("there is no stopped render of"), notes.toString());
    first.set("");
    RenderReport again = resume(request);
    assertTrue(notes.get(1).endsWith("is complete; there is nothing to continue"), notes.get(1));
    assertEquals("", first.get(), "nothing was rendered");
    assertEquals(report.sha256(), again.sha256());
    assertEquals(report.loudness(), again.loudness(), 0.01, "measured, dither included");
  }

  @Test
  void aStoppedRenderThatIsBegunAnewIsMentioned() throws IOException {
    RenderRequest request =
        request(SCORE, folder.resolve("x.wav"), new Delivery(SampleFormat.PCM_24), true);
    stopAt("Rendering", 50_000, request, false);
    stopAt("Rendering", 10_000, request, false);
    assertEquals(1, notes.size());
    assertTrue(notes.get(0).contains("--resume would have continued it"), notes.get(0));
  }
}
