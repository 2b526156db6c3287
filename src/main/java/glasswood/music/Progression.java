package glasswood.music;

import glasswood.dream.Random64;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which harmony may follow which, and how likely: functional harmony without dominant sevenths, and
 * phrases that always come home.
 */
final class Progression {
  private static final String[] TABLE = {
    "I9:   vi7 3, vi 2, IV9 3, IV 2, I6 1, iii7 2, V 1, ii7 1, IV6 1",
    "I:    vi7 3, IV9 3, IV 2, V 2, Vsus 2, iii7 1, I6 2, ii7 1, IV6 1",
    "I6:   IV 3, IV9 3, ii7 2, vi7 1, Vsus 1, V 1",
    "iii7: vi7 3, vi 2, IV9 3, IV 2",
    "IV:   V 3, Vsus 2, I 2, I6 2, ii7 1, V6 1, I9 2",
    "IV9:  V 3, Vsus 2, I 1, I6 2, ii7 1, V6 1, I9 3",
    "IV6:  V 2, Vsus 2, I 1, V6 1",
    "V:    I 2, vi7 3, vi 1, IV6 1, I6 1, I9 4",
    "Vsus: V 3, I 2, vi7 1, I9 3",
    "V6:   I 3, vi7 1, I9 1",
    "vi:   IV9 3, IV 2, ii7 2, iii7 1, Vsus 1, I6 1, V 1",
    "vi7:  IV9 3, ii7 2, IV 2, Vsus 2, I6 1",
    "ii7:  V 3, Vsus 3"
  };

  private final List<Harmony> palette;
  private final int home;
  private final double[][] weights;

  Progression(List<Harmony> palette) {
    this.palette = List.copyOf(palette);
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < palette.size(); i++) {
      index.put(palette.get(i).name(), i);
    }
    home = index.get(Harmony.HOME);
    weights = new double[palette.size()][palette.size()];
    for (String row : TABLE) {
      int colon = row.indexOf(':');
      Integer from = index.get(row.substring(0, colon));
      for (String entry : row.substring(colon + 1).split(",", -1)) {
        String[] parts = entry.trim().split(" ", -1);
        Integer to = index.get(parts[0]);
        if (from != null && to != null) {
          weights[from][to] = Double.parseDouble(parts[1]);
        }
      }
    }
  }

  Harmony home() {
    return palette.get(home);
  }

  /**
   * A phrase of {@code length} harmonies that follows one that came home, and comes home itself.
   */
  List<Harmony> phrase(int length, Random64 random) {
    boolean[][] leadsHome = new boolean[length][palette.size()];
    leadsHome[length - 1][home] = true;
    for (int place = length - 2; place >= 0; place--) {
      for (int from = 0; from < palette.size(); from++) {
        for (int to = 0; to < palette.size(); to++) {
          // Home is kept for the end of the phrase, so that arriving there means something.
          leadsHome[place][from] |=
              from != home && weights[from][to] > 0 && leadsHome[place + 1][to];
        }
      }
    }
    List<Harmony> phrase = new ArrayList<>(length);
    int current = home;
    for (int place = 0; place < length; place++) {
      current = draw(current, leadsHome[place], random);
      phrase.add(palette.get(current));
    }
    return phrase;
  }

  private int draw(int from, boolean[] allowed, Random64 random) {
    double total = 0;
    int last = home;
    for (int to = 0; to < allowed.length; to++) {
      if (allowed[to] && weights[from][to] > 0) {
        total += weights[from][to];
        last = to;
      }
    }
    double dart = random.uniform() * total;
    for (int to = 0; to < last; to++) {
      if (allowed[to]) {
        dart -= weights[from][to];
        if (dart < 0) {
          return to;
        }
      }
    }
    return last;
  }
}
