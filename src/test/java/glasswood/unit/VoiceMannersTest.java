package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Dream;
import glasswood.dream.Phone;
import glasswood.dream.Utterance;
import glasswood.dream.Words;
import glasswood.timeline.ScoreOptions;
import glasswood.voice.VoiceFrontEnd;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the ports of one voice do: whisper, speech, murmur and song without a seam between them. */
class VoiceMannersTest {
  private static final long SEED = 7;
  private static final double SECONDS = 3;
  private static final double[] STEPS = {0, 0.25, 0.5, 0.75, 1};

  /** Without a hiss, so that what is bright is the larynx. */
  private static final Words WORDS =
      VoiceFrontEnd.words(List.of(), List.of("You may lean on me now"), null);

  private static double[] voice(Consumer<Voice> manner) {
    Voice voice = new Voice();
    voice.pause.set(0.1);
    manner.accept(voice);
    Dream dream = VoiceRig.dream(SEED, SECONDS, WORDS, List.of(), List.of());
    return DreamRender.render(voice, dream, SECONDS)[0];
  }

  @Test
  void whisperTakesTheVoiceAwayAndLeavesTheBreath() {
    double before = 1;
    for (double whisper : STEPS) {
      double[] sound = voice(voice -> voice.whisper.set(whisper));
      double voicing = VoiceAnalysis.median(VoiceAnalysis.periods(sound), 1);
      assertTrue(voicing < before, "at " + whisper + ": " + voicing + ", before " + before);
      assertTrue(VoiceAnalysis.rms(sound, 0, SECONDS) > 0.005, "it sounds at " + whisper);
      before = voicing;
      if (whisper == 0) {
        assertTrue(voicing > 0.85, "voicing of speech " + voicing);
      }
    }
    // Noise through formants agrees with itself a period later by chance only.
    assertTrue(before < 0.5, "voicing of whisper " + before);
  }

  @Test
  void murmurTakesTheBrightnessAway() {
    double before = 0;
    for (double murmur : STEPS) {
      double tilt = tiltDb(voice(voice -> voice.murmur.set(murmur)), 1000);
      assertTrue(murmur == 0 || tilt < before - 1, "at " + murmur + ": " + tilt + " dB");
      before = tilt;
    }
    // A shut mouth's walls let hardly anything through above 1 kHz.
    assertTrue(before < -30, "tilt of a murmur " + before + " dB");
  }

  @Test
  void harshnessBrightensAndBreathinessSoftens() {
    double plain = tiltDb(voice(voice -> voice.breathiness.set(0)), 3000);
    double harsh =
        tiltDb(
            voice(
                voice -> {
                  voice.breathiness.set(0);
                  voice.harshness.set(1);
                }),
            3000);
    // 1.3 octaves more of the pulses' partials, and 2.6 fewer.
    assertTrue(harsh > plain + 2, harsh + " dB harsh, " + plain + " plain");
    double[] clear = voice(voice -> voice.breathiness.set(0));
    double[] soft = voice(voice -> voice.breathiness.set(1));
    double steep = tiltDb(soft, 500) - tiltDb(clear, 500);
    double regular = VoiceAnalysis.median(VoiceAnalysis.periods(soft), 1);
    double before = VoiceAnalysis.median(VoiceAnalysis.periods(clear), 1);
    String figures = steep + " dB steeper, periodicity " + regular + ", before " + before;
    assertTrue(steep < -2 && regular < before - 0.01, figures);
  }

  /** Power above a frequency relative to that below, in dB. */
  private static double tiltDb(double[] sound, double hz) {
    double[] low = VoiceAnalysis.decimated(sound, VoiceRig.RATE, 2 * hz);
    double below = Arrays.stream(low).map(x -> x * x).average().orElseThrow();
    double all = Arrays.stream(sound).map(x -> x * x).average().orElseThrow();
    return 10 * Math.log10(Math.max(1e-9, all - below) / below);
  }

