package glasswood.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glasswood.listen.Mark;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other people's programs read our files; each test is skipped where its program is missing. */
class ForeignReadersTest {
  private static final Recipe RECIPE =
      new Recipe("Glasswood", 7, List.of(), Map.of("glasswood", "0.1.0"), "ab12");

  @TempDir Path folder;

  @Test
  void soxReadsTheSameSamples() throws Exception {
    require("sox", "--version");
    for (SampleFormat samples : List.of(SampleFormat.PCM_16, SampleFormat.PCM_24)) {
      Path file = file(samples);
      Path raw = folder.resolve("raw");
      run("sox", file.toString(), "-t", "raw", "-e", "signed", "-b", "32", raw.toString());
      byte[] theirs = Files.readAllBytes(raw);
      double[][] ours = new double[2][10_000];
      try (WavReader reader = WavReader.open(file)) {
        assertEquals(10_000, reader.read(ours[0], ours[1], 0, 10_000));
      }
      assertEquals(80_000, theirs.length);
      for (int i = 0; i < 20_000; i++) {
        int value =
            (theirs[4 * i] & 0xFF)
                | ((theirs[4 * i + 1] & 0xFF) << 8)
                | ((theirs[4 * i + 2] & 0xFF) << 16)
                | (theirs[4 * i + 3] << 24);
        assertEquals(ours[i % 2][i / 2], value * 0x1p-31, "sample " + i);
      }
    }
  }

