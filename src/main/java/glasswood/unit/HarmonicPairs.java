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
 * State    phasors of 32 sines; all inputs but amplitude are read every 256 frames
 * Cost     two products and sums a sine and frame; a sine whose frequency has moved makes a table of
 *          256 frames anew. Allocates nothing
 * Source   addition theorem: 256 frames are one table of sine and cosine, turned to the phase.
 * </pre>
 */
public class HarmonicPairs extends UnitGenerator implements Dreaming {
  private static final int CHUNK = 256;

  /** Turns a frame: a sine keeps its table until its frequency is 0.005 Hz away (at 48 kHz). */
  private static final double CLOSE = 1e-7;

  /** Octaves between slowest and fastest beat within which they are the same span. */
  private static final double SAME = 1e-12;

  private static final int MOST = 16;

  /** Sines that are added in one pass. */
  private static final int TOGETHER = 4;

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

  /** By how much 256 frames turn it. */
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

  /** How much of its tables each sine is in this chunk, and which of them wait to be added. */
  private final double[] ofSine = new double[2 * MOST];

  private final double[] ofCosine = new double[2 * MOST];
  private final int[] steady = new int[TOGETHER];
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

  /** Computes the next 256 frames, whatever part of them this block asks for. */
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
    sum(0, lower);
    sum(1, upper);
  }

  /** Adds every second sine from {@code first} on: those at rest four at a time. */
  private void sum(int first, double[] sum) {
    int waiting = 0;
    for (int sine = first; sine < 2 * MOST; sine += 2) {
      double level = heard[sine];
      double target = targets[sine];
      if (level == 0 && target == 0) {
        continue;
      }
      prepare(sine);
      if (level != target) {
        addMoving(sine, level, sum);
      } else {
        steady[waiting++] = sine;
        if (waiting == TOGETHER) {
          addFour(sum);
          waiting = 0;
        }
      }
    }
    for (int k = 0; k < waiting; k++) {
      addOne(steady[k], sum);
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

  /** Sees to a sine's table, weighs it by where the sine stands, and turns the sine on. */
  private void prepare(int sine) {
    double increment = increments[sine];
    if (Math.abs(increment - tabled[sine]) > CLOSE) {
      tabled[sine] = increment;
      tabulate(increment, sines[sine], cosines[sine]);
      turnReal[sine] = Kernels.cos(increment * CHUNK);
      turnImaginary[sine] = Kernels.sin(increment * CHUNK);
    }
    double x = real[sine];
    double y = imaginary[sine];
    ofSine[sine] = x * heard[sine];
    ofCosine[sine] = y * heard[sine];
    if (heard[sine] != targets[sine]) {
      ofSine[sine] = x;
      ofCosine[sine] = y;
      heard[sine] = targets[sine];
    }
    turn(sine, x, y);
  }

  /** Adds a sine whose level goes from {@code level} to its target. */
  private void addMoving(int sine, double level, double[] sum) {
    double[] sin = sines[sine];
    double[] cos = cosines[sine];
    double in = ofSine[sine];
    double out = ofCosine[sine];
    double step = (targets[sine] - level) / CHUNK;
    double now = level;
    for (int k = 0; k < CHUNK; k++) {
      sum[k] += now * (in * sin[k] + out * cos[k]);
      now += step;
    }
  }

  private void addOne(int sine, double[] sum) {
    double[] sin = sines[sine];
    double[] cos = cosines[sine];
    double in = ofSine[sine];
    double out = ofCosine[sine];
    for (int k = 0; k < CHUNK; k++) {
      sum[k] += in * sin[k] + out * cos[k];
    }
  }

  /** Adds the four that wait in one pass: a quarter of the loops and of what they fetch. */
  private void addFour(double[] sum) {
    double[] sin0 = sines[steady[0]];
    double[] cos0 = cosines[steady[0]];
    double[] sin1 = sines[steady[1]];
    double[] cos1 = cosines[steady[1]];
    double[] sin2 = sines[steady[2]];
    double[] cos2 = cosines[steady[2]];
    double[] sin3 = sines[steady[3]];
    double[] cos3 = cosines[steady[3]];
    double in0 = ofSine[steady[0]];
    double out0 = ofCosine[steady[0]];
    double in1 = ofSine[steady[1]];
    double out1 = ofCosine[steady[1]];
    double in2 = ofSine[steady[2]];
    double out2 = ofCosine[steady[2]];
    double in3 = ofSine[steady[3]];
    double out3 = ofCosine[steady[3]];
    for (int k = 0; k < CHUNK; k++) {
      sum[k] =
          sum[k]
              + (in0 * sin0[k] + out0 * cos0[k])
              + (in1 * sin1[k] + out1 * cos1[k])
              + (in2 * sin2[k] + out2 * cos2[k])
              + (in3 * sin3[k] + out3 * cos3[k]);
    }
  }

  /** Turns a phasor by 256 frames and keeps its length at 1. */
  private void turn(int sine, double x, double y) {
    double length = 1.5 - 0.5 * (x * x + y * y);
    real[sine] = length * (x * turnReal[sine] - y * turnImaginary[sine]);
    imaginary[sine] = length * (x * turnImaginary[sine] + y * turnReal[sine]);
  }

  /** A chunk's sines and cosines: twice as many in each round, by the addition theorem. */
  private static void tabulate(double increment, double[] sin, double[] cos) {
    sin[0] = 0;
    cos[0] = 1;
    for (int known = 1; known < CHUNK; known *= 2) {
      double c = Kernels.cos(increment * known);
      double s = Kernels.sin(increment * known);
      for (int k = 0; k < known; k++) {
        cos[known + k] = cos[k] * c - sin[k] * s;
        sin[known + k] = sin[k] * c + cos[k] * s;
      }
    }
  }
}
