package glasswood.cli;

import glasswood.dream.Breath;
import glasswood.dream.Saying;
import glasswood.dream.Seeds;
import glasswood.dream.Tuning;
import glasswood.heart.CalmHeart;
import glasswood.patch.Patch;
import glasswood.timeline.Curve;
import glasswood.timeline.Layer;
import glasswood.timeline.Master;
import glasswood.timeline.Phase;
import glasswood.timeline.Profile;
import glasswood.timeline.Score;
import glasswood.timeline.Space;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A piece that consists of one patch alone, dry, with the dream's usual words, heart and breath.
 */
final class Audition {
  private static final double LOUDNESS = -20;
  private static final double TRUE_PEAK = -1;
  private static final double FADE_SECONDS = 0.1;
  private static final double BPM = 62;

  private Audition() {}

  /**
   * The piece.
   *
   * @param patch what sounds
   * @param controls where its controls stand
   * @param seconds how long, at least 0.1
   * @param seed of everything random
   * @param rate frames a second
   */
  static Score score(
      Patch patch, Map<String, Double> controls, double seconds, long seed, int rate) {
    long frames = Math.round(seconds * rate);
    long fade = Math.min(Math.round(FADE_SECONDS * rate), frames / 4);
    Map<String, Curve> curves = new TreeMap<>();
    controls.forEach((name, value) -> curves.put(name, at -> value));
    Layer layer = new Layer(patch.name(), patch, 0, Double.NEGATIVE_INFINITY, null, curves);
    Phase phase =
        new Phase(
            patch.name(),
            patch.about(),
            0,
            frames,
            fade,
            fade,
            new Space(0.5, 0.5, 0),
            List.of(layer));
    Breath breath = Breath.steady(6, 0.45);
    return new Score(
        patch.name(),
        seed,
        rate,
        frames,
        Tuning.GLASSWOOD,
        breath,
        CalmHeart.beats(BPM, breath, seconds, Seeds.of(seed, "heart")),
        new Score.Texts(
            Saying.of(List.of("Failure", "Burden", "Unworthy")),
            Saying.of(List.of("You are allowed to rest")),
            null),
        new Master(LOUDNESS, TRUE_PEAK),
        Profile.MEDITATE,
        List.of(phase),
        List.of(),
        List.of(),
        patch.hash());
  }
}
