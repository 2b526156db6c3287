package glasswood.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import glasswood.export.Dither;
import glasswood.export.SampleFormat;
import glasswood.export.SoundFiles;
import glasswood.export.SoundNotes;
import glasswood.export.SoundWriter;
import glasswood.export.WavFormat;
import glasswood.unit.Spoken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recordings from the command line to the file: what is heard, what is refused, what is kept. */
class OwnVoiceCommandTest {
  private static final String NAME = "Ilses geheime Aufnahme";
  private static final double[] SPEECH = Spoken.of(4.3, false, 1).sound();
  private static final String TIMELINE =
      """
      { "title": "Mine", "seed": 3, "length": "0:06", "master": null,
        "phases": [ { "name": "chorus", "weight": 1, "fadeIn": 0.2, "fadeOut": 0.2,
                      "layers": [ { "patch": "own-voice", "needs": "harsh-voice" },
                                  { "patch": "own-kind", "needs": "kind-voice" } ] } ] }
      """;

  @TempDir Path folder;
  private Path timeline;
  private Path recording;
  private Path made;

  @BeforeEach
  void writeFiles() throws IOException {
    timeline = Files.writeString(folder.resolve("mine.json"), TIMELINE);
    recording = write(NAME + ".wav", SampleFormat.PCM_24, SPEECH, 48_000);
    made = folder.resolve("mine.wav");
  }

  private Path write(String name, SampleFormat samples, double[] sound, int rate)
      throws IOException {
    Path file = folder.resolve(name);
    WavFormat format = new WavFormat(samples, rate, 1);
    SoundNotes notes = new SoundNotes(List.of(), null, 0, 0);
    try (SoundWriter writer = SoundFiles.create(file, format, Dither.NONE, notes)) {
      writer.write(sound, sound, 0, sound.length);
      writer.commit();
    }
    return file;
  }

