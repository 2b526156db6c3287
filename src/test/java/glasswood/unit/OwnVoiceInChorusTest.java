package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.json.Problems;
import glasswood.listen.LoudnessMeter;
import glasswood.listen.Stoi;
import glasswood.recording.Recorded;
import glasswood.stage.DryLayers;
import glasswood.timeline.Curve;
import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import glasswood.timeline.RecordingSource;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A listener's own voice among the shipped mouths, tenth by tenth of the dissolve they share. */
class OwnVoiceInChorusTest {
  private static final int RATE = 24_000;
  private static final double SECONDS = 12;
  private static final int STEPS = 11;

  /** Shares of the chorus at which levels are compared: all speak, turn, and sing. */
  private static final double[] SHARES = {0.14, 0.3, 0.5, 0.65, 0.8, 1};

  /** By share of the chorus: the own voice's loudness less that of the mouths, LU. */
  private static final Map<Double, Double> NEARNESS = new LinkedHashMap<>();

  /** By tenths of dissolve: intelligibility of the own voice against itself as it speaks. */
  private static final double[] STOI = new double[STEPS];

  @BeforeAll
  static void measure() throws IOException {
    RecordingSource source =
        (file, rate, place, problems) ->
            new RecordingSource.Heard(
                Recorded.of(Spoken.of(4.3, false, 1).sound(), Spoken.RATE, rate), "0", List.of());
    Problems problems = new Problems();
    ScoreOptions options =
        ScoreOptions.DEFAULTS.withSeed(7).withRate(RATE).withVoices(List.of("me.wav"));
    Score score = ScoreReader.read("timelines/glasswood.json", options, source, problems);
    problems.throwIfAny();
    for (double share : SHARES) {
      double own = loudness(at(score, "own-voice", share, Double.NaN));
      NEARNESS.put(share, own - loudness(at(score, "mouths", share, Double.NaN)));
    }
    double[] dry = null;
    for (int i = 0; i < STEPS; i++) {
      double[][] own = at(score, "own-voice", 0.5, 0.1 * i);
      double[] mid = new double[own[0].length];
      Arrays.setAll(mid, k -> 0.5 * (own[0][k] + own[1][k]));
      dry = dry == null ? mid : dry;
      STOI[i] = Stoi.of(dry, mid, RATE);
    }
  }

  /**
   * The layers of a patch in the chorus, held as they are at a share of it.
   *
   * @param dissolve instead of the one at that share, unless it is no number
   */
  private static double[][] at(Score score, String patch, double share, double dissolve)
      throws IOException {
    Phase chorus = DryLayers.phase(score, "chorus");
    double when = share * (chorus.endFrame() - chorus.startFrame()) / score.rate();
    List<Layer> layers =
        DryLayers.playing(chorus, patch).stream()
            .map(
                layer -> {
                  Map<String, Curve> controls = new HashMap<>();
                  layer.controls().forEach((name, curve) -> controls.put(name, held(curve, when)));
                  if (!Double.isNaN(dissolve)) {
                    controls.put("dissolve", seconds -> dissolve);
                  }
                  Curve gain = layer.gain() == null ? null : held(layer.gain(), when);
                  double send = Double.NEGATIVE_INFINITY;
                  return new Layer(
                      layer.name(), layer.patch(), layer.gainDb(), send, gain, controls);
                })
            .toList();
    return DryLayers.render(score, chorus, layers, SECONDS);
  }

  private static Curve held(Curve curve, double when) {
    double value = curve.at(when);
    return seconds -> value;
  }

  private static double loudness(double[][] sound) {
    LoudnessMeter meter = new LoudnessMeter(RATE, 2);
    meter.add(sound, 0, sound[0].length);
    return meter.integrated();
  }

  private static String stoi() {
    StringBuilder text = new StringBuilder("STOI by tenths of dissolve:");
    for (double figure : STOI) {
      text.append(String.format(Locale.ROOT, " %.3f", figure));
    }
    return text.toString();
  }

  @Test
  void itIsAsLoudAsTheMouths() {
    assertEquals(SHARES.length, NEARNESS.size());
    NEARNESS.forEach(
        (share, nearness) -> {
          // Recordings of three voices differed by 1 LU from each other, words by 1 more.
          assertEquals(0, nearness, 1.5, "at " + share + " of the chorus, LU: " + NEARNESS);
        });
  }

  @Test
  void itsWordsGoWithThoseOfTheMouths() {
    double floor = STOI[STEPS - 1];
    // Half-way they are still there …
    assertTrue(STOI[4] > floor + 0.2, stoi());
    // … and gone, by sound.md's measure, where nothing is left of the mouths' either.
    for (int i = 8; i < STEPS; i++) {
      assertEquals(floor, STOI[i], 0.05, stoi());
    }
  }
}
