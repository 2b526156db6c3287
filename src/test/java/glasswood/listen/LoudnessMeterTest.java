package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.stage.KWeighting;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the EBU's signals, which are {@link EbuLoudnessTest}'s, do not ask. */
class LoudnessMeterTest {
  /** What EBU Tech 3341 allows. */
  private static final double TOLERANCE = 0.1;

  @Test
  void weightingIsTheRecommendationsTableAt48Khz() {
    KWeighting weighting = new KWeighting(48_000);
    double[] shelf = {
      1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585
    };
    double[] highPass = {1, -2, 1, -1.99004745483398, 0.99007225036621};
    for (int i = 0; i < 5; i++) {
      // The table itself is rounded after 14 digits; the prototype reproduces it to 1e-8.
      assertEquals(shelf[i], weighting.shelf()[i], 1e-7);
      assertEquals(highPass[i], weighting.highPass()[i], 1e-7);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {22_050, 44_100, 88_200, 96_000, 192_000})
  void everyRateReadsTheSame(int rate) {
    double[] sine = new double[5 * rate];
    for (int i = 0; i < sine.length; i++) {
      sine[i] = Levels.dbToAmplitude(-23) * Math.sin(2 * Math.PI * 997 * i / rate);
    }
    LoudnessMeter meter = new LoudnessMeter(rate, 2);
    meter.add(sine, sine, 0, sine.length);
    assertEquals(-23, meter.integrated(), TOLERANCE);
  }

  @Test
  void blockSizeDoesNotMatter() {
    double[] noise = Tones.noise(3, 0.3, 5);
    LoudnessMeter whole = hear(noise);
    LoudnessMeter parts = new LoudnessMeter(Tones.RATE, 2);
    for (int at = 0; at < noise.length; at += 61) {
      parts.add(noise, noise, at, Math.min(61, noise.length - at));
    }
    // Only the order of additions differs.
    assertEquals(whole.integrated(), parts.integrated(), 1e-9);
    assertEquals(whole.shortTerm(), parts.shortTerm(), 1e-9);
  }

  @Test
  void silenceHasNoLoudnessAndNoRange() {
    LoudnessMeter meter = hear(new double[Tones.RATE * 5]);
    assertEquals(Double.NEGATIVE_INFINITY, meter.integrated());
    assertEquals(0, meter.range());
    assertThrows(IllegalArgumentException.class, () -> new LoudnessMeter(4000, 2));
  }

  @Test
  void monoCountsOneChannel() {
    double[] sine = Tones.sine(1000, -20, 4);
    LoudnessMeter mono = new LoudnessMeter(Tones.RATE, 1);
    mono.add(sine, null, 0, sine.length);
    double gap = hear(sine).integrated() - mono.integrated();
    assertTrue(Math.abs(gap - 3.01) < 0.01, "stereo is 3.01 LU louder, not " + gap);
  }

  @Test
  void weightsAreTheRecommendationsByPlace() {
    assertEquals(1, ChannelWeights.at(0, 0));
    assertEquals(1, ChannelWeights.at(-30, 0));
    assertEquals(1.41, ChannelWeights.at(60, 0));
    assertEquals(1.41, ChannelWeights.at(-110, 29));
    assertEquals(1, ChannelWeights.at(135, 0));
    assertEquals(1, ChannelWeights.at(90, 45), "high loudspeakers count as those in front");
    assertArrayEquals(new double[] {1, 1, 1, 0, 1.41, 1.41}, ChannelWeights.fivePointOne());
  }

  @Test
  void weightsThatAreNoneAreRefused() {
    for (double[] weights : new double[][] {{}, {1, -1}, {Double.NaN}}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new LoudnessMeter(Tones.RATE, weights, (frame, momentary, shortTerm) -> {}));
    }
  }

  @Test
  void fiveChannelsAreSavedAndRestored() throws IOException {
    double[] weights = ChannelWeights.fivePointZero();
    double[] noise = Tones.noise(5, 0.3, 6);
    double[][] five = {noise, noise, noise, noise, noise};
    LoudnessMeter whole = new LoudnessMeter(Tones.RATE, weights, (at, momentary, term) -> {});
    LoudnessMeter first = new LoudnessMeter(Tones.RATE, weights, (at, momentary, term) -> {});
    LoudnessMeter second = new LoudnessMeter(Tones.RATE, weights, (at, momentary, term) -> {});
    whole.add(five, 0, noise.length);
    first.add(five, 0, 100_001);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    first.save(new DataOutputStream(bytes));
    second.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    second.add(five, 100_001, noise.length - 100_001);
    // Only where sums are cut differs.
    assertEquals(whole.integrated(), second.integrated(), 1e-9);
    assertEquals(whole.range(), second.range(), 1e-9);
  }

  private static LoudnessMeter hear(double[] sound) {
    LoudnessMeter meter = new LoudnessMeter(Tones.RATE, 2);
    meter.add(sound, sound, 0, sound.length);
    return meter;
  }
}
