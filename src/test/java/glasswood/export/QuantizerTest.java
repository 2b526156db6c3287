package glasswood.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuantizerTest {
  private static final int FRAMES = 1 << 18;
  private static final int WINDOW = 512;
  private static final WavFormat MONO = new WavFormat(SampleFormat.PCM_16, 44_100, 1);

  @Test
  void shapedNoiseHasTheSpectrumThatItsFilterSays() {
    double[] error = error(Dither.SHAPED);
    for (int bin = 16; bin <= 240; bin += 16) {
      double said = 20 * StrictMath.log10(NoiseShaper.gain((double) bin / WINDOW));
      // White noise of 1/4 LSB² in and out; 511 windows stray by 0.2 dB, five times which are
      // allowed, and the window leaks between bins where the filter is steep.
      assertEquals(said, powerDb(error, bin) - powerDb(0.25), 1.5, "bin " + bin);
    }
  }

  @Test
  void shapedNoiseIsLessWhereTheEarIsSensitiveAndMoreAboveFifteenKilohertz() {
    double[] shaped = error(Dither.SHAPED);
    double[] plain = error(Dither.TPDF);
    int fourKilohertz = 4000 * WINDOW / 44_100;
    int nineteenKilohertz = 19_000 * WINDOW / 44_100;
    assertTrue(powerDb(shaped, fourKilohertz) < powerDb(plain, fourKilohertz) - 15, "4 kHz");
    assertTrue(powerDb(shaped, nineteenKilohertz) > powerDb(plain, nineteenKilohertz), "19 kHz");
    // The same total as the filter's, whose logarithm averages 0 dB: no more than 20 dB above.
    assertTrue(mean(shaped) < 100 * mean(plain), mean(shaped) + " LSB²");
  }

  @Test
  void withoutDitherSamplesAreRounded() {
    Quantizer quantizer = new Quantizer(MONO, Dither.NONE, 1);
    double[] in = {0.4 / 32768, 0.6 / 32768, -1.4 / 32768, 0.5 / 32768, 1, -2, Double.NaN};
    int[] out = new int[in.length];
    quantizer.quantize(0, in, 0, in.length, out);
    int[] expected = {0, 1, -1, 0, 32767, -32768, 0};
    for (int i = 0; i < in.length; i++) {
      assertEquals(expected[i], out[i], "sample " + i);
    }
    assertEquals(2, quantizer.clipped());
    assertEquals(1, quantizer.notFinite());
  }

  @Test
  void silenceStaysSilenceBehindShapedSoundAndFullScaleDoesNotRunAway() {
    Quantizer quantizer = new Quantizer(MONO, Dither.SHAPED, 3);
    double[] in = new double[30_000];
    for (int i = 0; i < 10_000; i++) {
      in[i] = i % 200 < 100 ? 1.2 : -1.2;
      in[10_000 + i] = 0.3;
    }
    int[] out = new int[in.length];
    quantizer.quantize(0, in, 0, in.length, out);
    assertTrue(quantizer.clipped() > 9_900, quantizer.clipped() + " limited");
    for (int i = 10_000; i < 20_000; i++) {
      // The filter's taps add up to 23 and the error is within 1.5 LSB.
      assertEquals(0.3 * 32768, out[i], 1.5 * 24, "sample " + i);
    }
    for (int i = 20_000; i < 30_000; i++) {
      assertEquals(0, out[i], "sample " + i);
    }
  }

  @Test
  void shapingIsRefusedWhereItMakesNoSense() {
    assertNull(Dither.SHAPED.refusal(SampleFormat.PCM_16, 44_100));
    assertNull(Dither.SHAPED.refusal(SampleFormat.PCM_16, 48_000));
    assertNotNull(Dither.SHAPED.refusal(SampleFormat.PCM_16, 96_000));
    assertNotNull(Dither.SHAPED.refusal(SampleFormat.PCM_24, 48_000));
    assertNull(Dither.TPDF.refusal(SampleFormat.PCM_24, 192_000));
    assertEquals(Dither.NONE, Dither.named("none"));
    assertNull(Dither.named("loud"));
  }

  /** What quantizing adds to a tone, in LSB. */
  private static double[] error(Dither dither) {
    double[] in = new double[FRAMES];
    for (int i = 0; i < FRAMES; i++) {
      in[i] = 0.1 + 0.2 * StrictMath.sin(i * 0.0371);
    }
    int[] out = new int[1024];
    Quantizer quantizer = new Quantizer(MONO, dither, 11);
    double[] error = new double[FRAMES];
    // In pieces: nothing may depend on where a block ends.
    for (int at = 0; at < FRAMES; at += out.length) {
      quantizer.quantize(0, in, at, out.length, out);
      for (int i = 0; i < out.length; i++) {
        error[at + i] = out[i] - in[at + i] * 32768;
      }
    }
    return error;
  }

  private static double mean(double[] error) {
    double sum = 0;
    for (double value : error) {
      sum += value * value / error.length;
    }
    return sum;
  }

  private static double powerDb(double power) {
    return 10 * StrictMath.log10(power);
  }

  /** Power density at a bin, as the variance of white noise of that density, by Hann windows. */
  private static double powerDb(double[] error, int bin) {
    double[] cosine = new double[WINDOW];
    double[] sine = new double[WINDOW];
    double weight = 0;
    for (int i = 0; i < WINDOW; i++) {
      double window = 0.5 - 0.5 * StrictMath.cos(2 * Math.PI * i / WINDOW);
      cosine[i] = window * StrictMath.cos(2 * Math.PI * bin * i / WINDOW);
      sine[i] = window * StrictMath.sin(2 * Math.PI * bin * i / WINDOW);
      weight += window * window;
    }
    double sum = 0;
    int windows = error.length / WINDOW;
    for (int w = 0; w < windows; w++) {
      double real = 0;
      double imaginary = 0;
      for (int i = 0; i < WINDOW; i++) {
        real += cosine[i] * error[w * WINDOW + i];
        imaginary += sine[i] * error[w * WINDOW + i];
      }
      sum += real * real + imaginary * imaginary;
    }
    return powerDb(sum / windows / weight);
  }
}
