package glasswood.stage;

import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.json.Problems;
import glasswood.recording.Recorded;
import glasswood.timeline.Curve;
import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import glasswood.timeline.Profile;
import glasswood.timeline.RecordingSource;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import glasswood.unit.Spoken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kind words are at least as present as the harsh ones, measured by time on what sounds. */
class WordsInTimeTest {
  /** Enough to tell words from pauses, and a quarter of the work of 48 kHz. */
  private static final int RATE = 12_000;

  /**
   * Where the mouths' words are gone, as sound.md has it: intelligibility is within 0.05 of that of
   * a choir that never spoke. ShippedDissolveTest holds that it is so here.
   */
  private static final double GONE = 0.6;

  /** The same of a recording, by OwnVoiceInChorusTest. */
  private static final double OWN_GONE = 0.8;

  /** What is so far below the loudest tenth of a voice's moments is a pause. */
  private static final double PAUSE = 0.05;

  private static final int MOMENT_FRAMES = 9 * Score.QUANTUM;

  @ParameterizedTest
  @CsvSource({
    "timelines/glasswood.json, none, MEDITATE",
    "timelines/glasswood.json, dawn, MEDITATE",
    "timelines/glasswood.json, deep-night, MEDITATE",
    "timelines/glasswood.json, gentle, MEDITATE",
    "timelines/glasswood.json, rain, MEDITATE",
    "timelines/glasswood.json, none, SLEEP",
    "timelines/glasswood-short.json, none, MEDITATE",
    "timelines/glasswood-short.json, dawn, MEDITATE",
    "timelines/glasswood-short.json, deep-night, MEDITATE",
    "timelines/glasswood-short.json, gentle, MEDITATE",
    "timelines/glasswood-short.json, rain, MEDITATE",
    "timelines/glasswood-short.json, none, SLEEP"
  })
  void kindWordsSoundAtLeastAsLongAsHarshOnes(String timeline, String mood, Profile profile)
      throws IOException {
    ScoreOptions options =
        ScoreOptions.DEFAULTS
            .withRate(RATE)
            .withMoods(mood.equals("none") ? List.of() : List.of(mood))
            .withProfile(profile);
    Score score = ScoreReader.read(timeline, options);
    double harsh = score.words().harsh().isEmpty() ? 0 : seconds(score, "mouths", "own-voice");
    double kind = seconds(score, "kind-whispers", "own-kind");
    assertTrue(kind > 1 && kind >= harsh, "kind " + kind + " s, harsh " + harsh + " s");
  }

  @ParameterizedTest
  @CsvSource({
    "timelines/glasswood.json, none",
    "timelines/glasswood.json, dawn",
    "timelines/glasswood.json, rain",
    "timelines/glasswood.json, deep-night",
    "timelines/glasswood-short.json, none",
    "timelines/glasswood-short.json, dawn",
    "timelines/glasswood-short.json, rain",
    "timelines/glasswood-short.json, deep-night"
  })
  void aListenersHarshRecordingCountsAmongTheHarshWords(String timeline, String mood)
      throws IOException {
    RecordingSource source =
        (file, rate, place, problems) ->
            new RecordingSource.Heard(
                Recorded.of(Spoken.of(4.3, false, 1).sound(), Spoken.RATE, rate), "0", List.of());
    Problems problems = new Problems();
    ScoreOptions options =
        ScoreOptions.DEFAULTS
            .withRate(RATE)
            .withMoods(mood.equals("none") ? List.of() : List.of(mood))
            .withVoices(List.of("me.wav"));
    Score score = ScoreReader.read(timeline, options, source, problems);
    problems.throwIfAny();
    double mouths = seconds(score, "mouths");
    double harsh = seconds(score, "mouths", "own-voice");
    double kind = seconds(score, "kind-whispers", "own-kind");
    String figures = "kind " + kind + " s, harsh " + harsh + " s, mouths " + mouths + " s";
    assertTrue(harsh > mouths, figures);
    assertTrue(kind >= harsh, figures);
  }

  /** How long words sound that the layers of some patches say, one or several at a time. */
  private static double seconds(Score score, String... patches) throws IOException {
    List<Double> moments = new ArrayList<>();
    for (Phase phase : score.phases()) {
      List<Double> together = List.of();
      for (String patch : patches) {
        List<Layer> layers =
            phase.layers().stream().filter(layer -> layer.patch().name().equals(patch)).toList();
        if (!layers.isEmpty()) {
          together = together(together, moments(score, phase, layers));
        }
      }
      moments.addAll(together);
    }
    double[] sorted = moments.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return 0;
    }
    double pause = PAUSE * sorted[sorted.length * 9 / 10];
    return MOMENT_FRAMES
        / (double) RATE
        * Arrays.stream(sorted).filter(level -> level > pause).count();
  }

  private static List<Double> together(List<Double> some, List<Double> others) {
    List<Double> sum = new ArrayList<>(others);
    for (int i = 0; i < some.size(); i++) {
      sum.set(i, Math.hypot(some.get(i), others.get(i)));
    }
    return sum;
  }

  /** The level of some layers of a phase, moment by moment, 0 where their words have dissolved. */
  private static List<Double> moments(Score score, Phase phase, List<Layer> layers)
      throws IOException {
    List<Layer> dry =
        layers.stream()
            .map(
                layer ->
                    new Layer(
                        layer.name(),
                        layer.patch(),
                        layer.gainDb(),
                        Double.NEGATIVE_INFINITY,
                        layer.gain(),
                        layer.controls()))
            .toList();
    Phase alone =
        new Phase(
            phase.name(),
            phase.about(),
            phase.startFrame(),
            phase.endFrame(),
            phase.fadeInFrames(),
            phase.fadeOutFrames(),
            phase.space(),
            dry);
    Score part = DryLayers.part(score, List.of(alone));
    Curve dissolve = layers.get(0).controls().get("dissolve");
    double end = layers.get(0).patch().name().equals("own-voice") ? OWN_GONE : GONE;
    int frames = MOMENT_FRAMES;
    double[] left = new double[frames];
    double[] right = new double[frames];
    List<Double> moments = new ArrayList<>();
    try (Stage stage = Stage.at(part, 1, frames, phase.startFrame())) {
      long at = stage.position();
      while (at < phase.endFrame() && stage.read(left, right) > 0) {
        double now = (at - phase.startFrame()) / (double) score.rate();
        boolean gone = dissolve != null && dissolve.at(now) >= end;
        double power = 0;
        for (int i = 0; i < frames; i++) {
          power += left[i] * left[i] + right[i] * right[i];
        }
        moments.add(gone ? 0 : Math.sqrt(power));
        at = stage.position();
      }
    }
    return moments;
  }
}
