package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import glasswood.dream.Beats;
import glasswood.dream.Dream;
import glasswood.dream.Random64;

/**
 * The heart as one hears it with an ear on a chest: for every beat two soft thumps, S1 and S2.
 *
 * <p>Each is a damped sine whose pitch sinks, with a few harmonics that fade sooner, so that small
 * loudspeakers tell of it too. S1 begins exactly at its beat. S2 follows after the systole, which
 * shortens with the square root of the interval between beats.
 *
 * <pre>
 * Inputs   amplitude  level of S1, default 0.2; S2 is 0.7 of it, both varying by 1 dB
 *          body       0…1, default 0.5: strength of the harmonics
 *          attack     s, 0.02…0.06, default 0.025, a raised cosine
 *          systole    s from S1 to S2 at 60 beats a minute, 0.2…0.4, default 0.31
 * Output   output     audio
 * State    two alternating voices for each sound
 * Cost     two polynomial sines a frame for each sounding voice; allocates nothing
 * Source   frequencies and durations: Leatham, "Auscultation of the heart and phonocardiography",
 *          1975; systole by the square root of the interval: Bazett, Heart 7 (1920).
 * </pre>
 */
public class HeartSound extends EventUnit {
  private static final double S1_FROM_HZ = 45;
  private static final double S1_TO_HZ = 35;
  private static final double S1_DECAY = 0.42;
  private static final double S2_FROM_HZ = 55;
  private static final double S2_TO_HZ = 48;
  private static final double S2_DECAY = 0.3;
  private static final double S2_LEVEL = 0.7;
  private static final double LARGEST_SHARE_OF_INTERVAL = 0.6;
  private static final double USUAL_INTERVAL = 1;

  public final UnitInputPort amplitude;
  public final UnitInputPort body;
  public final UnitInputPort attack;
  public final UnitInputPort systole;
  public final UnitOutputPort output;

  private final Thump[] first = {new Thump(), new Thump()};
  private final Thump[] second = {new Thump(), new Thump()};
  private Random64 random = new Random64(1);
  private Beats beats = Beats.at();
  private int beat;
  private int closed;
  private double variation = 1;

  public HeartSound() {
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(body = new UnitInputPort("Body"));
    addPort(attack = new UnitInputPort("Attack"));
    addPort(systole = new UnitInputPort("Systole"));
    addPort(output = new UnitOutputPort());
    amplitude.setup(0, 0.2, 1);
    body.setup(0, 0.5, 1);
    attack.setup(0.02, 0.025, 0.06);
    systole.setup(0.2, 0.31, 0.4);
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
    beats = dream.beats();
    beat = 0;
    while (beat < beats.count() && frameAt(beats.seconds(beat)) < 0) {
      beat++;
    }
    closed = beat;
    for (int k = 0; k < 2; k++) {
      first[k].silence();
      second[k].silence();
    }
    restart();
  }

  @Override
  long happen(long frame, int index) {
    if (beat < beats.count() && frameAt(beats.seconds(beat)) <= frame) {
      variation = Kernels.db(random.uniform(-1, 1));
      double level = amplitude.getValues()[index] * variation;
      begin(first[beat % 2], index, S1_FROM_HZ, S1_TO_HZ, level, S1_DECAY);
      beat++;
    }
    if (closed < beat && secondFrame(closed, index) <= frame) {
      double level = S2_LEVEL * amplitude.getValues()[index] * variation;
      begin(second[closed % 2], index, S2_FROM_HZ, S2_TO_HZ, level, S2_DECAY);
      closed++;
    }
    long nextFirst = beat < beats.count() ? frameAt(beats.seconds(beat)) : NEVER;
    long nextSecond = closed < beat ? secondFrame(closed, index) : NEVER;
    return Math.min(nextFirst, nextSecond);
  }

  @Override
  void sound(int from, int to) {
    double[] outputs = output.getValues();
    for (int i = from; i < to; i++) {
      outputs[i] = 0;
    }
    for (int k = 0; k < 2; k++) {
      first[k].addTo(outputs, from, to);
      second[k].addTo(outputs, from, to);
    }
  }

  private void begin(
      Thump thump, int index, double fromHz, double toHz, double level, double decay) {
    double full = body.getValues()[index];
    double rise = Math.max(attack.getValues()[index], 0.02);
    thump.begin(getFrameRate(), fromHz, toHz, level, full, rise, decay);
  }

  /** When the valves close that beat {@code of} opened: before the next beat in any case. */
  private long secondFrame(int of, int index) {
    double time = beats.seconds(of);
    double before = of > 0 ? time - beats.seconds(of - 1) : USUAL_INTERVAL;
    double after = of + 1 < beats.count() ? beats.seconds(of + 1) - time : before;
    double delay = systole.getValues()[index] * Math.sqrt(Math.min(before, 2));
    return frameAt(time + Math.min(delay, LARGEST_SHARE_OF_INTERVAL * after));
  }
}
