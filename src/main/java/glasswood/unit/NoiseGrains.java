package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import glasswood.dream.Dream;
import glasswood.dream.Random64;

/**
 * Soft grains of coloured noise: moss that swells when they are low, leaves when they are high.
 *
 * <p>Every grain is a piece of noise through its own resonance under a Hann window, at its own
 * place. Grains shorter than 40 ms would be clicks, so they are lengthened.
 *
 * <pre>
 * Inputs   amplitude   RMS in the middle of a grain, default 0.1, read when a grain begins
 *          density     grains a second, 0…200, default 12; 0 or less is silence
 *          low         Hz, 20…0.4·rate, default 90: lowest centre of a grain
 *          high        Hz, default 320: highest
 *          shortest    s, 0.04…2, default 0.09
 *          longest     s, default 0.25
 *          Q           centre over bandwidth, 0.5…40, default 3
 *          width       0…1, default 0.7: how far to the sides
 * Output   output      audio, two parts
 * State    up to 24 grains, which begin on every 16th frame; a third of a second of noise
 * Cost     about 12 flops a frame for each sounding grain; allocates nothing
 * Source   Roads, Microsound, MIT Press 2001, ch. 3; two-pole resonator with zeros at 0 Hz and
 *          half the rate; white noise of variance 1 leaves it with 2/(1 − r²).
 * </pre>
 */
public class NoiseGrains extends EventUnit {
  private static final int TICK_FRAMES = 16;
  private static final int VOICES = 24;
  private static final int NOISE_FRAMES = 16384;
  private static final int NOISE_MASK = NOISE_FRAMES - 1;
  private static final double SHORTEST = 0.04;
  private static final double TO_NATURAL = 4.532360141827194; // π·log2(e)

  public final UnitInputPort amplitude;
  public final UnitInputPort density;
  public final UnitInputPort low;
  public final UnitInputPort high;
  public final UnitInputPort shortest;
  public final UnitInputPort longest;
  public final UnitInputPort Q;
  public final UnitInputPort width;
  public final UnitOutputPort output;

  private final Grain[] grains = new Grain[VOICES];

  /**
   * White noise less itself two frames ago, which takes away what is below and above all grains.
   */
  private final double[] noise = new double[NOISE_FRAMES];

  private Random64 random = new Random64(1);
  private double gap = 1;
  private double last;
  private double beforeLast;
  private int written;

  public NoiseGrains() {
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(density = new UnitInputPort("Density"));
    addPort(low = new UnitInputPort("Low"));
    addPort(high = new UnitInputPort("High"));
    addPort(shortest = new UnitInputPort("Shortest"));
    addPort(longest = new UnitInputPort("Longest"));
    addPort(Q = new UnitInputPort("Q"));
    addPort(width = new UnitInputPort("Width"));
    addPort(output = new UnitOutputPort(2, "Output"));
    amplitude.setup(0, 0.1, 1);
    density.setup(0, 12, 200);
    low.setup(20, 90, 10000);
    high.setup(20, 320, 10000);
    shortest.setup(SHORTEST, 0.09, 2);
    longest.setup(SHORTEST, 0.25, 2);
    Q.setup(0.5, 3, 40);
    width.setup(0, 0.7, 1);
    for (int i = 0; i < VOICES; i++) {
      grains[i] = new Grain();
    }
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
    gap = random.exponential(1);
    for (Grain grain : grains) {
      grain.framesLeft = 0;
    }
    last = 0;
    beforeLast = 0;
    for (int i = 0; i < NOISE_FRAMES; i++) {
      noise[i] = nextNoise();
    }
    written = 0;
    restart();
  }

  @Override
  long happen(long frame, int index) {
    gap -= Math.max(0, density.getValues()[index]) * TICK_FRAMES * getFramePeriod();
    while (gap <= 0) {
      gap += random.exponential(1);
      begin(index);
    }
    return frame + TICK_FRAMES;
  }

  @Override
  void sound(int from, int to) {
    double[] lefts = output.getValues(0);
    double[] rights = output.getValues(1);
    int begin = written;
    for (int i = from; i < to; i++) {
      lefts[i] = 0;
      rights[i] = 0;
      noise[written] = nextNoise();
      written = (written + 1) & NOISE_MASK;
    }
    Grain waiting = null;
    for (Grain grain : grains) {
      if (grain.framesLeft == 0) {
        continue;
      }
      if (waiting == null) {
        waiting = grain;
      } else {
        addPair(waiting, grain, begin, from, to);
        waiting = null;
      }
    }
    if (waiting != null) {
      waiting.addTo(lefts, rights, noise, begin - from, from, to);
    }
  }

  /** Adds two grains: as long as both last in one loop, so that neither waits for its own past. */
  private void addPair(Grain one, Grain two, int begin, int from, int to) {
    double[] lefts = output.getValues(0);
    double[] rights = output.getValues(1);
    int shift = begin - from;
    int both = Math.min(to, from + Math.min(one.framesLeft, two.framesLeft));
    Grain.addBoth(one, two, lefts, rights, noise, shift, from, both);
    Grain longer = one.framesLeft > 0 ? one : two;
    if (both < to && longer.framesLeft > 0) {
      longer.addTo(lefts, rights, noise, shift, both, to);
    }
  }

