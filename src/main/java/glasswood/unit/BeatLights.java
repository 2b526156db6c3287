package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import glasswood.dream.Beats;
import glasswood.dream.Dream;
import glasswood.dream.Random64;
import glasswood.dream.Tuning;

/**
 * Plucked lights that wake with the heart: one to three soft tones of the scale after every beat.
 *
 * <p>The tones walk up and down the scale around a height that itself drifts over minutes; the
 * number of lights and their level swell and ebb, so that beats with one faint light make room.
 *
 * <pre>
 * Inputs   amplitude  level of the brightest light, default 0.12, read at each light
 *          decay      s to −60 dB, 0.2…6, default 1.8
 *          density    0…1, default 0.5: 0 always one light, 1 mostly three
 *          lowest     scale degree over the root, default 10 (two octaves above it)
 *          span       degrees, 2…15, default 9
 *          width      0…1, default 0.85: how far to the sides
 * Output   output     audio, two parts
 * State    up to 16 ringing tones
 * Cost     about 15 flops a frame for each ringing tone; allocates nothing
 * Source   sines as rotating complex numbers; intervals by a bounded random walk that
 *          keeps clear of the critical bands (Zwicker) of tones that ring.
 * </pre>
 */
public class BeatLights extends EventUnit {
  private static final int MOST = 3;
  private static final double ATTACK = 0.055;
  private static final double DRIFT_BEATS = 32;
  private static final double RINGS_ON = 0.55;
  private static final double[] RATIOS = {1, 2.003, 3.011};
  private static final double[] GAINS = {1, 0.14, 0.05};
  private static final double[] DECAYS = {1, 0.55, 0.35};

  public final UnitInputPort amplitude;
  public final UnitInputPort decay;
  public final UnitInputPort density;
  public final UnitInputPort lowest;
  public final UnitInputPort span;
  public final UnitInputPort width;
  public final UnitOutputPort output;

  private final Plucks plucks = new Plucks(16, RATIOS, GAINS, DECAYS);
  private final long[] frames = new long[MOST];
  private final double[] levels = new double[MOST];
  private final double[] recent = new double[6];
  private final long[] recentFrames = new long[6];
  private Random64 random = new Random64(1);
  private Tuning tuning = Tuning.GLASSWOOD;
  private Beats beats = Beats.at();
  private int beat;
  private int waiting;
  private double drift;
  private double ebb;
  private int degree;
  private int latest;
  private double side = 1;

  public BeatLights() {
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(decay = new UnitInputPort("Decay"));
    addPort(density = new UnitInputPort("Density"));
    addPort(lowest = new UnitInputPort("Lowest"));
    addPort(span = new UnitInputPort("Span"));
    addPort(width = new UnitInputPort("Width"));
    addPort(output = new UnitOutputPort(2, "Output"));
    amplitude.setup(0, 0.12, 1);
    decay.setup(0.2, 1.8, 6);
    density.setup(0, 0.5, 1);
    lowest.setup(0, 10, 20);
    span.setup(2, 9, 15);
    width.setup(0, 0.85, 1);
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
    tuning = dream.tuning();
    beats = dream.beats();
    beat = 0;
    while (beat < beats.count() && frameAt(beats.seconds(beat)) < 0) {
      beat++;
    }
    waiting = 0;
    drift = random.gaussian();
    ebb = random.gaussian();
    degree = Integer.MIN_VALUE;
    for (int k = 0; k < recent.length; k++) {
      recent[k] = tuning.rootHz();
      recentFrames[k] = Long.MIN_VALUE / 2;
    }
    latest = 0;
    side = 1;
    plucks.reset();
    restart();
  }

  @Override
  long happen(long frame, int index) {
    int kept = 0;
    for (int k = 0; k < waiting; k++) {
      if (frames[k] <= frame) {
        light(levels[k], frame, index);
      } else {
        frames[kept] = frames[k];
        levels[kept] = levels[k];
        kept++;
      }
    }
    waiting = kept;
    if (beat < beats.count() && frameAt(beats.seconds(beat)) <= frame) {
      kindle(frame, index);
      beat++;
    }
    long next = beat < beats.count() ? frameAt(beats.seconds(beat)) : NEVER;
    for (int k = 0; k < waiting; k++) {
      next = Math.min(next, frames[k]);
    }
    return next;
  }

