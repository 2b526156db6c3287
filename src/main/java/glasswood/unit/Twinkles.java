package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import glasswood.dream.Dream;
import glasswood.dream.Random64;
import glasswood.dream.Tuning;

/**
 * Two hands at work: figures of two notes whose interval narrows from an octave to unison while the
 * layer sounds, and whose places come together with it.
 *
 * <pre>
 * Inputs   amplitude  level of a note, default 0.1, read at each note
 *          rate       figures a second, 0…2, default 0.25
 *          apart      0…1, default 1: scales how far apart the hands still are
 *          lowest     scale degree of the lowest note, default 10 (two octaves over the root)
 *          decay      s to −60 dB, 0.2…6, default 2.2
 *          width      0…1, default 0.8: how far to the sides the hands begin
 * Output   output     audio, two parts
 * State    one figure, up to 10 ringing notes
 * Cost     about 12 flops a frame for each ringing note; allocates nothing
 * Source   scale degrees of {@link Tuning}, widest interval minus its share of the time passed.
 * </pre>
 */
public class Twinkles extends EventUnit {
  private static final double ATTACK = 0.03;

  /** A first note that would be rough with its answer is damped, as a hand that moves on does. */
  private static final double DAMPED = 0.4;

  private static final double[] RATIOS = {1, 2.002, 3.006};
  private static final double[] GAINS = {1, 0.1, 0.03};
  private static final double[] DECAYS = {1, 0.5, 0.3};

  public final UnitInputPort amplitude;
  public final UnitInputPort rate;
  public final UnitInputPort apart;
  public final UnitInputPort lowest;
  public final UnitInputPort decay;
  public final UnitInputPort width;
  public final UnitOutputPort output;

  private final Plucks plucks = new Plucks(10, RATIOS, GAINS, DECAYS);
  private Random64 random = new Random64(1);
  private Tuning tuning = Tuning.GLASSWOOD;
  private double seconds = 60;
  private long answer;
  private double answerHz;
  private double answerLevel;
  private double answerPan;
  private long figure;

  public Twinkles() {
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(rate = new UnitInputPort("Rate"));
    addPort(apart = new UnitInputPort("Apart"));
    addPort(lowest = new UnitInputPort("Lowest"));
    addPort(decay = new UnitInputPort("Decay"));
    addPort(width = new UnitInputPort("Width"));
    addPort(output = new UnitOutputPort(2, "Output"));
    amplitude.setup(0, 0.1, 1);
    rate.setup(0, 0.25, 2);
    apart.setup(0, 1, 1);
    lowest.setup(0, 10, 20);
    decay.setup(0.2, 2.2, 6);
    width.setup(0, 0.8, 1);
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
    tuning = dream.tuning();
    seconds = Math.max(dream.seconds(), 1);
    answer = NEVER;
    figure = frameAt(random.uniform(0.3, 2));
    plucks.reset();
    restart();
  }

  @Override
  long happen(long frame, int index) {
    if (answer <= frame) {
      answer = NEVER;
      strike(answerHz, answerLevel, answerPan, 1, index);
    }
    if (figure <= frame) {
      double perSecond = rate.getValues()[index];
      if (perSecond > 0) {
        beginFigure(frame, index);
      }
      // Between half and twice the mean gap; a rate of 0 is looked at again a second later.
      double gap = perSecond > 0 ? (0.55 + random.exponential(0.45)) / perSecond : 1;
      figure = frame + frameAt(Math.max(0.8, Math.min(gap, 30)));
    }
    return Math.min(answer, figure);
  }

  @Override
  void sound(int from, int to) {
    plucks.sound(output.getValues(0), output.getValues(1), from, to);
  }

  private void beginFigure(long frame, int index) {
    double passed = Math.min(1, frame * getFramePeriod() / seconds);
    double distance = Math.max(0, 1 - passed) * apart.getValues()[index];
    int octave = tuning.ratios().size();
    int interval = (int) Math.rint(octave * distance);
    int bottom = (int) Math.rint(lowest.getValues()[index]) + random.below(3);
    int top = bottom + interval;
    boolean downwards = random.uniform() < 0.6;
    double place = width.getValues()[index] * distance;
    double level = amplitude.getValues()[index] * Kernels.db(random.uniform(-5, 0));
    double firstHz = tuning.hz(downwards ? top : bottom);
    answerHz = tuning.hz(downwards ? bottom : top);
    double held = Plucks.shareACriticalBand(firstHz, answerHz) ? DAMPED : 1;
    strike(firstHz, level, downwards ? place : -place, held, index);
    answerLevel = level * Kernels.db(random.uniform(-4, -1));
    answerPan = downwards ? -place : place;
    answer = frame + frameAt(random.uniform(0.28, 0.6));
  }

  private void strike(double hz, double level, double pan, double held, int index) {
    plucks.strike(
        getFrameRate(), hz, level, pan, ATTACK, held * Math.max(decay.getValues()[index], 0.1));
  }
}
