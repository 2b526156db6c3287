package glasswood.music;

import glasswood.dream.Tuning;
import java.util.ArrayList;
import java.util.List;

/**
 * A chord as a function within the key: its bass and what the upper voices sing over it. All tones
 * are just ratios over the tonic within one octave.
 *
 * @param name roman numeral; 6 marks the first inversion
 * @param bass the bass's tone
 * @param required tones that the upper three voices must sing
 * @param doubled tones that fill what is left; never the third or the leading tone
 */
record Harmony(String name, double bass, List<Double> required, List<Double> doubled) {

  /** The chord on which every phrase and the hymn end: the tonic with added ninth. */
  static final String HOME = "I9";

  Harmony {
    required = List.copyOf(required);
    doubled = List.copyOf(doubled);
  }

  /** The palette over a scale: minor where the scale has a minor third and no major one. */
  static List<Harmony> palette(Tuning tuning) {
    boolean major = true;
    for (double ratio : tuning.ratios()) {
      major &= !(ratio > 1.17 && ratio < 1.22);
    }
    double second = 9.0 / 8;
    double third = major ? 5.0 / 4 : 6.0 / 5;
    double fourth = 4.0 / 3;
    double fifth = 3.0 / 2;
    double sixth = major ? 5.0 / 3 : 8.0 / 5;
    double seventh = major ? 15.0 / 8 : 9.0 / 5;
    List<Harmony> palette = new ArrayList<>();
    palette.add(new Harmony(HOME, 1, List.of(second, third, fifth), List.of()));
    palette.add(new Harmony("I", 1, List.of(third, fifth), List.of(1.0, fifth)));
    palette.add(new Harmony("I6", third, List.of(1.0, fifth), List.of(1.0, fifth)));
    palette.add(new Harmony("iii7", third, List.of(fifth, seventh, second), List.of()));
    palette.add(new Harmony("IV", fourth, List.of(sixth, 1.0), List.of(fourth, 1.0)));
    palette.add(new Harmony("IV9", fourth, List.of(sixth, 1.0, fifth), List.of()));
    palette.add(new Harmony("IV6", sixth, List.of(fourth, 1.0), List.of(fourth, 1.0)));
    palette.add(new Harmony("V", fifth, List.of(seventh, second), List.of(fifth, second)));
    palette.add(new Harmony("Vsus", fifth, List.of(1.0, second), List.of(fifth, second)));
    palette.add(new Harmony("V6", seventh, List.of(fifth, second), List.of(fifth, second)));
    palette.add(new Harmony("vi", sixth, List.of(1.0, third), List.of(sixth, 1.0)));
    palette.add(new Harmony("vi7", sixth, List.of(1.0, third, fifth), List.of()));
    if (major) {
      palette.add(new Harmony("ii7", 10.0 / 9, List.of(fourth, sixth, 1.0), List.of()));
    }
    return palette;
  }
}
