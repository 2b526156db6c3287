package glasswood.json;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The valid name that a mistyped one was most likely meant to be. */
public final class Nearest {
  private static final int LONGEST = 80;

  private Nearest() {}

  /**
   * The name with the least edit distance, case aside, if it is near enough to be meant: at most a
   * third of its letters differ (at least 2), or one name begins with the other.
   */
  public static Optional<String> to(String given, Collection<String> names) {
    String wanted = cut(given);
    String best = null;
    double least = Double.POSITIVE_INFINITY;
    for (String name : names) {
      String candidate = cut(name);
      double distance = distance(wanted, candidate);
      int longer = Math.max(wanted.length(), candidate.length());
      boolean prefix =
          Math.min(wanted.length(), candidate.length()) >= 3
              && (candidate.startsWith(wanted) || wanted.startsWith(candidate));
      boolean near = distance <= Math.max(2, longer / 3) && distance < longer;
      if ((near || prefix) && distance < least) {
        least = distance;
        best = name;
      }
    }
    return Optional.ofNullable(best);
  }

  private static String cut(String name) {
    return (name.length() > LONGEST ? name.substring(0, LONGEST) : name).toLowerCase(Locale.ROOT);
  }

  /**
   * Edits (insert, delete, replace, swap neighbours) between two words: optimal string alignment.
   */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        d[i][j] = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
