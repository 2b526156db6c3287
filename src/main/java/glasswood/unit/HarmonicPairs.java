package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import glasswood.dream.Random64;
import java.util.Arrays;

/**
 * A hum of slowly beating harmonics: each is a pair of sines a little below and above its pitch.
 *
 * <p>Pair n of frequency f sounds n·f − b/2 and n·f + b/2, where b is the pair's own beat rate,
 * drawn between slowest and fastest. One of them leans to the left and the other to the right.
 *
 * <pre>
 * Inputs   frequency  Hz, default 110
 *          amplitude  factor, default 1, per frame; the sum's RMS is about 0.35 at 1
 *          count      pairs, 1…16, default 8
 *          falloff    default 1.2: pair n is as loud as n^−falloff
 *          slowest    Hz, default 0.1: least beat rate
 *          fastest    Hz, default 1.5: greatest beat rate
 *          depth      0…1, default 0.7: how loud the upper sine is beside the lower
 *          spread     0…1, default 0.6: 0 both sides alike, 1 one sine left, the other right
 * Output   output     audio, two parts
 * State    phasors of 32 sines; all inputs but amplitude are read every 64 frames
 * Cost     two products and sums a sine and frame; a sine whose frequency has moved makes a table of
 *          64 frames anew. Allocates nothing
 * Source   addition theorem: 64 frames are one table of sine and cosine, turned to the phase.
 * </pre>
 */
public class HarmonicPairs extends UnitGenerator implements Dreaming {
  private static final int CHUNK = 64;

  /** Turns a frame: a sine keeps its table until its frequency is 0.005 Hz away (at 48 kHz). */
  private static final double CLOSE = 1e-7;

  /** Octaves between slowest and fastest beat within which they are the same span. */
  private static final double SAME = 1e-12;

  private static final int MOST = 16;

  public final UnitInputPort frequency;
  public final UnitInputPort amplitude;
  public final UnitInputPort count;
  public final UnitInputPort falloff;
  public final UnitInputPort slowest;
  public final UnitInputPort fastest;
  public final UnitInputPort depth;
  public final UnitInputPort spread;
  public final UnitOutputPort output;

  /** Where each pair stands between slowest and fastest, by ratio, 0…1. */
  private final double[] share = new double[MOST];

  /** Where each sine stands: cosine and sine of its phase. */
  private final double[] real = new double[2 * MOST];

  private final double[] imaginary = new double[2 * MOST];

  /** By how much 64 frames turn it. */
  private final double[] turnReal = new double[2 * MOST];

  private final double[] turnImaginary = new double[2 * MOST];
  private final UnitInputPort[] shapePorts;

  /** Frequency, count, falloff, slowest, fastest, depth, spread as they were last read. */
  private final double[] shape = new double[7];

  /** What {@link #arrange} found of falloff and of the beat rates' span; those seldom move. */
  private final double[] levels = new double[MOST];

  private final double[] beats = new double[MOST];
  private double levelled;
  private double spanned;

  private final double[] increments = new double[2 * MOST];
  private final double[] targets = new double[2 * MOST];
  private final double[] heard = new double[2 * MOST];
  private final double[] tabled = new double[2 * MOST];
  private final double[][] sines = new double[2 * MOST][CHUNK];
  private final double[][] cosines = new double[2 * MOST][CHUNK];
  private final double[] lower = new double[CHUNK];
  private final double[] upper = new double[CHUNK];
  private int at = CHUNK;
  private double far;

  public HarmonicPairs() {
    addPort(frequency = new UnitInputPort("Frequency"));
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(count = new UnitInputPort("Count"));
    addPort(falloff = new UnitInputPort("Falloff"));
    addPort(slowest = new UnitInputPort("Slowest"));
    addPort(fastest = new UnitInputPort("Fastest"));
    addPort(depth = new UnitInputPort("Depth"));
    addPort(spread = new UnitInputPort("Spread"));
    addPort(output = new UnitOutputPort(2, "Output"));
    frequency.setup(10, 110, 8000);
    amplitude.setup(0, 1, 1);
    count.setup(1, 8, MOST);
    falloff.setup(0, 1.2, 4);
    slowest.setup(0, 0.1, 20);
    fastest.setup(0, 1.5, 20);
    depth.setup(0, 0.7, 1);
    spread.setup(0, 0.6, 1);
    shapePorts = new UnitInputPort[] {frequency, count, falloff, slowest, fastest, depth, spread};
    draw(new Random64(3));
  }

  @Override
  public void enter(Dream dream) {
    draw(new Random64(dream.seed()));
  }

  private void draw(Random64 random) {
    for (int n = 0; n < MOST; n++) {
      share[n] = random.uniform();
      stand(2 * n, random.uniform());
      stand(2 * n + 1, random.uniform());
    }
    shape[0] = Double.NaN; // as nothing equals, the first frame arranges
    levelled = Double.NaN;
    spanned = Double.NaN;
  }

