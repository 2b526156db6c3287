package glasswood.timeline;

import glasswood.patch.Patch;
import java.util.Map;

/**
 * One layer of a phase: a patch, its level and the curves of its controls.
 *
 * @param name unique within its phase; names its stem and its random streams
 * @param patch what sounds
 * @param gainDb level in dB
 * @param sendDb level into the shared space in dB, relative to the layer's own; −∞ sends nothing
 * @param gain gain in dB over time, added to {@code gainDb}; null when it does not move
 * @param controls curves by control name; controls without one keep their default
 */
public record Layer(
    String name,
    Patch patch,
    double gainDb,
    double sendDb,
    Curve gain,
    Map<String, Curve> controls) {
  public Layer {
    controls = Map.copyOf(controls);
  }
}
