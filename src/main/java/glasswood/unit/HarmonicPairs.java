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
 * State    phases of 32 sines; all inputs but amplitude are read every 64 frames
 * Cost     two products and sums a sine and frame, four sines and cosines every 64; allocates nothing
 * Source   addition theorem; the rotations start anew every 64 frames, so that no error grows.
 * </pre>
 */
public class HarmonicPairs extends UnitGenerator implements Dreaming {
  private static final int CHUNK = 64;
  private static final int ROW = 8;
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

  private final double[] phases = new double[2 * MOST];
  private final double[] heard = new double[2 * MOST];
  private final double[] smallSines = new double[ROW];
  private final double[] smallCosines = new double[ROW];
  private final double[] lower = new double[CHUNK];
  private final double[] upper = new double[CHUNK];
  private int at = CHUNK;
  private double near;
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
    draw(new Random64(3));
  }

  @Override
  public void enter(Dream dream) {
    draw(new Random64(dream.seed()));
  }

  private void draw(Random64 random) {
    for (int n = 0; n < MOST; n++) {
      share[n] = random.uniform();
      phases[2 * n] = random.uniform();
      phases[2 * n + 1] = random.uniform();
    }
  }

  @Override
  public void generate(int start, int limit) {
    double[] amplitudes = amplitude.getValues();
    double[] lefts = output.getValues(0);
    double[] rights = output.getValues(1);
    for (int i = start; i < limit; i++) {
      if (at == CHUNK) {
        compute(i);
        at = 0;
      }
      double low = lower[at];
      double high = upper[at];
      at++;
      lefts[i] = amplitudes[i] * (near * low + far * high);
      rights[i] = amplitudes[i] * (far * low + near * high);
    }
  }

  /** Computes the next 64 frames, whatever part of them this block asks for. */
  private void compute(int frame) {
    double period = getFramePeriod();
    double hz = frequency.getValues()[frame];
    double fall = -falloff.getValues()[frame];
    double slow = Math.max(slowest.getValues()[frame], 0);
    double fast = Math.max(fastest.getValues()[frame], 0);
    double second = depth.getValues()[frame];
    int pairs = (int) Math.min(Math.max(Math.rint(count.getValues()[frame]), 1), MOST);
    double lean = Math.min(Math.max(spread.getValues()[frame], 0), 1);
    double span = slow > 0 && fast > 0 ? Kernels.log2(fast / slow) : 0;
    double power = 0;
    for (int n = 0; n < MOST; n++) {
      double target = 0;
      if (n < pairs && (n + 1) * hz * period < 0.45) {
        target = Kernels.exp2(fall * Kernels.log2(n + 1));
      }
      power += target * target * (1 + second * second) / 2;
      double beat = (slow > 0 ? slow * Kernels.exp2(share[n] * span) : fast * share[n]) / 2;
      glide(2 * n, lower, n == 0, ((n + 1) * hz - beat) * period, target);
      glide(2 * n + 1, upper, n == 0, ((n + 1) * hz + beat) * period, target * second);
    }
    double scale = 0.5 / Math.sqrt(Math.max(power * (1 + (1 - lean) * (1 - lean)), 1e-9));
    near = scale;
    far = scale * (1 - lean);
  }

  /**
   * Adds 64 frames of one sine. Frame 8a + b has the phase of a's turn plus b's: sixteen rotations
   * and the addition theorem make it out of two sines and cosines.
   */
  private void glide(int sine, double[] sum, boolean first, double increment, double target) {
    double level = heard[sine];
    double base = phases[sine];
    phases[sine] = base + increment * CHUNK - Math.floor(base + increment * CHUNK);
    heard[sine] = target;
    if (first) {
      Arrays.fill(sum, 0);
    }
    if (level == 0 && target == 0) {
      return;
    }
    double[] sines = smallSines;
    double[] cosines = smallCosines;
    double stepSine = Kernels.sin(increment);
    double stepCosine = Kernels.cos(increment);
    double s = 0;
    double c = 1;
    for (int b = 0; b < ROW; b++) {
      sines[b] = s;
      cosines[b] = c;
      double turned = s * stepCosine + c * stepSine;
      c = c * stepCosine - s * stepSine;
      s = turned;
    }
    stepSine = s;
    stepCosine = c;
    s = Kernels.sin(base);
    c = Kernels.cos(base);
    double levelStep = (target - level) / ROW;
    for (int a = 0; a < CHUNK; a += ROW) {
      double in = level * c;
      double out = level * s;
      for (int b = 0; b < ROW; b++) {
        sum[a + b] += in * sines[b] + out * cosines[b];
      }
      level += levelStep;
      double turned = s * stepCosine + c * stepSine;
      c = c * stepCosine - s * stepSine;
      s = turned;
    }
  }
}
