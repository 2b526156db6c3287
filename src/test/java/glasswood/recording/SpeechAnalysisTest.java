package glasswood.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import glasswood.unit.FdnReverb;
import glasswood.unit.Spoken;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is speech, what is not, and whether the listener is told the right reason. */
class SpeechAnalysisTest {
  private static final int RATE = 48_000;
  private static final double[] SPEECH = Spoken.of(6, false, 1).sound();

  private static SpeechAnalysis.Result analysed(double[] sound) {
    return SpeechAnalysis.of(sound, RATE, RATE);
  }

  /** A tone of half of full scale with a room's noise at −70 dB. */
  private static double[] tone(double hz) {
    Random64 random = new Random64(1);
    double[] sound = new double[3 * RATE];
    Arrays.setAll(
        sound, i -> 0.5 * Math.sin(2 * Math.PI * hz * i / RATE) + 3e-4 * random.bipolar());
    return sound;
  }

  @ParameterizedTest
  @ValueSource(doubles = {70, 100, 150, 200, 330, 440})
  void aSteadyToneIsNotClippedButMusic(double hz) {
    SpeechAnalysis.Result result = analysed(tone(hz));
    assertNull(result.recording());
    assertTrue(result.refusal().startsWith("is music or singing"), result.refusal());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.6, 0.9})
  void whatIsCutOffIsFound(double share) {
    double peak = Arrays.stream(SPEECH).map(Math::abs).max().orElseThrow();
    double[] sorted = Arrays.stream(SPEECH).map(Math::abs).sorted().toArray();
    double most = (1 - share) * peak;
    double[] cut = Arrays.stream(SPEECH).map(x -> Math.max(-most, Math.min(most, x))).toArray();
    SpeechAnalysis.Result result = analysed(cut);
    long beyond = Arrays.stream(sorted).filter(x -> x >= most).count();
    String what = result.refusal() == null ? result.notes().toString() : result.refusal();
    assertTrue(what.contains("is clipped"), beyond + " samples cut off: " + what);
    if (share == 0.9) {
      assertNull(result.recording(), what);
    }
  }

  @Test
  void aLowToneThatIsCutOffIsClipped() {
    double[] cut = Arrays.stream(tone(100)).map(x -> Math.max(-0.35, Math.min(0.35, x))).toArray();
    assertTrue(analysed(cut).refusal().startsWith("is clipped"), analysed(cut).refusal());
  }

  @ParameterizedTest
  @ValueSource(doubles = {2, 4})
  void whatOnlyARoomGivesBackOfSpeechIsRefused(double decay) {
    for (int seed = 1; seed < 4; seed++) {
      double[] spoken = Spoken.of(6, seed == 2, seed).sound();
      SpeechAnalysis.Result result = analysed(reverberated(spoken, decay));
      assertNull(result.recording(), decay + " s of reverberation alone, seed " + seed);
      assertTrue(result.refusal().matches(".*(reverb|music|syllables).*"), result.refusal());
    }
  }

  @Test
  void aToneThatSwellsLikeSyllablesIsNoSpeech() {
    double[] sound = new double[4 * Spoken.RATE];
    for (int i = 0; i < sound.length; i++) {
      double t = i / (double) Spoken.RATE;
      double swell = 0.5 - 0.5 * Math.cos(2 * Math.PI * 4 * t);
      sound[i] = 0.4 * swell * Math.sin(2 * Math.PI * 180 * t);
    }
    String refusal = analysed(sound).refusal();
    assertTrue(refusal != null && refusal.contains("no vowels"), refusal);
  }

  @Test
  void speechInARoomIsSpeech() {
    double[] room = reverberated(SPEECH, 1);
    double[] both = new double[SPEECH.length];
    double loud = rms(SPEECH) / rms(room);
    // 12 dB softer than the voice, as in a bare room at arm's length.
    Arrays.setAll(both, i -> SPEECH[i] + 0.25 * loud * room[i]);
    SpeechAnalysis.Result result = analysed(both);
    assertNotNull(result.recording(), result.refusal());
    assertEquals(List.of(), result.notes());
  }

  private static double rms(double[] sound) {
    return Math.sqrt(Arrays.stream(sound).map(x -> x * x).average().orElseThrow());
  }

  /** The stage's space, without what goes into it. */
  private static double[] reverberated(double[] sound, double decay) {
    FdnReverb reverb = new FdnReverb();
    reverb.decay.set(decay);
    reverb.setFrameRate(RATE);
    double[] out = new double[sound.length];
    double[] in = reverb.input.getValues();
    for (int at = 0; at + in.length <= sound.length; at += in.length) {
      System.arraycopy(sound, at, in, 0, in.length);
      reverb.generate(0, in.length);
      System.arraycopy(reverb.output.getValues(0), 0, out, at, in.length);
    }
    return out;
  }
}
