package glasswood.patch;

import glasswood.dream.Dream;
import java.util.List;

/** A patch that was read and found good. Immutable, may be shared between threads. */
final class CheckedPatch implements Patch {
  private final String name;
  private final String about;
  private final List<Control> controls;
  private final List<UnitDef> units;
  private final List<Cable> cables;
  private final String hash;
  private final long unitCount;

  CheckedPatch(
      String name,
      String about,
      List<Control> controls,
      List<UnitDef> units,
      List<Cable> cables,
      String hash) {
    this.name = name;
    this.about = about;
    this.controls = List.copyOf(controls);
    this.units = List.copyOf(units);
    this.cables = List.copyOf(cables);
    this.hash = hash;
    long count = 0;
    for (UnitDef unit : units) {
      count += unit.unitCount();
    }
    this.unitCount = count;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String about() {
    return about;
  }

  @Override
  public List<Control> controls() {
    return controls;
  }

  @Override
  public String hash() {
    return hash;
  }

  /** Units in the order of the file. */
  List<UnitDef> units() {
    return units;
  }

  /** Cables in the order of the file. */
  List<Cable> cables() {
    return cables;
  }

  @Override
  public long unitCount() {
    return unitCount;
  }

  /** Index of a control, −1 when there is none of that name. */
  int controlIndex(String control) {
    for (int i = 0; i < controls.size(); i++) {
      if (controls.get(i).name().equals(control)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public Instrument build(Dream dream, int rate) {
    return new InstrumentBuilder(rate).build(this, dream);
  }

  @Override
  public String toString() {
    return "patch " + name;
  }
}
