package glasswood.patch;

import com.jsyn.unitgen.UnitGenerator;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How a unit is made, beside its ports.
 *
 * @param size of the constructor, {@link UnitType#NO_SIZE} when none is given
 * @param allocate how many frames or grains to allocate; 0 for none
 * @param maxDelay seconds to allocate; 0 for none
 * @param settings values of its setters by name, in that order
 */
record UnitOptions(int size, int allocate, double maxDelay, Map<String, Object> settings) {
  /** Nothing special. */
  static final UnitOptions NONE = new UnitOptions(UnitType.NO_SIZE, 0, 0, Map.of());

  UnitOptions {
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
  }

  /** Whether nothing special is asked for. */
  boolean isUsual() {
    return size == UnitType.NO_SIZE && allocate == 0 && maxDelay == 0 && settings.isEmpty();
  }

  /** A fresh unit made so, which knows its frame rate. */
  UnitGenerator create(UnitType type, int rate) {
    UnitGenerator unit = type.create(size);
    unit.setFrameRate(rate);
    settings.forEach((setting, value) -> type.set(unit, setting, value));
    if (maxDelay > 0) {
      type.allocate(unit, (int) Math.ceil(maxDelay * rate) + 1);
    } else if (allocate > 0) {
      type.allocate(unit, allocate);
    }
    return unit;
  }

  /** The ports of units made so. */
  List<PortType> ports(UnitType type) {
    return size == UnitType.NO_SIZE ? type.ports() : type.ports(size);
  }
}
