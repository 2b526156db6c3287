package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import glasswood.dream.Dream;
import glasswood.dream.Random64;

/**
 * Bubbles in water: strings of small rising chirps.
 *
 * <p>A bubble of radius r rings at f0 = 3/r, decays with d = 0.13/r + 0.0072·r^−1.5 and rises as
 * f0·(1 + ξ·d·t). Bubbles come in strings from one place, each a little smaller or larger than the
 * one before; strings begin at random times.
 *
 * <pre>
 * Inputs   amplitude  level of a large near bubble, default 0.2, read when a bubble begins
 *          rate       strings a second, 0…20, default 0.5
 *          length     bubbles in a string on average, 1…20, default 4
 *          smallest   mm, 0.5…15, default 1.5
 *          largest    mm, default 6
 *          rising     ξ, 0…1, default 0.1: how far the pitch rises
 *          attack     s, 0.0005…0.02, default 0.003: longer is farther under water
 *          width      0…1, default 0.7: how far to the sides
 * Output   output     audio, two parts
 * State    up to 6 strings and 16 bubbles; bubbles begin on every 32nd frame
 * Cost     one polynomial sine a frame for each sounding bubble; allocates nothing
 * Source   van den Doel, "Physically based models for liquid sounds", ACM Transactions on Applied
 *          Perception 2 (2005), eq. 2–6.
 * </pre>
 */
public class Bubbles extends EventUnit {
  private static final int TICK_FRAMES = 32;
  private static final int STRINGS = 6;
  private static final int VOICES = 16;
  private static final double MILLIMETRE = 0.001;

  public final UnitInputPort amplitude;
  public final UnitInputPort rate;
  public final UnitInputPort length;
  public final UnitInputPort smallest;
  public final UnitInputPort largest;
  public final UnitInputPort rising;
  public final UnitInputPort attack;
  public final UnitInputPort width;
  public final UnitOutputPort output;

  private final Bubble[] bubbles = new Bubble[VOICES];
  private final int[] left = new int[STRINGS];
  private final double[] wait = new double[STRINGS];
  private final double[] pace = new double[STRINGS];
  private final double[] radius = new double[STRINGS];
  private final double[] growth = new double[STRINGS];
  private final double[] level = new double[STRINGS];
  private final double[] pan = new double[STRINGS];
  private Random64 random = new Random64(1);
  private double gap = 1;

  public Bubbles() {
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(rate = new UnitInputPort("Rate"));
    addPort(length = new UnitInputPort("Length"));
    addPort(smallest = new UnitInputPort("Smallest"));
    addPort(largest = new UnitInputPort("Largest"));
    addPort(rising = new UnitInputPort("Rising"));
    addPort(attack = new UnitInputPort("Attack"));
    addPort(width = new UnitInputPort("Width"));
    addPort(output = new UnitOutputPort(2, "Output"));
    amplitude.setup(0, 0.2, 1);
    rate.setup(0, 0.5, 20);
    length.setup(1, 4, 20);
    smallest.setup(0.5, 1.5, 15);
    largest.setup(0.5, 6, 15);
    rising.setup(0, 0.1, 1);
    attack.setup(0.0005, 0.003, 0.02);
    width.setup(0, 0.7, 1);
    for (int i = 0; i < VOICES; i++) {
      bubbles[i] = new Bubble();
    }
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
    gap = random.exponential(1);
    for (Bubble bubble : bubbles) {
      bubble.framesLeft = 0;
    }
    for (int k = 0; k < STRINGS; k++) {
      left[k] = 0;
    }
    restart();
  }

  @Override
  long happen(long frame, int index) {
    double seconds = TICK_FRAMES * getFramePeriod();
    gap -= Math.max(0, rate.getValues()[index]) * seconds;
    while (gap <= 0) {
      gap += random.exponential(1);
      beginString(index);
    }
    for (int k = 0; k < STRINGS; k++) {
      if (left[k] > 0) {
        wait[k] -= seconds;
        if (wait[k] <= 0) {
          beginBubble(k, index);
        }
      }
    }
    return frame + TICK_FRAMES;
  }

  @Override
  void sound(int from, int to) {
    double[] lefts = output.getValues(0);
    double[] rights = output.getValues(1);
    for (int i = from; i < to; i++) {
      lefts[i] = 0;
      rights[i] = 0;
    }
    for (Bubble bubble : bubbles) {
      if (bubble.framesLeft > 0) {
        bubble.addTo(lefts, rights, from, to);
      }
    }
  }

  private void beginString(int index) {
    for (int k = 0; k < STRINGS; k++) {
      if (left[k] == 0) {
        double mean = Math.max(length.getValues()[index], 1);
        left[k] = 1 + (int) Math.min(40, random.exponential(Math.max(mean - 1, 1e-9)));
        wait[k] = 0;
        pace[k] = random.uniform(0.07, 0.22);
        double small = Math.max(smallest.getValues()[index], 0.5);
        double large = Math.max(largest.getValues()[index], small);
        radius[k] = small * Kernels.exp2(random.uniform() * Kernels.log2(large / small));
        growth[k] = random.uniform(0.9, 1.06);
        level[k] = Kernels.db(random.uniform(-14, 0));
        pan[k] = width.getValues()[index] * random.bipolar();
        return;
      }
    }
  }

  private void beginBubble(int k, int index) {
    left[k]--;
    wait[k] = pace[k] * random.uniform(0.6, 1.5);
    pace[k] *= 1.07;
    double small = Math.max(smallest.getValues()[index], 0.5);
    double large = Math.max(largest.getValues()[index], small);
    double millimetres = Math.max(small, Math.min(large, radius[k] * random.uniform(0.88, 1.14)));
    radius[k] *= growth[k];
    double loudness = amplitude.getValues()[index] * level[k] * Kernels.db(random.uniform(-5, 0));
    loudness *= millimetres / large;
    level[k] *= 0.93;
    for (Bubble bubble : bubbles) {
      if (bubble.framesLeft == 0) {
        bubble.begin(
            getFrameRate(),
            millimetres * MILLIMETRE,
            rising.getValues()[index],
            loudness,
            Math.max(attack.getValues()[index], 0.0005),
            pan[k]);
        return;
      }
    }
  }

  private static final class Bubble {
    private double phase;
    private double step;
    private double stepRise;
    private double missing;
    private double approach;
    private double ring;
    private double fall;
    private double leftGain;
    private double rightGain;
    private int framesLeft;

    void begin(int rate, double r, double rising, double level, double attack, double pan) {
      double hz = 3 / r;
      double damping = 0.13 / r + 0.0072 / (r * Math.sqrt(r));
      // The attack eats a part of a small bubble's short life; what is left decays as it should.
      phase = 0;
      step = Math.min(hz / rate, 0.4);
      stepRise = step * rising * damping / rate;
      missing = 1;
      approach = 1 - Kernels.smoothing(attack / 3, rate);
      ring = 1;
      fall = 1 - Kernels.smoothing(1 / damping, rate);
      leftGain = level * Kernels.cos(0.125 * (1 + pan));
      rightGain = level * Kernels.sin(0.125 * (1 + pan));
      framesLeft = (int) (11 / damping * rate);
    }

    void addTo(double[] lefts, double[] rights, int from, int to) {
      int end = Math.min(to, from + framesLeft);
      for (int i = from; i < end; i++) {
        double y = ring * (1 - missing) * Kernels.sin(phase);
        lefts[i] += leftGain * y;
        rights[i] += rightGain * y;
        phase += step;
        step = Math.min(step + stepRise, 0.45);
        missing *= approach;
        ring *= fall;
      }
      framesLeft -= end - from;
    }
  }
}
