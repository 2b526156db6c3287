package glasswood.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything wrong that one run finds. Reading goes on after a problem, so that the writer of a
 * file sees all of them at once. Belongs to one thread.
 */
public final class Problems {
  /** How many are kept; the others are only counted. */
  public static final int KEPT = 200;

  private static final int NAMES_SHOWN = 16;

  private final Map<String, Problem> found = new LinkedHashMap<>();
  private int beyond;

  /** Notes a problem; of the kept ones, the same at the same place is noted once. */
  public void add(Place place, String message) {
    Problem problem = new Problem(place, message);
    String line = problem.toString();
    if (found.size() < KEPT) {
      found.putIfAbsent(line, problem);
    } else if (!found.containsKey(line)) {
      beyond++;
    }
  }

  /**
   * Notes an unknown name: {@code unknown control "gusts"; allowed: gust, hiss; nearest: "gust"}.
   *
   * @param what what it should have named, without article ("control", "unit type", "key")
   * @param allowed all valid names; the first 16 are shown, in the given order
   */
  public void unknown(Place place, String what, String given, Collection<String> allowed) {
    StringBuilder message = new StringBuilder("unknown ").append(what).append(' ');
    message.append(Text.quote(given)).append("; ").append(allowed(allowed));
    Optional<String> nearest = Nearest.to(given, allowed);
    nearest.ifPresent(name -> message.append("; nearest: ").append(Text.quote(name)));
    add(place, message.toString());
  }

  private static String allowed(Collection<String> names) {
    if (names.isEmpty()) {
      return "none is allowed here";
    }
    StringBuilder list = new StringBuilder("allowed: ");
    int shown = 0;
    for (String name : names) {
      if (shown == NAMES_SHOWN) {
        return list.append(" and ").append(names.size() - shown).append(" more").toString();
      }
      list.append(shown++ == 0 ? "" : ", ").append(name);
    }
    return list.toString();
  }

  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** How many were found, those beyond the kept ones included. */
  public int count() {
    return found.size() + beyond;
  }

  /** The kept ones, sorted by file, line and column. */
  public List<Problem> sorted() {
    List<Problem> sorted = new ArrayList<>(found.values());
    sorted.sort(
        Comparator.comparing((Problem p) -> p.place().file())
            .thenComparingInt(p -> p.place().line())
            .thenComparingInt(p -> p.place().column()));
    return sorted;
  }

  /** Does nothing when nothing is wrong. */
  public void throwIfAny() {
    if (!isEmpty()) {
      throw new BadInput(sorted(), beyond);
    }
  }
}
