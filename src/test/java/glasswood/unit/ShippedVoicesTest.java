package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.stage.DryLayers;
import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the voices of the shipped patches sing, whisper and hum, layer by layer. */
class ShippedVoicesTest {
  private static final int RATE = ScoreOptions.DEFAULT_RATE;

  @Test
  void theKindWordsAreUnderstoodOnce() throws IOException {
    for (long seed = 7; seed < 10; seed++) {
      double understood = ShippedVoices.whisperStoi(seed);
      // Issue 5: a good synthesizer's whisper has 0.61 against its own speech.
      assertTrue(understood >= 0.6, "STOI " + understood + ", seed " + seed);
    }
  }

  @Test
  void theHymnsPartialsAreJust() throws IOException {
    List<ShippedVoices.Partial> partials = ShippedVoices.hymn(22);
    assertTrue(partials.size() >= 24, "partials measured: " + partials.size());
    for (ShippedVoices.Partial partial : partials) {
      // sound.md's bound. Three singers; vibrato averages out over eight cycles and more.
      assertEquals(0, partial.cents(), 5, partial.toString());
    }
  }

  @Test
  void atTheEndOfTheDissolveEveryPartIsOnItsTone() throws IOException {
    ShippedChorus chorus = ShippedChorus.of(7, RATE, 18);
    for (int part = 0; part < 4; part++) {
      List<ShippedVoices.Partial> found =
          ShippedVoices.partials(chorus.part(part, 1), chorus.hymn(), part, 1, 18);
      assertTrue(!found.isEmpty(), "a chord is measured");
      for (ShippedVoices.Partial partial : found) {
        // sound.md's bound.
        assertEquals(0, partial.cents(), 8, partial.toString());
      }
    }
  }

  @Test
  void theNameIsHummedWithItsOwnVowels() throws IOException {
    double[] ana = nameFormants("Ana");
    double[] ilse = nameFormants("Ilse");
    String figures = "Ana " + Arrays.toString(ana) + ", Ilse " + Arrays.toString(ilse);
    // The stressed vowels are ah of 730 and 1090 Hz and ih of 390 and 1990, with lips half closed.
    assertTrue(ana[0] > 1.5 * ilse[0], figures);
    assertTrue(ana[1] < 0.8 * ilse[1], figures);
  }

  /** F1 and F2 of the first syllable of a name as the shipped patch hums it. */
  private static double[] nameFormants(String name) throws IOException {
    Score score = ShippedVoices.score(ScoreOptions.DEFAULTS.withName(name));
    Phase waking = DryLayers.phase(score, "waking");
    Layer hum = DryLayers.playing(waking, "name-hum").get(0);
    double seconds = (waking.endFrame() - waking.startFrame()) / (double) score.rate();
    double begin = 0.1 * seconds + 0.5;
    double[] sound =
        DryLayers.mono(score, waking, List.of(DryLayers.with(hum, Map.of())), begin + 1.5);
    double[] found =
        VoiceAnalysis.voicedFormants(
            Arrays.copyOfRange(sound, (int) ((begin + 0.2) * RATE), (int) ((begin + 0.8) * RATE)),
            RATE);
    // Harmonics 220 Hz apart may seem a formant between the first and the second.
    double second = Arrays.stream(found).filter(hz -> hz < 2300).max().orElseThrow();
    return new double[] {found[0], second};
  }
}
