package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import glasswood.dream.Random64;

/**
 * A sparrow: each impulse makes it say a pair of chirps, never twice the same.
 *
 * <p>A chirp lasts 56–120 ms, begins within 28 ms and ends as softly, and slides within 3–5.5 kHz
 * upwards, downwards, or up and down again; some tremble. The second of a pair resembles the first.
 *
 * <pre>
 * Inputs   input      impulses; a frame above 0 makes a pair of that level
 *          amplitude  factor, default 1, per frame
 *          pan        −1 left … 1 right, default 0: where it sits, read when it begins to chirp
 * Output   output     audio, two parts; the peak of a chirp is its level
 * State    the pair being said; impulses that come meanwhile go unheard
 * Cost     nothing while silent; a sine and a cosine a frame; allocates nothing
 * Source   ranges: house sparrow's *chirrup* in spectrograms, 2–6 kHz, some 0.1 s, often paired.
 * </pre>
 */
public class Sparrow extends UnitGenerator implements Dreaming {
  private static final double LOWEST_HZ = 3000;
  private static final double HIGHEST_HZ = 5500;
  private static final double SOFT_SECONDS = 0.028;
  private static final double SHORTEST = 0.056;
  private static final double LONGEST = 0.12;

  public final UnitInputPort input;
  public final UnitInputPort amplitude;
  public final UnitInputPort pan;
  public final UnitOutputPort output;

  private Random64 random = new Random64(9);
  private int chirpsLeft;
  private int pauseFrames;
  private int frame;
  private int frames;
  private double level;
  private double startHz;
  private double endHz;
  private double archHz;
  private double trembleHz;
  private double trembles;
  private double phase;
  private double left;
  private double right;

  public Sparrow() {
    addPort(input = new UnitInputPort("Input"));
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(pan = new UnitInputPort("Pan"));
    addPort(output = new UnitOutputPort(2, "Output"));
    amplitude.setup(0, 1, 1);
    pan.setup(-1, 0, 1);
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
  }

  @Override
  public void generate(int start, int limit) {
    double[] inputs = input.getValues();
    double[] amplitudes = amplitude.getValues();
    double[] lefts = output.getValues(0);
    double[] rights = output.getValues(1);
    for (int i = start; i < limit; i++) {
      if (chirpsLeft == 0 && inputs[i] > 0) {
        think(i, inputs[i]);
      }
      double sample = chirpsLeft == 0 ? 0 : amplitudes[i] * sing();
      lefts[i] = left * sample;
      rights[i] = right * sample;
    }
  }

  /** Chooses a pair. */
  private void think(int i, double loud) {
    chirpsLeft = 2;
    pauseFrames = 0;
    level = loud;
    double place = Math.min(Math.max(pan.getValues()[i], -1), 1);
    left = Math.sqrt(0.5 * (1 - place));
    right = Math.sqrt(0.5 * (1 + place));
    frames = frames(random.uniform(0.06, 0.115));
    startHz = random.uniform(LOWEST_HZ + 300, HIGHEST_HZ - 600);
    endHz = random.uniform(LOWEST_HZ + 300, HIGHEST_HZ - 600);
    archHz = random.uniform(-200, 500);
    trembleHz = random.uniform() < 0.35 ? random.uniform(28, 45) : 0;
    trembles = random.uniform(40, 110);
    begin();
  }

  /** Varies what was just said for the second chirp. */
  private void answer() {
    pauseFrames = frames(random.uniform(0.06, 0.18));
    frames =
        frames(
            Math.min(
                Math.max(frames * getFramePeriod() * random.uniform(0.7, 1.3), SHORTEST), LONGEST));
    startHz = within(startHz * random.uniform(0.92, 1.1));
    endHz = within(endHz * random.uniform(0.92, 1.1));
    level *= random.uniform(0.6, 1);
    begin();
  }

  private void begin() {
    frame = 0;
    phase = 0;
  }

  private double sing() {
    if (pauseFrames > 0) {
      pauseFrames--;
      return 0;
    }
    double t = (double) frame / frames;
    double soft = Math.min(SOFT_SECONDS / getFramePeriod() / frames, 0.5);
    double rise = Math.min(t / soft, 1);
    double fall = Math.min((1 - t) / Math.min(1.5 * soft, 0.5), 1);
    double envelope = 0.25 * (1 - Kernels.cos(rise / 2)) * (1 - Kernels.cos(fall / 2));
    double hz = startHz + t * (endHz - startHz) + 4 * archHz * t * (1 - t);
    if (trembleHz > 0) {
      hz += trembles * Kernels.sin(trembleHz * frame * getFramePeriod());
    }
    double sample = level * envelope * Kernels.sin(phase);
    phase += within(hz) * getFramePeriod();
    phase -= Math.floor(phase);
    frame++;
    if (frame >= frames) {
      chirpsLeft--;
      if (chirpsLeft > 0) {
        answer();
      }
    }
    return sample;
  }

  private int frames(double seconds) {
    return (int) (seconds / getFramePeriod());
  }

  private static double within(double hz) {
    return Math.min(Math.max(hz, LOWEST_HZ), HIGHEST_HZ);
  }
}
