package glasswood.music;

import glasswood.dream.Note;
import glasswood.dream.Random64;
import glasswood.dream.Seeds;
import glasswood.dream.Tuning;
import java.util.ArrayList;
import java.util.List;

/**
 * A lullaby in 6/8 that remembers itself.
 *
 * <p>Songs of four phrases, A A′ B A″; a phrase is three bars: a motif, the motif again from
 * another tone or slightly changed, and a cadence that falls. A's motif stays for several songs and
 * returns varied; B's changes with every song. Melodies move mostly by steps within an octave
 * around the tonic. Between phrases the singer rests for two or three dotted beats, 2–4 s.
 */
public final class Lullaby {
  /** Slowest tempo in dotted beats a minute. */
  public static final double SLOWEST = 40;

  /** Fastest tempo in dotted beats a minute. */
  public static final double FASTEST = 56;

  private static final int BAR = 6;
  private static final int SONGS_PER_THEME = 4;
  private static final double SHORTEST_REST = 2;
  private static final double LONGEST_REST = 4;
  private static final double LEGATO = 0.94;
  private static final double LOWEST_TONIC_HZ = 208;
  private static final double BELOW_TONIC = 0.76;
  private static final int[][] CADENCES = {
    {3, 3}, {2, 1, 3}, {6}, {1, 2, 3}, {2, 4}, {1, 1, 1, 3}, {2, 1, 1, 2}
  };

  private final Tuning tuning;
  private final Random64 random;
  private final double eighth;
  private final int tonic;
  private final int lowest;
  private final int highest;
  private final List<Note> notes = new ArrayList<>();
  private double time;

  private Lullaby(Tuning tuning, double perMinute, long seed) {
    this.tuning = tuning;
    random = new Random64(Seeds.of(seed, "lullaby"));
    eighth = 20 / perMinute;
    int size = tuning.ratios().size();
    int degree = 0;
    while (tuning.hz(degree) < LOWEST_TONIC_HZ) {
      degree += size;
    }
    while (tuning.hz(degree) > 2 * LOWEST_TONIC_HZ) {
      degree -= size;
    }
    tonic = degree;
    while (tuning.hz(degree) > BELOW_TONIC * tuning.hz(tonic)) {
      degree--;
    }
    lowest = degree;
    highest = lowest + size;
  }

  /** The tempo that a seed chooses, in dotted beats a minute. */
  public static double tempo(long seed) {
    return new Random64(Seeds.of(seed, "lullaby tempo")).uniform(SLOWEST + 2, FASTEST - 4);
  }

  /** A lullaby at the tempo that the seed chooses. */
  public static List<Note> notes(Tuning tuning, double seconds, long seed) {
    return notes(tuning, tempo(seed), seconds, seed);
  }

  /**
   * A lullaby.
   *
   * @param tuning root and scale
   * @param perMinute tempo in dotted beats a minute, {@link #SLOWEST}…{@link #FASTEST}
   * @param seconds how long it may last; only phrases that end before are sung
   * @param seed the same seed gives the same lullaby
   * @return notes sorted by time, the first some seconds after 0
   */
  public static List<Note> notes(Tuning tuning, double perMinute, double seconds, long seed) {
    if (!(perMinute >= SLOWEST && perMinute <= FASTEST)) {
      throw new IllegalArgumentException(
          "tempo must be " + SLOWEST + "…" + FASTEST + " dotted beats a minute: " + perMinute);
    }
    if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("duration must be finite and not negative: " + seconds);
    }
    Lullaby lullaby = new Lullaby(tuning, perMinute, seed);
    lullaby.sing(seconds);
    return List.copyOf(lullaby.notes);
  }

  private void sing(double seconds) {
    double phraseSeconds = 3 * BAR * eighth;
    time = random.uniform(1, 2.5);
    Motif theme = Motif.invent(random);
    int start = tonic + random.below(3);
    for (int song = 0; time + phraseSeconds <= seconds; song++) {
      if (song > 0 && song % SONGS_PER_THEME == 0) {
        theme = random.uniform() < 0.5 ? theme.vary(random).vary(random) : Motif.invent(random);
        start = tonic + random.below(3);
      }
      Motif contrast = Motif.invent(random);
      int top = start + 1 + random.below(2);
      for (int part = 0; part < 4 && time + phraseSeconds <= seconds; part++) {
        boolean last = part == 3 || time + 2 * phraseSeconds + LONGEST_REST > seconds;
        Motif motif = part == 2 ? contrast : part == 0 && song == 0 ? theme : remember(theme);
        phrase(motif, part == 2 ? top : start, !last && part != 1);
        rest();
      }
    }
  }

  private Motif remember(Motif theme) {
    return random.uniform() < 0.6 ? theme : theme.vary(random);
  }

  private void phrase(Motif motif, int start, boolean open) {
    boolean first = true;
    double begin = time;
    double swell = random.uniform(0.94, 1);
    int degree = start;
    Motif bar = motif;
    for (int repeat = 0; repeat < 2; repeat++) {
      if (repeat == 1) {
        bar = random.uniform() < 0.7 ? motif : motif.vary(random);
        degree += bar.travel() > 0 ? -1 : random.below(2);
      }
      degree = within(degree);
      for (int i = 0; i < bar.eighths().length; i++) {
        if (i > 0) {
          degree = reflected(degree, bar.steps()[i - 1]);
        }
        add(bar.eighths()[i], degree, first, LEGATO, swell, begin);
        first = false;
      }
    }
    int goal = !open ? tonic : degree < tonic ? lowest : tonic + 1 + random.below(2);
    cadence(degree, goal, swell, begin);
  }

  /** Falls by steps to {@code goal}, which it reaches with the bar's last note. */
  private void cadence(int from, int goal, double swell, double begin) {
    int best = 0;
    int bestLeap = Integer.MAX_VALUE;
    int offset = random.below(CADENCES.length);
    for (int i = 0; i < CADENCES.length; i++) {
      int candidate = (i + offset) % CADENCES.length;
      int fall = CADENCES[candidate].length - 1;
      int leap = Math.abs(goal + fall - from);
      boolean falls = fall > 0 || from > goal;
      if (falls && goal + fall <= highest && leap < bestLeap) {
        best = candidate;
        bestLeap = leap;
      }
    }
    int[] values = CADENCES[best];
    for (int i = 0; i < values.length; i++) {
      boolean last = i == values.length - 1;
      add(values[i], goal + values.length - 1 - i, false, last ? 1 : LEGATO, swell, begin);
    }
  }

  private void add(
      int eighths, int degree, boolean phraseStart, double legato, double swell, double begin) {
    int place = (int) Math.rint((time - begin) / eighth);
    double along = place / (3.0 * BAR);
    double accent = place % BAR == 0 ? 1 : place % 3 == 0 ? 0.92 : 0.82;
    double arch = 0.75 + 0.25 * StrictMath.sin(Math.PI * (0.15 + 0.8 * along));
    double seconds = eighths * eighth;
    notes.add(
        new Note(time, seconds * legato, tuning.hz(degree), accent * arch * swell, phraseStart));
    time = begin + (place + eighths) * eighth;
  }

  private void rest() {
    double beat = 3 * eighth;
    int fewest = (int) Math.ceil(SHORTEST_REST / beat);
    int most = (int) Math.floor(LONGEST_REST / beat);
    time += beat * (fewest + random.below(most - fewest + 1));
  }

  private int reflected(int degree, int step) {
    int next = degree + step;
    return next < lowest || next > highest ? degree - step : next;
  }

  private int within(int degree) {
    return Math.max(lowest, Math.min(highest, degree));
  }
}
