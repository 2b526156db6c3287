package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import glasswood.dream.Random64;

/**
 * A value that wanders between two bounds and never repeats: a gust, a drifting pitch or place.
 *
 * <p>An Ornstein–Uhlenbeck process of unit variance, smoothed by two one-poles, is mapped through
 * (nearly) its own distribution function, so that every value between the bounds is equally likely.
 * It goes the same way at every frame rate.
 *
 * <pre>
 * Inputs   time    s, 0.05…120, default 6: after it the past is forgotten to 1/e
 *          low     lower bound, default 0
 *          high    upper bound, default 1
 *          smooth  s, 0…10, default 0.2: half of it in each of two one-poles
 *          ratio   0 wanders by differences, 1 by ratios (bounds must be above 0), default 0
 * Output   output  between low and high
 * State    the process, its smoothing, a glide; inputs are read 750 times a second
 * Cost     a product and a sum a frame; allocates nothing
 * Source   Uhlenbeck and Ornstein, "On the theory of the Brownian motion", Phys. Rev. 36 (1930);
 *          exact discretization after Gillespie, Phys. Rev. E 54 (1996), eq. 1.9.
 * </pre>
 */
public class Wander extends UnitGenerator implements Dreaming {
  /** Of 64 frames at 48 kHz, and as long at every rate, so that the same way is gone. */
  private static final int TICKS_PER_SECOND = 750;

  private static final double TICK_SECONDS = 64 * (1.0 / 48000);

  /** From 1 on, for ticks of up to 768 kHz. */
  private static final double[] COUNT = new double[1024];

  static {
    for (int i = 0; i < COUNT.length; i++) {
      COUNT[i] = i + 1;
    }
  }

  /** 0.5 + 0.5·tanh(0.8·x) is the normal distribution function within 0.02. */
  private static final double TO_DISTRIBUTION = 0.8;

  /** A uniform number of −1…1 times this has unit variance. */
  private static final double UNIT_VARIANCE = Math.sqrt(3);

  public final UnitInputPort time;
  public final UnitInputPort low;
  public final UnitInputPort high;
  public final UnitInputPort smooth;
  public final UnitInputPort ratio;
  public final UnitOutputPort output;

  private Random64 random = new Random64(1);
  private boolean started;
  private long ticks;
  private int tickFrames;
  private int framesLeft;
  private double process;
  private double once;
  private double twice;

  /** The glide, frame by frame; where it began and where it leads. */
  private final double[] glide = new double[COUNT.length];

  private double current;

  private double aimed;
  private double lastTime;
  private double lastSmooth;
  private double keep;
  private double kick;
  private double follow;

  public Wander() {
    addPort(time = new UnitInputPort("Time"));
    addPort(low = new UnitInputPort("Low"));
    addPort(high = new UnitInputPort("High"));
    addPort(smooth = new UnitInputPort("Smooth"));
    addPort(ratio = new UnitInputPort("Ratio"));
    addPort(output = new UnitOutputPort());
    time.setup(0.05, 6, 120);
    low.setup(0, 0, 1);
    high.setup(0, 1, 1);
    smooth.setup(0, 0.2, 10);
    ratio.setup(0, 0, 1);
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
    started = false;
  }

  @Override
  public void generate(int start, int limit) {
    double[] outputs = output.getValues();
    int from = start;
    while (from < limit) {
      if (framesLeft == 0) {
        tick(from);
      }
      int to = Math.min(limit, from + framesLeft);
      framesLeft -= to - from;
      int done = tickFrames - framesLeft - (to - from);
      System.arraycopy(glide, done, outputs, from, to - from);
      from = to;
    }
  }

  private void tick(int frame) {
    tickFrames = tickFrames();
    framesLeft = tickFrames;
    ticks++;
    if (!started) {
      started = true;
      ticks = 0;
      process = random.gaussian();
      once = process;
      twice = process;
      aimed = target(frame);
      current = aimed;
      lastTime = Double.NaN;
      lastSmooth = Double.NaN;
      draw();
      return;
    }
    constants(time.getValues()[frame], smooth.getValues()[frame]);
    process = keep * process + kick * random.bipolar();
    once += follow * (process - once);
    twice += follow * (once - twice);
    current = aimed;
    aimed = target(frame);
    draw();
  }

  /** Draws the straight line of a tick, from an array's beginning, which the JIT vectorises. */
  private void draw() {
    double base = current;
    double change = (aimed - base) / tickFrames;
    double[] count = COUNT;
    double[] out = glide;
    for (int i = 0; i < tickFrames; i++) {
      out[i] = base + change * count[i];
    }
  }

  /** Ticks are as long as each other but for a frame where a second is no multiple of them. */
  private int tickFrames() {
    long rate = getFrameRate();
    long length = (ticks + 1) * rate / TICKS_PER_SECOND - ticks * rate / TICKS_PER_SECOND;
    return (int) Math.max(1, Math.min(COUNT.length, length));
  }

  private void constants(double seconds, double smoothSeconds) {
    if (seconds != lastTime) {
      lastTime = seconds;
      keep = decay(TICK_SECONDS, Math.max(seconds, 0.05));
      kick = Math.sqrt(1 - keep * keep) * UNIT_VARIANCE;
    }
    if (smoothSeconds != lastSmooth) {
      lastSmooth = smoothSeconds;
      follow = 1 - decay(TICK_SECONDS, Math.max(smoothSeconds / 2, 1e-4));
    }
  }

  private double target(int frame) {
    double share = 0.5 + 0.5 * Kernels.tanh(TO_DISTRIBUTION * twice);
    double bottom = low.getValues()[frame];
    double top = high.getValues()[frame];
    if (ratio.getValues()[frame] >= 0.5 && bottom > 0 && top > 0) {
      return bottom * Kernels.exp2(share * Kernels.log2(top / bottom));
    }
    return bottom + share * (top - bottom);
  }

  /** What remains after {@code seconds} of something that falls to 1/e in {@code constant}. */
  private static double decay(double seconds, double constant) {
    return Kernels.exp2(-seconds / constant * 1.4426950408889634);
  }
}
