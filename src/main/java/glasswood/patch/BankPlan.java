package glasswood.patch;

import glasswood.patch.bank.Banks;
import java.util.List;
import java.util.Locale;

/**
 * Which units of a patch are computed side by side: those of which there are many copies, of a type
 * that has banks, with nothing set or cabled that its banks cannot do.
 */
final class BankPlan {
  private final CheckedPatch patch;
  private final boolean[] banked;

  /** With {@code allowed} false, every copy is computed by itself. */
  BankPlan(CheckedPatch patch, boolean allowed) {
    this.patch = patch;
    List<UnitDef> units = patch.units();
    banked = new boolean[units.size()];
    for (int i = 0; i < banked.length; i++) {
      Banks.Kind kind = kind(units.get(i));
      banked[i] = allowed && kind != null && valuesFit(units.get(i), kind) && cablesFit(i, kind);
    }
  }

  /** What the banks of a unit can do; null when it is computed copy by copy. */
  Banks.Kind kind(int unit) {
    return banked[unit] ? kind(patch.units().get(unit)) : null;
  }

  /** Whether a cable connects lane to lane. */
  boolean isWithinBanks(Cable cable) {
    return cable.isParallel()
        && cable.to().unit() != Cable.OUT
        && banked[cable.from().unit()]
        && banked[cable.to().unit()];
  }

  /** Whether the bank that a cable comes from is taken in by the one it leads to. */
  boolean takesIn(Cable cable) {
    return isWithinBanks(cable) && isGuest(cable.from().unit());
  }

  /** Whether a unit's bank is taken in by the only other one that it has to do with. */
  private boolean isGuest(int unit) {
    Cable only = null;
    for (Cable cable : patch.cables()) {
      if (cable.to().unit() == unit || (cable.from().unit() == unit && only != null)) {
        return false;
      }
      only = cable.from().unit() == unit ? cable : only;
    }
    return only != null
        && isWithinBanks(only)
        && kind(only.to().unit()).takesIn(kind(unit), only.to().port());
  }

  /** Whether a cable carries the sum of all copies of a bank. */
  boolean isSum(Cable cable) {
    return banked[cable.from().unit()] && takesSum(cable);
  }

  private static Banks.Kind kind(UnitDef unit) {
    boolean plain =
        unit.patch() == null
            && unit.copies() >= Banks.FEWEST
            && unit.shapes().isEmpty()
            && unit.options().settings().isEmpty()
            && unit.options().size() <= 1;
    return plain ? Banks.of(unit.type().unitClass()) : null;
  }

  private static boolean valuesFit(UnitDef unit, Banks.Kind kind) {
    for (UnitDef.Value value : unit.values()) {
      String port = value.port().toLowerCase(Locale.ROOT);
      boolean fits =
          value.part() <= 0
              && (kind.moving().contains(port)
                  || (kind.fixed().contains(port) && value.expression().controls() == 0));
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private boolean cablesFit(int unit, Banks.Kind kind) {
    for (Cable cable : patch.cables()) {
      Cable.End to = cable.to();
      boolean into = to.unit() == unit;
      boolean port = into && kind.moving().contains(to.port().toLowerCase(Locale.ROOT));
      if (into && (!port || to.parts() != 1)) {
        return false;
      }
      boolean outOf = cable.from().unit() == unit;
      if (outOf && kind.sumOnly() && !takesSum(cable)) {
        return false;
      }
      if (outOf && cable.from().part() == Cable.OWN_PART) {
        return false;
      }
    }
    return true;
  }

  /** Whether what the cable ends at hears all copies. */
  private static boolean takesSum(Cable cable) {
    return cable.from().copies() != Cable.Copies.ONE
        && !cable.isParallel()
        && cable.to().part() != Cable.OWN_PART;
  }
}
