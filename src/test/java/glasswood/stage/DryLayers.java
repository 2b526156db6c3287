package glasswood.stage;

import glasswood.dream.Dream;
import glasswood.timeline.Curve;
import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Layers of a score by themselves: without the others, fades, gains, space and mastering. */
public final class DryLayers {
  private static final int CHUNK = 16 * Score.QUANTUM;

  private DryLayers() {}

  /** A phase by its name. */
  public static Phase phase(Score score, String name) {
    return score.phases().stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  /** Those layers of a phase that play a patch, by the patch's name. */
  public static List<Layer> playing(Phase phase, String patch) {
    return phase.layers().stream().filter(layer -> layer.patch().name().equals(patch)).toList();
  }

  /** The same layer with other curves of some controls, as loud as its patch. */
  public static Layer with(Layer layer, Map<String, Double> controls) {
    Map<String, Curve> curves = new HashMap<>(layer.controls());
    controls.forEach((name, value) -> curves.put(name, seconds -> value));
    return new Layer(layer.name(), layer.patch(), 0, Double.NEGATIVE_INFINITY, null, curves);
  }

  /** What one of the phase's layers knows of the dream. */
  public static Dream dream(Score score, Phase phase, Layer layer) {
    return new ScoreDreams(score).of(phase, layer);
  }

  /**
   * Both sides of the first {@code seconds} of a phase with these layers only.
   *
   * @param layers with gains of their own, as {@link #with} makes them
   */
  public static double[][] render(Score score, Phase phase, List<Layer> layers, double seconds)
      throws IOException {
    List<Phase> alone =
        score.phases().stream()
            .map(other -> with(other, other.name().equals(phase.name()) ? layers : List.of()))
            .toList();
    Score part = part(score, alone);
    int frames = (int) (seconds * score.rate());
    double[][] sound = new double[2][frames];
    double[] left = new double[CHUNK];
    double[] right = new double[CHUNK];
    try (Stage stage = Stage.at(part, 1, CHUNK, phase.startFrame())) {
      while (stage.position() < phase.startFrame() + frames) {
        int at = (int) (stage.position() - phase.startFrame());
        int count = stage.read(left, right);
        int kept = Math.min(count, frames - at);
        // The stage may stand before the phase, by what is left of its quantum.
        int from = Math.max(0, -at);
        if (count == 0) {
          break;
        }
        if (kept > from) {
          System.arraycopy(left, from, sound[0], at + from, kept - from);
          System.arraycopy(right, from, sound[1], at + from, kept - from);
        }
      }
    }
    return sound;
  }

  /** The same score with other phases, and without mastering. */
  static Score part(Score score, List<Phase> phases) {
    return new Score(
        score.title(),
        score.seed(),
        score.rate(),
        score.frames(),
        score.tuning(),
        score.breath(),
        score.beats(),
        score.words(),
        null,
        score.profile(),
        phases,
        score.moods(),
        score.files(),
        score.hash(),
        score.loop(),
        score.voices());
  }

  /** The others stay, silent, since the hymn comes home where they end. */
  private static Phase with(Phase phase, List<Layer> layers) {
    return new Phase(
        phase.name(),
        phase.about(),
        phase.startFrame(),
        phase.endFrame(),
        0,
        0,
        phase.space(),
        layers);
  }

  /** The same as one channel. */
  public static double[] mono(Score score, Phase phase, List<Layer> layers, double seconds)
      throws IOException {
    double[][] sides = render(score, phase, layers, seconds);
    double[] mid = new double[sides[0].length];
    Arrays.setAll(mid, i -> 0.5 * (sides[0][i] + sides[1][i]));
    return mid;
  }
}
