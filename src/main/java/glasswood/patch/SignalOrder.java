package glasswood.patch;

import com.jsyn.unitgen.UnitGenerator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;

/**
 * Puts units in the order in which signals flow: whatever feeds a unit comes before it. Within a
 * feedback loop one unit must come first; it hears the others one block late, as JSyn's units do.
 * Units whose sound reaches nothing are left out.
 */
final class SignalOrder {
  private final IdentityHashMap<UnitGenerator, List<UnitGenerator>> feeding =
      new IdentityHashMap<>();
  private final List<UnitGenerator> units = new ArrayList<>();

  /** Notes a unit; the order in which units are added decides wherever signals leave it open. */
  void add(UnitGenerator unit) {
    if (feeding.putIfAbsent(unit, new ArrayList<>()) == null) {
      units.add(unit);
    }
  }

  /** Notes that {@code to} needs what {@code from} computes. Both were added. */
  void feeds(UnitGenerator from, UnitGenerator to) {
    List<UnitGenerator> sources = feeding.get(to);
    if (!sources.contains(from)) {
      sources.add(from);
    }
  }

  /** Everything that {@code sink} or a unit that must run needs, in order, ending with these. */
  List<UnitGenerator> sorted(UnitGenerator sink) {
    IdentityHashMap<UnitGenerator, Boolean> seen = new IdentityHashMap<>();
    List<UnitGenerator> sorted = new ArrayList<>();
    for (UnitGenerator unit : units) {
      if (unit == sink || unit.isStartRequired()) {
        visit(unit, seen, sorted);
      }
    }
    return sorted;
  }

  /** Depth first without recursion: a chain may be as long as a patch has units. */
  private void visit(
      UnitGenerator root,
      IdentityHashMap<UnitGenerator, Boolean> seen,
      List<UnitGenerator> sorted) {
    if (seen.put(root, true) != null) {
      return;
    }
    Deque<UnitGenerator> path = new ArrayDeque<>();
    Deque<Iterator<UnitGenerator>> open = new ArrayDeque<>();
    path.push(root);
    open.push(feeding.get(root).iterator());
    while (!path.isEmpty()) {
      if (open.peek().hasNext()) {
        UnitGenerator next = open.peek().next();
        if (seen.put(next, true) == null) {
          path.push(next);
          open.push(feeding.get(next).iterator());
        }
      } else {
        sorted.add(path.pop());
        open.pop();
      }
    }
  }
}
