package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glasswood.dream.Random64;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ClickMeterTest {
  private static final int TRIALS = 20;

  /** How a click is made at a frame; height is that of the sound's loudest. */
  private interface Harm {
    void to(double[] sound, int at, double height);
  }

  @Test
  void steadySoundHasNoClicks() {
    beds().forEach((name, sound) -> assertEquals(List.of(), hear(sound), name));
    assertEquals(List.of(), hear(new double[50_000]));
  }

  @Test
  void beginningsAndEndsAreNoClicks() {
    double[] tone = Tones.sine(440, -12, 1.0123);
    assertEquals(List.of(), hear(tone));
    assertEquals(List.of(), hear(new double[] {0.3, 0.1, -0.2}));
  }

  /** Clicks a thousandth of a second from their place are found; the table says how many. */
  @Test
  void clicksAreFoundInWhateverTheyFall() {
    Map<String, Harm> harms = new LinkedHashMap<>();
    harms.put("spike 0 dB", (x, at, h) -> x[at] += h);
    harms.put("spike -12 dB", (x, at, h) -> x[at] += h / 4);
    harms.put(
        "three samples -6 dB",
        (x, at, h) -> {
          x[at] += h / 2;
          x[at + 1] -= h / 2;
          x[at + 2] += h / 3;
        });
    harms.put(
        "step -6 dB",
        (x, at, h) -> {
          for (int i = at; i < at + 4800; i++) {
            x[i] += h / 2 * (1 - (i - at) / 4800.0);
          }
        });
    harms.put("dropout 1 ms", (x, at, h) -> zero(x, at, 48));
    harms.put("dropout 10 ms", (x, at, h) -> zero(x, at, 480));
    harms.put("repeat of 256", (x, at, h) -> System.arraycopy(x, at - 256, x, at, 256));
    harms.put("spike +24 dB", (x, at, h) -> x[at] += 16 * h);
    Map<String, double[]> beds = beds();
    StringBuilder table = new StringBuilder();
    List<String> missed = new ArrayList<>();
    int[] misplaced = {0};
    beds.forEach(
        (bed, sound) -> {
          table.append(String.format("%-12s", bed));
          double height = 0;
          for (double x : sound) {
            height = Math.max(height, Math.abs(x));
          }
          for (Map.Entry<String, Harm> harm : harms.entrySet()) {
            int found = 0;
            int extra = 0;
            Random64 random = new Random64(5);
            for (int trial = 0; trial < TRIALS; trial++) {
              double[] harmed = sound.clone();
              int at = 10_000 + (int) (random.uniform() * (sound.length - 20_000));
              harm.getValue().to(harmed, at, height);
              List<Click> clicks = hear(harmed);
              double near = (double) at / Tones.RATE;
              long close =
                  clicks.stream().filter(c -> Math.abs(c.seconds() - near) < 0.012).count();
              found += close > 0 ? 1 : 0;
              extra += clicks.size() - (int) close;
            }
            final int counted = found;
            table.append(String.format(Locale.ROOT, "  %s %d+%d", harm.getKey(), found, extra));
            misplaced[0] += extra;
            least(harm.getKey(), bed)
                .ifPresent(
                    least -> {
                      if (counted < least) {
                        missed.add(bed + ": " + harm.getKey() + ": " + counted);
                      }
                    });
          }
          table.append("\n");
        });
    assertEquals(List.of(), missed, table.toString());
    assertEquals(0, misplaced[0], table.toString());
  }

  /**
   * How many of twenty must be found. In white noise a sample or a step is nothing unusual until it
   * stands ten standard deviations out.
   */
  private static OptionalInt least(String harm, String bed) {
    if (harm.startsWith("dropout") || harm.startsWith("repeat")) {
      return OptionalInt.of(18);
    }
    if (harm.equals("spike +24 dB")) {
      return OptionalInt.of(20);
    }
    boolean noise = bed.contains("noise") || bed.equals("rumble");
    return noise || harm.startsWith("three") ? OptionalInt.empty() : OptionalInt.of(20);
  }

  private static void zero(double[] x, int at, int count) {
    for (int i = at; i < at + count; i++) {
      x[i] = 0;
    }
  }

  /** Sounds without clicks, two seconds each. */
  private static Map<String, double[]> beds() {
    Map<String, double[]> beds = new LinkedHashMap<>();
    double[] noise = Tones.noise(1, 0.3, 2);
    beds.put("noise", noise);
    double[] quiet = noise.clone();
    for (int i = 0; i < quiet.length; i++) {
      quiet[i] *= 0.03;
    }
    beds.put("quiet noise", quiet);
    beds.put("rumble", OnsetMeterTest.rumble(2, 2));
    beds.put("tone", Tones.sine(440, -6, 2));
    double[] chord = new double[2 * Tones.RATE];
    double[] plucks = new double[2 * Tones.RATE];
    for (int i = 0; i < chord.length; i++) {
      double t = (double) i / Tones.RATE;
      for (int k = 1; k <= 8; k++) {
        for (double hz : new double[] {146.8, 183.5, 220.2}) {
          chord[i] += 0.08 / k * Math.sin(2 * Math.PI * hz * k * t + k * hz);
        }
      }
      // A pluck every quarter of a second, its attack a raised cosine of half a millisecond.
      double since = t % 0.25;
      double attack = since < 0.0005 ? 0.5 - 0.5 * Math.cos(Math.PI * since / 0.0005) : 1;
      for (double ratio : new double[] {1, 2.756, 5.404}) {
        plucks[i] +=
            0.2
                * attack
                * Math.exp(-since * 20 * ratio)
                * Math.sin(2 * Math.PI * 900 * ratio * since);
      }
    }
    beds.put("chord", chord);
    beds.put("plucks", plucks);
    double[] speech = StoiTest.syllables(1);
    beds.put("speech", java.util.Arrays.copyOf(speech, Math.min(speech.length, 96_000)));
    return beds;
  }

  private static List<Click> hear(double[] sound) {
    List<Click> clicks = new ArrayList<>();
    ClickMeter meter = new ClickMeter(Tones.RATE, clicks::add);
    for (int at = 0; at < sound.length; at += 480) {
      meter.add(sound, sound, at, Math.min(480, sound.length - at));
    }
    meter.finish();
    return clicks;
  }
}
