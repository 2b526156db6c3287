package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ClickMeterTest {
  @Test
  void steadySoundHasNoClicks() {
    assertEquals(0, count(Tones.noise(1, 0.5, 5)));
    assertEquals(0, count(Tones.sine(440, -6, 5)));
    assertEquals(0, count(StoiTest.syllables(1)));
    assertEquals(0, count(new double[50_000]));
  }

  @Test
  void aMissingStretchAndALoneSampleAreClicks() {
    double[] tone = Tones.sine(440, -12, 3);
    double[] sound = Tones.sine(440, -12, 2.9);
    // A quarter of a period is left out where the wave crosses zero: it jumps to its crest.
    System.arraycopy(tone, 30_027, sound, 30_000, sound.length - 30_000);
    assertEquals(1, count(sound));
    sound[110_000] += 0.3;
    assertEquals(2, count(sound));
  }

  private static long count(double[] sound) {
    long[] count = {0};
    ClickMeter meter = new ClickMeter(Tones.RATE, click -> count[0]++);
    for (int at = 0; at < sound.length; at += 480) {
      meter.add(sound, sound, at, Math.min(480, sound.length - at));
    }
    return count[0];
  }
}
