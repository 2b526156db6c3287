package glasswood.music;

import glasswood.dream.Breath;
import glasswood.dream.Chord;
import glasswood.dream.Random64;
import glasswood.dream.Seeds;
import glasswood.dream.Tuning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hymn: four parts, one chord a breath, in just intonation, coming home to the tonic with added
 * ninth at the end of every phrase.
 *
 * <p>A chord begins with the exhalation and is held until the next one; the end of it, the next
 * inhalation, is where the singers breathe. Phrases have three to six chords. Harmonies are drawn
 * by {@link Progression}; their voicings are found by a beam search that takes the nearest tones,
 * prefers smooth chords, and never moves two voices in parallel fifths or octaves.
 */
public final class Hymn {
  private static final int SHORTEST_PHRASE = 3;
  private static final int LONGEST_PHRASE = 6;
  private static final int BEAM = 6;
  private static final int ATTEMPTS = 12;
  private static final double WHIM = 2.5;

  private final Progression progression;
  private final Map<String, List<Voicing>> voicings = new HashMap<>();
  private final Random64 random;

  private Hymn(Tuning tuning, long seed) {
    random = new Random64(Seeds.of(seed, "hymn"));
    List<Harmony> palette = new ArrayList<>();
    for (Harmony harmony : Harmony.palette(tuning)) {
      List<Voicing> found = Voicing.of(harmony, tuning.rootHz());
      if (!found.isEmpty()) {
        palette.add(harmony);
        voicings.put(harmony.name(), found);
      }
    }
    progression = new Progression(palette);
  }

  /**
   * The hymn for a stretch of time.
   *
   * @param tuning root and mode
   * @param breath one chord for each of its cycles
   * @param seconds how long the stretch is; the last chord that begins before its end is home
   * @param seed the same seed gives the same hymn
   * @param homeAt moments, in seconds, at which the chord that sounds shall be home, such as the
   *     ends of phases; others fall where phrases happen to end
   * @return chords sorted by time, from the one that sounds at 0, which may begin before
   */
  public static List<Chord> chords(
      Tuning tuning, Breath breath, double seconds, long seed, double... homeAt) {
    if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("duration must be finite and not negative: " + seconds);
    }
    int first = (int) Math.floor(breath.cycles(0) - breath.inhale());
    int last = Math.max(first, cycleAt(breath, seconds, true));
    List<Integer> homes = new ArrayList<>();
    for (double time : Arrays.stream(homeAt).sorted().toArray()) {
      int cycle = cycleAt(breath, time, false);
      if (cycle >= first && cycle < last && !homes.contains(cycle)) {
        homes.add(cycle);
      }
    }
    homes.add(last);

    Hymn hymn = new Hymn(tuning, seed);
    List<Voicing> sung = hymn.sing(homes, first);
    List<Chord> chords = new ArrayList<>(sung.size());
    for (int i = 0; i < sung.size(); i++) {
      int cycle = first + i;
      double begin = breath.timeOf(cycle + breath.inhale());
      double end = breath.timeOf(cycle + 1 + breath.inhale());
      double[] hz = sung.get(i).hz();
      List<Double> parts = List.of(hz[0], hz[1], hz[2], hz[3]);
      chords.add(new Chord(begin, end - begin, end - breath.timeOf(cycle + 1), parts));
    }
    return List.copyOf(chords);
  }

  /** The cycle whose chord sounds at {@code time}; one that begins then counts unless excluded. */
  private static int cycleAt(Breath breath, double time, boolean exclusive) {
    double cycle = breath.cycles(time) - breath.inhale();
    double nearly = Math.rint(cycle);
    if (Math.abs(cycle - nearly) < 1e-9) {
      return (int) nearly - (exclusive ? 1 : 0);
    }
    return (int) Math.floor(cycle);
  }

  private List<Voicing> sing(List<Integer> homes, int first) {
    List<Voicing> sung = new ArrayList<>();
    List<Voicing> starts = voicings.get(progression.home().name());
    Voicing current = starts.get(random.below(Math.min(4, starts.size())));
    int cycle = first;
    for (int target : homes) {
      while (cycle <= target) {
        int length = phraseLength(target - cycle + 1);
        List<Voicing> phrase = phrase(current, length);
        sung.addAll(phrase);
        current = phrase.get(length - 1);
        cycle += length;
      }
    }
    return sung;
  }

  /** A phrase length that leaves either nothing or at least a whole phrase. */
  private int phraseLength(int left) {
    if (left < 2 * SHORTEST_PHRASE) {
      return left;
    }
    int longest = Math.min(LONGEST_PHRASE, left - SHORTEST_PHRASE);
    return SHORTEST_PHRASE + random.below(longest - SHORTEST_PHRASE + 1);
  }

  private List<Voicing> phrase(Voicing from, int length) {
    if (length == 1) {
      return List.of(homeAfter(from));
    }
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      List<Voicing> found = search(from, progression.phrase(length, random));
      if (!found.isEmpty()) {
        return found;
      }
    }
    // Staying at home is always possible: nothing moves.
    Voicing[] still = new Voicing[length];
    Arrays.fill(still, from);
    return List.of(still);
  }

  /** A phrase of one chord is home itself, in another voicing if one can be reached. */
  private Voicing homeAfter(Voicing from) {
    List<Voicing> found = search(from, List.of(progression.home()));
    return found.isEmpty() ? from : found.get(0);
  }

  private record Path(double cost, List<Voicing> voicings) {}

  private List<Voicing> search(Voicing from, List<Harmony> harmonies) {
    List<Path> beam = List.of(new Path(0, List.of(from)));
    for (Harmony harmony : harmonies) {
      List<Path> next = new ArrayList<>();
      for (Voicing voicing : voicings.get(harmony.name())) {
        double whim = WHIM * random.uniform();
        for (Path path : beam) {
          Voicing previous = path.voicings.get(path.voicings.size() - 1);
          if (!previous.movesInParallelTo(voicing)) {
            double cost = path.cost + voicing.strain() + previous.motionTo(voicing) + whim;
            List<Voicing> longer = new ArrayList<>(path.voicings);
            longer.add(voicing);
            next.add(new Path(cost, longer));
          }
        }
      }
      next.sort((a, b) -> Double.compare(a.cost, b.cost));
      beam = next.subList(0, Math.min(BEAM, next.size()));
    }
    if (beam.isEmpty()) {
      return List.of();
    }
    List<Voicing> best = beam.get(0).voicings;
    return best.subList(1, best.size());
  }
}