  @Override
  void sound(int from, int to) {
    plucks.sound(output.getValues(0), output.getValues(1), from, to);
  }

  /** Decides how many lights this beat wakes, how bright and how soon after it. */
  private void kindle(long frame, int index) {
    drift += -drift / DRIFT_BEATS + random.gaussian() * Math.sqrt(2 / DRIFT_BEATS);
    ebb += -ebb / 9 + random.gaussian() * Math.sqrt(2.0 / 9);
    double wish = 1 + 2 * density.getValues()[index] + 0.6 * ebb + random.uniform(-0.5, 0.5);
    int count = (int) Math.max(1, Math.min(MOST, Math.rint(wish - 0.2)));
    double interval = beat + 1 < beats.count() ? beats.seconds(beat + 1) - beats.seconds(beat) : 1;
    double gap = Math.min(interval, 1.5) * (count == 3 ? 1.0 / 6 : 1.0 / 4);
    double level = Kernels.db(Math.max(-9, Math.min(0, 2.5 * ebb - 3)));
    for (int k = 0; k < count && waiting < MOST; k++) {
      double late = k * gap * random.uniform(0.85, 1.15) + random.uniform(0, 0.02);
      frames[waiting] = frame + frameAt(late);
      levels[waiting] = level * Kernels.db(-3.0 * k + random.uniform(-2, 0));
      waiting++;
    }
  }

  private void light(double level, long frame, int index) {
    int bottom = (int) Math.rint(lowest.getValues()[index]);
    int top = bottom + (int) Math.rint(span.getValues()[index]);
    double middle = 0.5 * (bottom + top) + 0.3 * (top - bottom) * drift;
    if (degree == Integer.MIN_VALUE) {
      degree = (int) Math.rint(middle);
    }
    int step = 1 + (int) (2.4 * random.uniform() * random.uniform());
    double pull = 0.5 + 0.12 * (middle - degree);
    degree += random.uniform() < pull ? step : -step;
    if (degree < bottom || degree > top) {
      degree = Math.max(bottom, Math.min(top, (int) Math.rint(middle)));
    }
    makeRoom(frame, bottom, top);
    double height = (double) (degree - bottom) / Math.max(1, top - bottom);
    side = -side;
    double pan = side * width.getValues()[index] * random.uniform(0.3, 1);
    double full = amplitude.getValues()[index] * level * (1 - 0.4 * height);
    plucks.strike(
        getFrameRate(),
        tuning.hz(degree),
        full,
        pan,
        ATTACK,
        Math.max(decay.getValues()[index], 0.05) * (1.1 - 0.3 * height));
  }

  /** Takes the nearest tone that is neither the last one again nor rough with one still ringing. */
  private void makeRoom(long frame, int bottom, int top) {
    int wanted = degree;
    double last = recent[(latest + recent.length - 1) % recent.length];
    for (int away = 0; away <= 2 * (top - bottom); away++) {
      if (tuning.hz(degree) != last && !isRough(frame)) {
        break;
      }
      int other = wanted + (away % 2 == 0 ? 1 + away / 2 : -1 - away / 2);
      degree = other < bottom || other > top ? degree : other;
    }
    recent[latest] = tuning.hz(degree);
    recentFrames[latest] = frame;
    latest = (latest + 1) % recent.length;
  }

  /** Whether the tone shares a critical band with one that rings, without being the same. */
  private boolean isRough(long frame) {
    double hz = tuning.hz(degree);
    for (int k = 0; k < recent.length; k++) {
      boolean rings = frame - recentFrames[k] < frameAt(RINGS_ON);
      if (rings && Plucks.shareACriticalBand(hz, recent[k])) {
        return true;
      }
    }
    return false;
  }
}