  @Test
  void songHoldsThePitchThatSpeechMoves() {
    double before = Double.POSITIVE_INFINITY;
    for (double song : STEPS) {
      double[] sound =
          voice(
              voice -> {
                voice.song.set(song);
                voice.vibrato.set(0);
                voice.melody.set(1.5);
              });
      double[] hz =
          VoiceAnalysis.periods(sound).stream()
              .filter(period -> period[1] > 0.8)
              .mapToDouble(period -> 1200 * Math.log(period[0] / 110) / Math.log(2))
              .sorted()
              .toArray();
      assertTrue(hz.length > 20, "voiced frames at " + song + ": " + hz.length);
      // Between the 10th and the 90th hundredth: a frame at a consonant may be an octave off.
      double range = hz[hz.length * 9 / 10] - hz[hz.length / 10];
      assertTrue(range < before, "at " + song + ": " + range + " cents, before " + before);
      before = range;
      if (song == 1) {
        assertEquals(0, hz[hz.length / 2], 8, "the tone that is asked for");
      }
    }
    // 4 cents of wandering each way, and what a window of two periods may be off.
    assertTrue(before < 25, "a sung tone moves by " + before + " cents");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.74, 0.87, 1.15})
  void sizeScalesEveryFormant(double size) {
    double[] man = neutral(1);
    double[] other = neutral(size);
    for (int k = 0; k < 3; k++) {
      // 1 per cent is the analysis's own.
      assertEquals(man[k] / size, other[k], 0.03 * other[k], "F" + (k + 1) + " at " + size);
    }
  }

  private static double[] neutral(double size) {
    FormantVoice voice = new FormantVoice();
    voice.size.set(size);
    voice.voicing.set(0);
    voice.aspiration.set(1);
    Dream dream = VoiceRig.dream(SEED, 2, WORDS, List.of(), List.of());
    double[] sound = DreamRender.render(voice, dream, 1.5)[0];
    return VoiceAnalysis.formants(
        VoiceAnalysis.decimated(sound, VoiceRig.RATE, VoiceAnalysis.LPC_RATE), 0);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.74, 0.87, 1.15})
  void sizeScalesTheVowelsOfAWhisperedWord(double size) {
    double[] man = whispered(1);
    double[] other = whispered(size);
    for (int k = 0; k < 3; k++) {
      // A second of noise leaves 2 to 3 per cent of doubt on each of the two.
      assertEquals(man[k] / size, other[k], 0.06 * other[k], "F" + (k + 1) + " at " + size);
    }
  }

  private static double[] whispered(double size) {
    Utterance vowel = new Utterance("eh", List.of(new Phone("eh", 0, 1.4, 100, 100, 0, 1)), 1.4);
    Voice voice = new Voice();
    voice.whisper.set(1);
    voice.size.set(size);
    Words words = new Words(List.of(), List.of(vowel), null);
    Dream dream = VoiceRig.dream(SEED, 2, words, List.of(), List.of());
    double[] sound = DreamRender.render(voice, dream, 1.5)[0];
    double[] middle = Arrays.copyOfRange(sound, VoiceRig.RATE * 3 / 10, VoiceRig.RATE * 13 / 10);
    return VoiceAnalysis.formants(
        VoiceAnalysis.decimated(middle, VoiceRig.RATE, VoiceAnalysis.LPC_RATE), 0);
  }

  @Test
  void theHeldVowelsAreThoseOfTheWord() throws IOException {
    List<double[]> failure = held("Failure", 0.7);
    List<double[]> burden = held("Burden", 0.7);
    // fay-lure: ey from 480 and 1800 Hz to 330 and 2150, then er of 490 and 1350.
    assertTrue(share(failure, 1650, 2250) > 0.25, "ey: " + text(failure));
    assertTrue(share(failure, 1200, 1450) > 0.25, "er: " + text(failure));
    // bur-den: er and a vowel of 500 and 1350 Hz.
    assertTrue(share(burden, 1200, 1450) > 0.85, "er, ax: " + text(burden));
    for (double[] vowel : burden) {
      assertEquals(480, vowel[0], 0.3 * 480, "F1 of er and ax: " + text(burden));
    }
    // At 1 nothing is left of either.
    List<double[]> gone = held("Failure", 1);
    List<double[]> also = held("Burden", 1);
    assertEquals(0, share(gone, 1200, 2250), 0.02, text(gone));
    assertEquals(text(gone), text(also));
  }

  /** F1 and F2 of the basses, each quarter of a second that is sung. */
  private static List<double[]> held(String word, double dissolve) throws IOException {
    ScoreOptions options = ScoreOptions.DEFAULTS.withWords(word);
    double[] sung = ShippedChorus.of(options, 14).part(0, dissolve);
    List<double[]> found = new ArrayList<>();
    int step = VoiceRig.RATE / 4;
    double loud = VoiceAnalysis.rms(sung, 0, 14);
    for (int at = 0; at + step <= sung.length; at += step) {
      double[] piece = Arrays.copyOfRange(sung, at, at + step);
      double[] formants = VoiceAnalysis.voicedFormants(piece, VoiceRig.RATE);
      if (VoiceAnalysis.rms(piece, 0, 1) > 0.5 * loud && formants.length >= 2) {
        found.add(new double[] {formants[0], formants[1]});
      }
    }
    assertTrue(found.size() > 20, "quarters sung: " + found.size());
    return found;
  }

  private static double share(List<double[]> vowels, double from, double to) {
    long count = vowels.stream().filter(v -> v[1] >= from && v[1] <= to).count();
    return count / (double) vowels.size();
  }

  private static String text(List<double[]> vowels) {
    StringBuilder text = new StringBuilder();
    vowels.forEach(
        v -> text.append(Math.round(v[0])).append('/').append(Math.round(v[1])).append(' '));
    return text.toString();
  }

  @Test
  void theChoirNeverGaspsAllAtOnceUnlessItIsAskedTo() {
    // The first breath is at 5 s, the second at 10.
    double staggered = softest(0);
    double together = softest(1);
    assertTrue(staggered > -14, "staggered " + staggered + " dB");
    assertTrue(together < -30, "together " + together + " dB");
  }

  /** The softest twentieth of a second around two breaths of twelve singers, relative to all. */
  private static double softest(double together) {
    Dream dream = VoiceRig.dream(SEED, 12, VoiceRig.NO_WORDS, VoiceRig.chords(20), List.of());
    double[] choir =
        VoiceRig.choir(
            () -> {
              HymnVoice voice = new HymnVoice();
              voice.together.set(together);
              return voice;
            },
            dream,
            12,
            12);
    double usual = VoiceAnalysis.rms(choir, 2, 12);
    double softest = usual;
    for (double t = 2; t < 11.9; t += 0.05) {
      softest = Math.min(softest, VoiceAnalysis.rms(choir, t, t + 0.05));
    }
    return VoiceAnalysis.db(softest / usual);
  }
}