  private void stand(int sine, double turns) {
    real[sine] = Kernels.cos(turns);
    imaginary[sine] = Kernels.sin(turns);
  }

  @Override
  public void generate(int start, int limit) {
    double[] amplitudes = amplitude.getValues();
    double[] lefts = output.getValues(0);
    double[] rights = output.getValues(1);
    int from = start;
    while (from < limit) {
      if (at == CHUNK) {
        compute(from);
        at = 0;
      }
      int to = Math.min(limit, from + CHUNK - at);
      int shift = at - from;
      for (int i = from; i < to; i++) {
        double low = lower[i + shift];
        double high = upper[i + shift];
        lefts[i] = amplitudes[i] * (low + far * high);
        rights[i] = amplitudes[i] * (far * low + high);
      }
      at += to - from;
      from = to;
    }
  }

  /** Computes the next 64 frames, whatever part of them this block asks for. */
  private void compute(int frame) {
    boolean same = true;
    for (int k = 0; k < shape.length; k++) {
      double value = shapePorts[k].getValues()[frame];
      same &= value == shape[k];
      shape[k] = value;
    }
    if (!same) {
      arrange();
    }
    Arrays.fill(lower, 0);
    Arrays.fill(upper, 0);
    for (int n = 0; n < MOST; n++) {
      add(2 * n, lower);
      add(2 * n + 1, upper);
    }
  }

  /** Finds every sine's frequency and level anew. */
  private void arrange() {
    double perFrame = Math.max(shape[0], 0) * getFramePeriod();
    int pairs = (int) Math.min(Math.max(Math.rint(shape[1]), 1), MOST);
    double slow = Math.max(shape[3], 1e-6);
    double span = Kernels.log2(Math.max(shape[4], 1e-6) / slow);
    if (!(Math.abs(span - spanned) < SAME)) {
      spanned = span;
      for (int n = 0; n < MOST; n++) {
        beats[n] = Kernels.exp2(share[n] * span);
      }
    }
    if (shape[2] != levelled) {
      levelled = shape[2];
      for (int n = 0; n < MOST; n++) {
        levels[n] = Kernels.exp2(-levelled * Kernels.log2(n + 1));
      }
    }
    double second = shape[5];
    double lean = Math.min(Math.max(shape[6], 0), 1);
    double power = 0;
    for (int n = 0; n < MOST; n++) {
      double centre = (n + 1) * perFrame;
      double beat = slow * beats[n] * getFramePeriod();
      boolean sounds = n < pairs && centre < 0.45;
      double level = sounds ? levels[n] : 0;
      power += level * level * (1 + second * second) / 2;
      increments[2 * n] = centre - beat / 2;
      increments[2 * n + 1] = centre + beat / 2;
      targets[2 * n] = level;
      targets[2 * n + 1] = level * second;
    }
    far = 1 - lean;
    double scale = 0.5 / Math.sqrt(Math.max(power * (1 + far * far), 1e-9));
    for (int sine = 0; sine < 2 * MOST; sine++) {
      targets[sine] *= scale;
    }
  }

  /** Adds 64 frames of one sine: its table, turned to where it stands. */
  private void add(int sine, double[] sum) {
    double increment = increments[sine];
    double target = targets[sine];
    double level = heard[sine];
    if (level == 0 && target == 0) {
      return;
    }
    if (Math.abs(increment - tabled[sine]) > CLOSE) {
      tabled[sine] = increment;
      tabulate(increment, sines[sine], cosines[sine]);
      turnReal[sine] = Kernels.cos(increment * CHUNK);
      turnImaginary[sine] = Kernels.sin(increment * CHUNK);
    }
    double in = real[sine];
    double out = imaginary[sine];
    turn(sine, in, out);
    heard[sine] = target;
    double[] sin = sines[sine];
    double[] cos = cosines[sine];
    if (level == target) {
      in *= level;
      out *= level;
      for (int k = 0; k < CHUNK; k++) {
        sum[k] += in * sin[k] + out * cos[k];
      }
      return;
    }
    double levelStep = (target - level) / CHUNK;
    for (int k = 0; k < CHUNK; k++) {
      sum[k] += level * (in * sin[k] + out * cos[k]);
      level += levelStep;
    }
  }

  /** Turns a phasor by 64 frames and keeps its length at 1. */
  private void turn(int sine, double x, double y) {
    double length = 1.5 - 0.5 * (x * x + y * y);
    real[sine] = length * (x * turnReal[sine] - y * turnImaginary[sine]);
    imaginary[sine] = length * (x * turnImaginary[sine] + y * turnReal[sine]);
  }

  private static void tabulate(double increment, double[] sin, double[] cos) {
    for (int k = 0; k < CHUNK; k++) {
      sin[k] = Kernels.sin(increment * k);
      cos[k] = Kernels.cos(increment * k);
    }
  }
}
