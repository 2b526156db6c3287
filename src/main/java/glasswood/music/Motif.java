package glasswood.music;

import glasswood.dream.Random64;

/**
 * One bar of 6/8: note values and the steps between notes.
 *
 * @param eighths note values in eighths, six in all
 * @param steps scale steps from each note to the next, one fewer than notes
 */
record Motif(int[] eighths, int[] steps) {
  private static final int[][] RHYTHMS = {
    {2, 1, 2, 1},
    {2, 1, 3},
    {3, 2, 1},
    {2, 1, 2, 1},
    {3, 3},
    {1, 1, 1, 3},
    {3, 1, 1, 1},
    {2, 1, 1, 2}
  };

  /** A new motif: mostly steps, now and then a third or a repeated note. */
  static Motif invent(Random64 random) {
    int[] eighths = RHYTHMS[random.below(RHYTHMS.length)];
    int[] steps = new int[eighths.length - 1];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = step(random);
    }
    return new Motif(eighths, steps);
  }

  /** The same motif as one remembers it: one step or the rhythm of one beat is different. */
  Motif vary(Random64 random) {
    int place = random.below(steps.length);
    if (random.uniform() < 0.5) {
      int[] changed = steps.clone();
      changed[place] = step(random);
      return new Motif(eighths, changed);
    }
    return eighths[place] == 3 ? split(place, random) : this;
  }

  /** The sum of its steps: how far it moves. */
  int travel() {
    int sum = 0;
    for (int step : steps) {
      sum += step;
    }
    return sum;
  }

  /** A dotted beat becomes long and short; the short note is a neighbour on the way. */
  private Motif split(int place, Random64 random) {
    int[] values = new int[eighths.length + 1];
    int[] moves = new int[steps.length + 1];
    for (int i = 0; i < values.length; i++) {
      values[i] = i <= place ? eighths[i] : eighths[i - 1];
    }
    values[place] = 2;
    values[place + 1] = 1;
    for (int i = 0; i < moves.length; i++) {
      moves[i] =
          i < place ? steps[i] : i == place ? (random.uniform() < 0.5 ? 1 : -1) : steps[i - 1];
    }
    return new Motif(values, moves);
  }

  private static int step(Random64 random) {
    double dart = random.uniform();
    if (dart < 0.5) {
      return -1;
    }
    if (dart < 0.84) {
      return 1;
    }
    return dart < 0.92 ? 0 : dart < 0.97 ? 2 : -2;
  }
}
