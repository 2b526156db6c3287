package glasswood.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glasswood.dream.Random64;
import glasswood.listen.LoudnessMeter;
import glasswood.listen.TruePeakMeter;
import glasswood.stage.Stage;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our meters agree with ffmpeg's ebur128 about files of ours. */
class ForeignMetersTest {
  /** The issue's, in LU and dB. */
  private static final double TOLERANCE = 0.1;

  private static final int SECONDS = 100;

  @TempDir Path folder;

  @Test
  void swellsReadAsWithFfmpeg() throws Exception {
    double[][] sound = swells(48_000 * 40);
    agree(write("swells.wav", sound), sound);
  }

  /** The first hundred seconds of the shipped short dream, as it is before mastering. */
  @Test
  void theDreamReadsAsWithFfmpeg() throws Exception {
    Score score = ScoreReader.read("timelines/glasswood-short.json", ScoreOptions.DEFAULTS);
    double[][] sound = new double[2][SECONDS * score.rate()];
    try (Stage stage = new Stage(score, 2)) {
      double[] left = new double[Stage.CHUNK];
      double[] right = new double[Stage.CHUNK];
      int filled = 0;
      while (filled < sound[0].length) {
        int count = Math.min(stage.read(left, right), sound[0].length - filled);
        assertTrue(count > 0, "the dream ended early");
        System.arraycopy(left, 0, sound[0], filled, count);
        System.arraycopy(right, 0, sound[1], filled, count);
        filled += count;
      }
    }
    agree(write("dream.wav", sound), sound);
  }

  private Path write(String name, double[][] sound) throws IOException {
    Path file = folder.resolve(name);
    try (WavWriter writer =
        WavWriter.open(
            file,
            new WavFormat(SampleFormat.FLOAT_32, 48_000, 2),
            Dither.NONE,
            new SoundNotes(List.of(), null))) {
      writer.write(sound[0], sound[1], 0, sound[0].length);
      writer.commit();
    }
    return file;
  }

  private static void agree(Path file, double[][] sound) throws Exception {
    double[] highest = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    LoudnessMeter loudness =
        new LoudnessMeter(
            48_000,
            2,
            (frame, momentary, shortTerm) -> {
              highest[0] = Math.max(highest[0], momentary);
              highest[1] = Math.max(highest[1], shortTerm);
            });
    TruePeakMeter truePeak = new TruePeakMeter(2);
    loudness.add(sound[0], sound[1], 0, sound[0].length);
    truePeak.add(sound[0], sound[1], 0, sound[0].length);
    String said = ffmpeg(file);
    assertEquals(last(said, "I"), loudness.integrated(), TOLERANCE, "integrated");
    assertEquals(last(said, "LRA"), loudness.range(), TOLERANCE, "range");
    // ffmpeg reads every 100 ms, as our listener is told; the highest of the finer search is later.
    assertEquals(highest(said, "M"), highest[0], TOLERANCE, "highest momentary");
    assertEquals(highest(said, "S"), highest[1], TOLERANCE, "highest short-term");
    assertEquals(highest[1], loudness.maxShortTerm());
    assertTrue(loudness.maxMomentary() >= highest[0], "a finer search finds no less");
    double peak = 20 * Math.log10(last(said, "true_peak"));
    assertEquals(peak, truePeak.peakDb(), TOLERANCE, "true peak");
  }

  private static double[][] swells(int frames) {
    Random64 random = new Random64(9);
    double[][] out = new double[2][frames];
    double low = 0;
    for (int i = 0; i < frames; i++) {
      double seconds = i / 48_000.0;
      double swell = Math.pow(0.5 + 0.5 * Math.sin(seconds * 0.4), 3) * 0.6 + 0.005;
      low += 0.1 * (random.bipolar() - low);
      double high = 0.2 * Math.sin(2 * Math.PI * 11_950 * seconds);
      out[0][i] = swell * (low + high);
      out[1][i] = swell * (low - high + 0.05 * random.bipolar());
    }
    return out;
  }

  /** The last of ffmpeg's figures of that name, with the three decimals it gives. */
  private static double last(String said, String name) {
    double[] all = figures(said, name);
    return all[all.length - 1];
  }

  private static double highest(String said, String name) {
    return Arrays.stream(figures(said, name)).max().orElseThrow();
  }

  private static double[] figures(String said, String name) {
    double[] all =
        Pattern.compile("lavfi\\.r128\\." + name + "=(\\S+)")
            .matcher(said)
            .results()
            .mapToDouble(result -> Double.parseDouble(result.group(1)))
            .toArray();
    assertTrue(all.length > 0, name + " is not in what ffmpeg says");
    return all;
  }

  private static String ffmpeg(Path file) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "ffmpeg",
                  "-nostats",
                  "-v",
                  "error",
                  "-i",
                  file.toString(),
                  "-af",
                  "ebur128=peak=true:metadata=1:framelog=verbose,ametadata=print:file=-",
                  "-f",
                  "null",
                  "-")
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "ffmpeg is not installed here: not checked with it");
      throw e;
    }
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