  @Test
  void libsndfileReadsTheLoop() throws Exception {
    require("sndfile-info", "--version");
    Path file = folder.resolve("loop.wav");
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 48_000, 2);
    SoundNotes notes = new SoundNotes(List.of(), RECIPE, 0, 10_000);
    try (WavWriter writer = WavWriter.open(file, format, Dither.TPDF, notes)) {
      writer.write(new double[10_000], new double[10_000], 0, 10_000);
      writer.commit();
    }
    String said = run("sndfile-info", file.toString());
    assertTrue(said.contains("Loop Count   : 1"), said);
    assertTrue(
        said.replaceAll(" +", " ").contains("Type : 0 Start : 0 End : 9999 Fraction : 0 Count : 0"),
        said);
  }

  @Test
  void ffprobeReadsDurationDepthAndTitle() throws Exception {
    require("ffprobe", "-version");
    String said =
        run(
            "ffprobe",
            "-v",
            "error",
            "-show_entries",
            "stream=codec_name,sample_rate,channels,duration_ts:format_tags",
            file(SampleFormat.PCM_24).toString());
    for (String line :
        List.of(
            "codec_name=pcm_s24le",
            "sample_rate=48000",
            "channels=2",
            "duration_ts=10000",
            "TAG:title=Glasswood",
            "\"seed\":7")) {
      assertTrue(said.contains(line), line + " is not in " + said);
    }
    assertTrue(
        run("ffprobe", "-v", "error", "-show_entries", "stream", file(SampleFormat.FLOAT_32) + "")
            .contains("codec_name=pcm_f32le"));
  }

  @Test
  void libsndfileReadsFramesAndCuePoints() throws Exception {
    require("sndfile-info", "--version");
    String said = run("sndfile-info", file(SampleFormat.PCM_24).toString());
    assertTrue(said.contains("Frames      : 10000"), said);
    assertTrue(said.contains("spine") && said.contains("waking"), said);
    assertTrue(said.contains("4801"), said);
  }

  @Test
  void othersReadTheBroadcastChunk() throws Exception {
    Path file = file(SampleFormat.PCM_24);
    require("sndfile-info", "--version");
    String said = run("sndfile-info", "--broadcast", file.toString());
    for (String line : List.of("-18.10 LUFS", "-1.10 dBTP", "TPDF dither", "BWF version")) {
      assertTrue(said.contains(line), line + " is not in " + said);
    }
  }

  @Test
  void flacTestsOurFlacFiles() throws Exception {
    require("flac", "--version");
    for (SampleFormat samples : List.of(SampleFormat.PCM_16, SampleFormat.PCM_24)) {
      String said = run("flac", "-t", "-w", flac(samples).toString());
      assertTrue(said.contains(": ok"), said);
    }
  }

  @Test
  void soxReadsTheSameSamplesFromFlacAsFromWav() throws Exception {
    require("sox", "--version");
    for (SampleFormat samples : List.of(SampleFormat.PCM_16, SampleFormat.PCM_24)) {
      byte[][] raw = new byte[2][];
      List<Path> files = List.of(file(samples), flac(samples));
      for (int i = 0; i < 2; i++) {
        Path out = folder.resolve("raw" + i);
        String file = files.get(i).toString();
        run("sox", file, "-t", "raw", "-e", "signed", "-b", "32", out.toString());
        raw[i] = Files.readAllBytes(out);
      }
      assertEquals(80_000, raw[0].length);
      assertArrayEquals(raw[0], raw[1]);
    }
  }

  @Test
  void ffprobeReadsDurationDepthTitleAndChaptersOfFlac() throws Exception {
    require("ffprobe", "-version");
    String said =
        run(
            "ffprobe",
            "-v",
            "error",
            "-show_chapters",
            "-show_entries",
            "stream=codec_name,sample_rate,duration_ts,bits_per_raw_sample:format_tags",
            flac(SampleFormat.PCM_24).toString());
    for (String line :
        List.of(
            "codec_name=flac",
            "sample_rate=48000",
            "duration_ts=10000",
            "bits_per_raw_sample=24",
            "TAG:TITLE=Glasswood",
            "\"seed\":7",
            "TAG:title=waking")) {
      assertTrue(said.contains(line), line + " is not in " + said);
    }
  }

  @Test
  void libsndfileReadsFlac() throws Exception {
    require("sndfile-info", "--version");
    String said = run("sndfile-info", flac(SampleFormat.PCM_24).toString());
    for (String line : List.of("Frames      : 10000", "Bit width   : 24", "Glasswood")) {
      assertTrue(said.contains(line), line + " is not in " + said);
    }
  }

  @Test
  void filesOfTheReferenceEncoderAreRead() throws Exception {
    require("flac", "--version");
    for (SampleFormat samples : List.of(SampleFormat.PCM_16, SampleFormat.PCM_24)) {
      Path wav = file(samples);
      Path flac = folder.resolve("theirs.flac");
      run("flac", "-f", "-8", "-o", flac.toString(), wav.toString());
      double[][] expected = new double[2][10_000];
      double[][] actual = new double[2][10_000];
      try (SoundReader ours = SoundFiles.open(wav);
          SoundReader theirs = SoundFiles.open(flac)) {
        assertEquals(ours.format(), theirs.format());
        assertEquals(10_000, ours.read(expected[0], expected[1], 0, 10_000));
        assertEquals(10_000, theirs.read(actual[0], actual[1], 0, 10_000));
      }
      assertArrayEquals(expected[0], actual[0]);
      assertArrayEquals(expected[1], actual[1]);
    }
  }

  @Test
  void filesBeyondFourGibibytesHaveTheirDuration() throws Exception {
    WavFormat format = new WavFormat(SampleFormat.PCM_24, 48_000, 2);
    long frames = 8L * 3600 * 48_000;
    WavHeader header = new WavHeader(format, Dither.TPDF, new SoundNotes(List.of(), RECIPE));
    Path file = folder.resolve("long.wav");
    try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
      out.write(header.bytes(frames * 6));
      out.setLength(header.length() + frames * 6);
    }
    require("ffprobe", "-version");
    String said =
        run("ffprobe", "-v", "error", "-show_entries", "stream=duration_ts", file.toString());
    assertTrue(said.contains("duration_ts=" + frames), said);
    require("sndfile-metadata-get", "--version");
    // sndfile-info would read all eight gigabytes; this opens the file and reads its metadata.
    said = run("sndfile-metadata-get", "--str-title", file.toString());
    assertTrue(said.contains("Glasswood"), said);
  }

  private Path file(SampleFormat samples) throws IOException {
    return write(folder.resolve(samples + ".wav"), samples);
  }

  private Path flac(SampleFormat samples) throws IOException {
    return write(folder.resolve(samples + ".flac"), samples);
  }

  private static Path write(Path file, SampleFormat samples) throws IOException {
    double[][] noise = WavWriterTest.noise(10_000, 0.7);
    List<Mark> marks = List.of(new Mark(0, "spine"), new Mark(4801, "waking"));
    WavFormat format = new WavFormat(samples, 48_000, 2);
    SoundNotes notes = new SoundNotes(marks, RECIPE);
    try (SoundWriter writer = SoundFiles.create(file, format, Dither.TPDF, notes)) {
      writer.write(noise[0], noise[1], 0, 10_000);
      writer.levels(new MeasuredLevels(-18.1, 6.5, -1.1, -10.4, -12.5));
      writer.commit();
    }
    return file;
  }

  private static void require(String program, String option) throws Exception {
    try {
      run(program, option);
    } catch (IOException e) {
      assumeTrue(false, program + " is not installed here: not checked with it");
    }
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), command[0] + " does not end");
    return said;
  }
}
