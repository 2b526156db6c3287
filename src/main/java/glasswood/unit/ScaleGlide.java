package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import glasswood.dream.Random64;
import glasswood.dream.Tuning;

/**
 * A pitch that rests on a tone of the dream's scale and slides to a near one, again and again.
 *
 * <pre>
 * Inputs   low     Hz, default 220: no tone below it is chosen
 *          high    Hz, default 880: none above
 *          hold    s, 0…60, default 3: mean time on a tone (half to one and a half of it)
 *          glide   s, 0.01…60, default 2: mean time between two
 * Output   output  Hz
 * State    the tone, the next one, the way between; read every 64 frames
 * Cost     one addition a frame; allocates nothing
 * Source   a random walk over scale degrees of −3…3, reflected at the bounds.
 * </pre>
 */
public class ScaleGlide extends UnitGenerator implements Dreaming {
  private static final int TICK_FRAMES = 64;
  private static final int FARTHEST = 3;

  public final UnitInputPort low;
  public final UnitInputPort high;
  public final UnitInputPort hold;
  public final UnitInputPort glide;
  public final UnitOutputPort output;

  private Random64 random = new Random64(8);
  private Tuning tuning = Tuning.GLASSWOOD;
  private boolean started;
  private int framesLeft;
  private int degree;
  private double fromHz;
  private double octaves;
  private double seconds;
  private double holdSeconds;
  private double glideSeconds;
  private double current;
  private double step;

  public ScaleGlide() {
    addPort(low = new UnitInputPort("Low"));
    addPort(high = new UnitInputPort("High"));
    addPort(hold = new UnitInputPort("Hold"));
    addPort(glide = new UnitInputPort("Glide"));
    addPort(output = new UnitOutputPort());
    low.setup(20, 220, 8000);
    high.setup(20, 880, 8000);
    hold.setup(0, 3, 60);
    glide.setup(0.01, 2, 60);
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
    tuning = dream.tuning();
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
      double value = current;
      double change = step;
      for (int i = from; i < to; i++) {
        value += change;
        outputs[i] = value;
      }
      current = value;
      from = to;
    }
  }

  private void tick(int frame) {
    framesLeft = TICK_FRAMES;
    if (!started) {
      started = true;
      degree = anyDegree(frame);
      fromHz = tuning.hz(degree);
      current = fromHz;
      choose(frame);
      seconds = random.uniform() * holdSeconds;
    }
    seconds += TICK_FRAMES * getFramePeriod();
    if (seconds > holdSeconds + glideSeconds) {
      fromHz = tuning.hz(degree);
      choose(frame);
    }
    double t = Math.min(Math.max((seconds - holdSeconds) / glideSeconds, 0), 1);
    double target = fromHz * Kernels.exp2(octaves * t * t * (3 - 2 * t));
    step = (target - current) / TICK_FRAMES;
  }

  private void choose(int frame) {
    seconds = 0;
    holdSeconds = Math.max(hold.getValues()[frame], 0) * random.uniform(0.5, 1.5);
    glideSeconds = Math.max(glide.getValues()[frame], 0.01) * random.uniform(0.7, 1.3);
    int move = 1 + random.below(FARTHEST);
    int next = random.uniform() < 0.5 ? degree + move : degree - move;
    if (!allowed(next, frame)) {
      next = 2 * degree - next;
    }
    if (!allowed(next, frame)) {
      next = anyDegree(frame);
    }
    degree = next;
    octaves = Kernels.log2(tuning.hz(degree) / fromHz);
  }

  private boolean allowed(int candidate, int frame) {
    double f = tuning.hz(candidate);
    return f >= low.getValues()[frame] * 0.999 && f <= high.getValues()[frame] * 1.001;
  }

  /** A degree between the bounds; the lowest above {@code low} when there is none. */
  private int anyDegree(int frame) {
    double bottom = Math.min(Math.max(low.getValues()[frame], 10), 20000) * 0.999;
    double top = high.getValues()[frame] * 1.001;
    int first = 0;
    while (tuning.hz(first) >= bottom) {
      first--;
    }
    while (tuning.hz(first) < bottom) {
      first++;
    }
    int count = 1;
    while (tuning.hz(first + count) <= top && count < 64) {
      count++;
    }
    return first + random.below(count);
  }
}