  private double nextNoise() {
    double white = random.bipolar();
    double difference = white - beforeLast;
    beforeLast = last;
    last = white;
    return difference;
  }

  private void begin(int index) {
    double bottom = Math.max(low.getValues()[index], 20);
    double top = Math.min(Math.max(high.getValues()[index], bottom), 0.4 * getFrameRate());
    double hz = bottom * Kernels.exp2(random.uniform() * Kernels.log2(top / bottom));
    double brief = Math.max(shortest.getValues()[index], SHORTEST);
    double lasting = Math.max(longest.getValues()[index], brief);
    double seconds = brief + (lasting - brief) * random.uniform();
    double level = amplitude.getValues()[index] * random.uniform(0.35, 1);
    double pan = width.getValues()[index] * random.bipolar();
    double sharpness = Math.max(Q.getValues()[index], 0.5);
    for (Grain grain : grains) {
      if (grain.framesLeft == 0) {
        // Grains that sound together read the same noise at different delays: they are unrelated.
        // None is so late that what it reads is being overwritten.
        grain.delay = random.below(NOISE_FRAMES - TICK_FRAMES);
        grain.begin(getFrameRate(), hz, sharpness, seconds, level, pan);
        return;
      }
    }
  }

  private static final class Grain {
    private double feedback1;
    private double feedback2;
    private double last;
    private double beforeLast;
    private double windowCos;
    private double windowSin;
    private double turnCos;
    private double turnSin;
    private double left;
    private double right;
    private int delay;
    private int framesLeft;

    void begin(int rate, double hz, double q, double seconds, double level, double pan) {
      double turns = hz / rate;
      double radius = Kernels.exp2(-turns / q * TO_NATURAL);
      double square = radius * radius;
      feedback1 = 2 * radius * Kernels.cos(turns);
      feedback2 = -square;
      last = 0;
      beforeLast = 0;
      double gain = level * Math.sqrt(1.5 * (1 - square)); // white noise has variance 1/3
      left = 0.5 * gain * Kernels.cos(0.125 * (1 + pan)) * 1.4142135623730951;
      right = 0.5 * gain * Kernels.sin(0.125 * (1 + pan)) * 1.4142135623730951;
      framesLeft = (int) (seconds * rate);
      windowCos = 1;
      windowSin = 0;
      turnCos = Kernels.cos(1.0 / framesLeft);
      turnSin = Kernels.sin(1.0 / framesLeft);
    }

    /**
     * Adds it.
     *
     * @param offset from a frame to the place of its noise, before the grain's delay
     */
    void addTo(double[] lefts, double[] rights, double[] noise, int offset, int from, int to) {
      int shift = offset - delay;
      int end = Math.min(to, from + framesLeft);
      double y1 = last;
      double y2 = beforeLast;
      double cos = windowCos;
      double sin = windowSin;
      for (int i = from; i < end; i++) {
        double y = noise[(i + shift) & NOISE_MASK] + feedback1 * y1 + feedback2 * y2;
        y2 = y1;
        y1 = y;
        double windowed = y * (1 - cos);
        double next = cos * turnCos - sin * turnSin;
        sin = cos * turnSin + sin * turnCos;
        cos = next;
        lefts[i] += left * windowed;
        rights[i] += right * windowed;
      }
      last = y1;
      beforeLast = y2;
      windowCos = cos;
      windowSin = sin;
      framesLeft -= end - from;
    }

    /** As {@link #addTo} for one and then the other, which both last until {@code to}. */
    static void addBoth(
        Grain one,
        Grain two,
        double[] lefts,
        double[] rights,
        double[] noise,
        int offset,
        int from,
        int to) {
      int shiftA = offset - one.delay;
      int shiftB = offset - two.delay;
      double a1 = one.last;
      double a2 = one.beforeLast;
      double b1 = two.last;
      double b2 = two.beforeLast;
      double cosA = one.windowCos;
      double sinA = one.windowSin;
      double cosB = two.windowCos;
      double sinB = two.windowSin;
      for (int i = from; i < to; i++) {
        double a = noise[(i + shiftA) & NOISE_MASK] + one.feedback1 * a1 + one.feedback2 * a2;
        double b = noise[(i + shiftB) & NOISE_MASK] + two.feedback1 * b1 + two.feedback2 * b2;
        a2 = a1;
        a1 = a;
        b2 = b1;
        b1 = b;
        double heardA = a * (1 - cosA);
        double heardB = b * (1 - cosB);
        double next = cosA * one.turnCos - sinA * one.turnSin;
        sinA = cosA * one.turnSin + sinA * one.turnCos;
        cosA = next;
        next = cosB * two.turnCos - sinB * two.turnSin;
        sinB = cosB * two.turnSin + sinB * two.turnCos;
        cosB = next;
        lefts[i] = lefts[i] + one.left * heardA + two.left * heardB;
        rights[i] = rights[i] + one.right * heardA + two.right * heardB;
      }
      one.last = a1;
      one.beforeLast = a2;
      two.last = b1;
      two.beforeLast = b2;
      one.windowCos = cosA;
      one.windowSin = sinA;
      two.windowCos = cosB;
      two.windowSin = sinB;
      one.framesLeft -= to - from;
      two.framesLeft -= to - from;
    }
  }
}
