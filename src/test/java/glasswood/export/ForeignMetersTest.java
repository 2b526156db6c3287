package glasswood.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import glasswood.dream.Random64;
import glasswood.listen.LoudnessMeter;
import glasswood.listen.TruePeakMeter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our meters agree with ffmpeg's ebur128 about a file of ours. */
class ForeignMetersTest {
  @TempDir Path folder;

  @Test
  void loudnessRangeAndTruePeakAreThoseOfFfmpeg() throws Exception {
    Path file = folder.resolve("dream.wav");
    double[][] sound = swells(48_000 * 40);
    try (WavWriter writer =
        WavWriter.open(
            file,
            new WavFormat(SampleFormat.PCM_24, 48_000, 2),
            Dither.TPDF,
            new SoundNotes(List.of(), null))) {
      writer.write(sound[0], sound[1], 0, sound[0].length);
      writer.commit();
    }
    LoudnessMeter loudness = new LoudnessMeter(48_000, 2);
    TruePeakMeter truePeak = new TruePeakMeter(2);
    loudness.add(sound[0], sound[1], 0, sound[0].length);
    truePeak.add(sound[0], sound[1], 0, sound[0].length);
    String said = ffmpeg(file);
    // ffmpeg prints one decimal: half of that on top of 0.1 LU.
    assertEquals(figure(said, "I:\\s+(\\S+) LUFS"), loudness.integrated(), 0.1);
    assertEquals(figure(said, "LRA:\\s+(\\S+) LU"), loudness.range(), 0.2);
    assertEquals(figure(said, "Peak:\\s+(\\S+) dBFS"), truePeak.peakDb(), 0.2);
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

  private static double figure(String said, String pattern) {
    // The summary is last, and a progress line may look like it.
    Matcher matcher = Pattern.compile(pattern).matcher(said.substring(said.indexOf("Summary:")));
    assertTrue(matcher.find(), pattern + " is not in " + said);
    return Double.parseDouble(matcher.group(1));
  }

  private static String ffmpeg(Path file) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "ffmpeg",
                  "-nostats",
                  "-i",
                  file.toString(),
                  "-af",
                  "ebur128=peak=true:framelog=verbose",
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
