package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Dream;
import glasswood.dream.Phone;
import glasswood.dream.Utterance;
import glasswood.dream.Words;
import glasswood.listen.Click;
import glasswood.listen.ClickMeter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing jumps when the articulators move from one phone to another. */
class VoiceTransitionsTest {
  private static final long SEED = 7;
  private static final double PHONE = 0.06;
  private static final List<String> PHONES =
      List.of(
          "iy", "ih", "eh", "ae", "aa", "ao", "uh", "uw", "ah", "er", "ax", "ey", "ow", "ay", "aw",
          "oy", "w", "y", "r", "l", "m", "n", "ng", "f", "v", "th", "dh", "s", "z", "sh", "zh",
          "ch", "jh", "p", "b", "t", "d", "k", "g", "hh", "pau");

  /** One word per phone: itself before and after each of those that follow it in the list. */
  private static List<Utterance> everyPair() {
    List<Utterance> words = new ArrayList<>();
    for (int i = 0; i < PHONES.size() - 1; i++) {
      List<Phone> phones = new ArrayList<>();
      for (int k = i + 1; k < PHONES.size(); k++) {
        add(phones, PHONES.get(i), 0);
        add(phones, PHONES.get(k), 1);
      }
      add(phones, PHONES.get(i), 0);
      words.add(new Utterance(PHONES.get(i), phones, phones.size() * PHONE));
    }
    return words;
  }

  private static void add(List<Phone> phones, String symbol, int stress) {
    phones.add(new Phone(symbol, phones.size() * PHONE, PHONE, 100, 96, 0, stress));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25})
  void noPhoneClicksIntoAnother(double dissolve) {
    List<Utterance> words = everyPair();
    double seconds = 1.3 * words.stream().mapToDouble(w -> w.seconds() + 0.45).sum() + 2;
    Dream dream =
        VoiceRig.dream(
            SEED, seconds, new Words(words, List.of(), null), VoiceRig.chords(5), List.of());
    double[] mouth = VoiceRig.chorus(dream, 0, 1, seconds, t -> dissolve, 1);
    assertTrue(VoiceAnalysis.rms(mouth, 0, seconds) > 0.02, "it speaks");
    assertEquals(List.of(), clicks(mouth), "seed " + SEED);
  }

  @Test
  void theNoseShutsWithoutAClick() {
    VoiceCore core = new VoiceCore();
    core.begin(VoiceRig.RATE, SEED);
    VoiceFrame frame = new VoiceFrame();
    frame.av = 1;
    double[] sound = new double[2 * VoiceRig.RATE / 64 * 64];
    for (int at = 0; at < sound.length; at += 64) {
      // Four times a second it opens, and shuts at once.
      frame.nasal = at / (VoiceRig.RATE / 8) % 2;
      core.aim(frame);
      core.run(sound, at, at + 64);
    }
    assertEquals(List.of(), clicks(sound));
  }

  private static List<Click> clicks(double[] sound) {
    List<Click> clicks = new ArrayList<>();
    ClickMeter meter = new ClickMeter(VoiceRig.RATE, clicks::add);
    meter.add(sound, sound, 0, sound.length);
    meter.finish();
    return clicks;
  }
}
