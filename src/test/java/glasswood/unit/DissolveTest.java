package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Dream;
import glasswood.dream.Words;
import glasswood.listen.Click;
import glasswood.listen.ClickMeter;
import glasswood.voice.VoiceFrontEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One control from words to hymn and back, at any speed. */
class DissolveTest {
  private static final long SEED = 7;
  private static final double SECONDS = 9;
  private static final Words WORDS =
      VoiceFrontEnd.words(List.of("Failure", "Burden", "Unworthy"), List.of(), null);
  private static final Dream DREAM =
      VoiceRig.dream(SEED, SECONDS, WORDS, VoiceRig.chords(SECONDS), List.of());

  private static double ramp(double time, double from, double to) {
    return Math.max(0, Math.min(1, (time - from) / (to - from)));
  }

  private static DoubleUnaryOperator way(String name) {
    return switch (name) {
      case "forwards" -> t -> ramp(t, 1, 8);
      case "backwards" -> t -> 1 - ramp(t, 1, 8);
      case "in half a second" -> t -> ramp(t, 3, 3.5);
      case "back in half a second" -> t -> 1 - ramp(t, 3, 3.5);
      case "jumps" -> t -> (int) (t / 0.7) % 2;
      default -> t -> 0.5 - 0.5 * Math.cos(2 * Math.PI * t);
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "forwards",
        "backwards",
        "in half a second",
        "back in half a second",
        "jumps",
        "to and fro"
      })
  void nothingClicksAtAnySpeed(String name) {
    for (int copy = 0; copy < 4; copy++) {
      double[] sound = VoiceRig.chorus(DREAM, copy, copy + 1, SECONDS, way(name), 1);
      List<Click> clicks = new ArrayList<>();
      ClickMeter meter = new ClickMeter(VoiceRig.RATE, clicks::add);
      meter.add(sound, sound, 0, sound.length);
      meter.finish();
      assertEquals(List.of(), clicks, name + ", copy " + copy + ", seed " + SEED);
    }
  }

  @Test
  void afterAnyWayToTheEndEveryVoiceIsOnItsToneAndAsLoud() {
    for (int copy = 0; copy < 12; copy++) {
      double[] stayed = VoiceRig.chorus(DREAM, copy, copy + 1, SECONDS, t -> 1, 1);
      DoubleUnaryOperator detour = t -> t < 1.2 ? 1 : t < 2.4 ? 0 : 1;
      double[] returned = VoiceRig.chorus(DREAM, copy, copy + 1, SECONDS, detour, 1);
      double hz = VoiceRig.chords(SECONDS).get(1).hz().get(copy & 3);
      String where = "copy " + copy + ", seed " + SEED;
      // sound.md asks for 8 cents; from 6 s on, in the second chord.
      assertEquals(0, VoiceAnalysis.cents(returned, hz, 6, 8.9), 8, where);
      double before = VoiceAnalysis.db(VoiceAnalysis.rms(stayed, 5.5, SECONDS));
      double after = VoiceAnalysis.db(VoiceAnalysis.rms(returned, 5.5, SECONDS));
      // Within 0.3 dB when this was written: other vowels are under way after the detour.
      assertEquals(before, after, 0.5, where);
    }
  }

  @Test
  void backAtTheBeginningTheySpeakAgain() {
    double[] words = VoiceRig.chorus(DREAM, 0, 12, SECONDS, t -> 0, 1);
    double[] returned = VoiceRig.chorus(DREAM, 0, 12, SECONDS, t -> t < 2 ? 1 : 0, 1);
    double[] sung = VoiceRig.chorus(DREAM, 0, 12, SECONDS, t -> 1, 1);
    double spoken = modulation(words);
    double again = modulation(returned);
    double held = modulation(sung);
    String figures = spoken + " spoken, " + again + " again, " + held + " sung, seed " + SEED;
    // Speech opens and shuts some four times a second, a held chord does not.
    assertTrue(held < 0.6 * spoken, figures);
    // 1 % apart when this was written; a few words of other lengths are under way.
    assertEquals(spoken, again, 0.05 * spoken, figures);
  }

  /** Standard deviation of the level over steps of 50 ms from 4 s on, relative to its mean. */
  private static double modulation(double[] sound) {
    List<Double> levels = new ArrayList<>();
    for (double t = 4; t + 0.05 < SECONDS; t += 0.05) {
      levels.add(VoiceAnalysis.rms(sound, t, t + 0.05));
    }
    double mean = levels.stream().mapToDouble(x -> x).average().orElse(0);
    double variance = levels.stream().mapToDouble(x -> (x - mean) * (x - mean)).average().orElse(0);
    return Math.sqrt(variance) / mean;
  }
}