  private Ran render(String... options) {
    return Ran.command(
        Stream.concat(
                Stream.of("render", timeline.toString(), "-o", made.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private static double[] read(Path file) throws IOException {
    try (glasswood.export.SoundReader reader = SoundFiles.open(file)) {
      double[] left = new double[(int) reader.frames()];
      double[] right = new double[left.length];
      int at = 0;
      int count;
      while ((count = reader.read(left, right, at, left.length - at)) > 0) {
        at += count;
      }
      return left;
    }
  }

  private static double power(double[] sound) {
    return Arrays.stream(sound).map(x -> x * x).average().orElse(0);
  }

  @Test
  void withoutRecordingsTheirLayersAreSilentAndWithOneItSpeaks() throws IOException {
    assertEquals(0, render().status());
    assertEquals(0, power(read(made)));
    for (String words : List.of("", "kind:")) {
      Ran ran = render("--voice", words + recording);
      assertEquals(0, ran.status(), ran.all());
      assertTrue(power(read(made)) > 1e-6, words + ": " + power(read(made)));
    }
  }

  @Test
  void everyFormOfARecordingIsReadAsTheSameVoice() throws IOException {
    assertEquals(0, render("--voice", recording.toString()).status());
    double[] wanted = read(made);
    for (String name : List.of("a.flac", "b.wav")) {
      SampleFormat samples = name.equals("a.flac") ? SampleFormat.PCM_24 : SampleFormat.FLOAT_32;
      Path other = write(name, samples, SPEECH, 48_000);
      Ran ran = render("--voice", other.toString());
      assertEquals(0, ran.status(), ran.all());
      double[] heard = read(made);
      for (int i = 0; i < wanted.length; i++) {
        // A few steps of 24 bits, 1.2e-7, as what is read is made louder.
        assertEquals(wanted[i], heard[i], 1e-6, name + ", frame " + i);
      }
    }
  }

  @Test
  void neitherNameNorFolderNorSamplesOfARecordingAreInTheFile() throws IOException {
    Ran ran = render("--voice", recording.toString(), "--voice", "kind:" + recording);
    assertEquals(0, ran.status(), ran.all());
    String bytes = new String(Files.readAllBytes(made), StandardCharsets.ISO_8859_1);
    assertFalse(bytes.contains("geheime"), "its name is in the file");
    assertFalse(bytes.contains(folder.toString()), "its folder is in the file");
    assertTrue(bytes.contains("harsh-1") && bytes.contains("kind-1"), "the recipe numbers them");
    assertTrue(bytes.contains(SoundFiles.sha256(recording)), "the recipe holds its hash");
  }

  @Test
  void aRecipeAsksForItsRecordingsAndThenMakesTheSameBytes() throws IOException {
    assertEquals(0, render("--voice", recording.toString()).status());
    Path copy = folder.resolve("copy.wav");
    String[] again = {"render", "--recipe", made.toString(), "-o", copy.toString()};
    Ran without = Ran.command(again);
    assertEquals(2, without.status(), without.all());
    assertTrue(without.err().contains("--voice"), without.all());
    assertFalse(Files.exists(copy));
    Path other = write("other.wav", SampleFormat.PCM_24, Spoken.of(4, true, 2).sound(), 48_000);
    Ran wrong = Ran.command(with(again, "--voice", other.toString()));
    assertEquals(2, wrong.status(), wrong.all());
    Ran right = Ran.command(with(again, "--voice", recording.toString()));
    assertEquals(0, right.status(), right.all());
    assertArrayEquals(Files.readAllBytes(made), Files.readAllBytes(copy));
  }

  private static String[] with(String[] args, String... more) {
    return Stream.concat(Stream.of(args), Stream.of(more)).toArray(String[]::new);
  }

  @Test
  void aTimelineMayNameItsRecordings() throws IOException {
    assertEquals(0, render("--voice", recording.toString()).status());
    double[] wanted = read(made);
    String named = "\"voice\": { \"file\": \"" + NAME + ".wav\", \"words\": \"harsh\" },";
    Files.writeString(timeline, TIMELINE.replace("\"master\"", named + " \"master\""));
    Ran ran = render();
    assertEquals(0, ran.status(), ran.all());
    assertArrayEquals(wanted, read(made));
    Files.delete(recording);
    Ran check = Ran.command("check", timeline.toString());
    assertEquals(2, check.status(), check.all());
    assertTrue(check.all().contains("mine.json:1:") && check.all().contains("voice"), check.all());
  }

  @ParameterizedTest
  @CsvSource({
    "silence, 0, 3",
    "noise, 0.2, 3",
    "a tone, 0.2, 3",
    "clipped, 12, 4",
    "too short, 0.2, 0.1",
    "too long, 0, 200"
  })
  void whatIsNoSpeechIsRefusedInOneSentenceAndNothingIsWritten(
      String what, double level, double seconds) throws IOException {
    double[] sound = new double[(int) (seconds * 8000)];
    Random64 random = new Random64(4);
    double[] speech = Spoken.of(Math.min(seconds, 5), false, 1, 8000).sound();
    for (int i = 0; i < sound.length && level > 0; i++) {
      double x =
          switch (what) {
            case "noise" -> random.bipolar();
            case "a tone" -> Math.sin(2 * Math.PI * 220 * i / 8000);
            default -> i < speech.length ? speech[i] : 0;
          };
      sound[i] = Math.max(-1, Math.min(1, level * x));
    }
    Path file = write("bad.wav", SampleFormat.PCM_16, sound, 8000);
    Ran ran = render("--voice", file.toString());
    assertEquals(2, ran.status(), what + ": " + ran.all());
    assertTrue(ran.err().contains("bad.wav"), ran.all());
    assertEquals(1, ran.err().lines().count(), ran.all());
    assertFalse(Files.exists(made));
  }

  @Test
  void whatCannotBeReadIsRefusedByName() throws IOException {
    Path text = Files.writeString(folder.resolve("words.wav"), "Failure. Burden. Unworthy.");
    for (Path bad : List.of(text, folder, folder.resolve("gone.wav"))) {
      Ran ran = render("--voice", bad.toString());
      assertEquals(2, ran.status(), ran.all());
      assertTrue(ran.err().contains(bad.getFileName().toString()), ran.all());
      assertFalse(Files.exists(made));
    }
  }
}
