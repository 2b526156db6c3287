package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;
import glasswood.dream.Random64;

/**
 * Stereo noise whose two sides share a part: wide, and safe in mono.
 *
 * <pre>
 * Inputs   amplitude  factor, default 1 (RMS 0.577 at 48 kHz whatever the tilt), per frame
 *          shared     0…1, default 0.6: the correlation of left and right
 *          tilt       0 white, 1 pink (−3 dB an octave), default 1
 * Output   output     two parts, left and right
 * State    three one-poles a side; shared and tilt are read every 64 frames
 * Cost     one random number of 64 bits and six one-poles a frame; allocates nothing
 * Source   pink filter: Kellet, "Filter to make pink noise from white", music-dsp mailing list
 *          1999, economy version (within 0.5 dB above 30 Hz), its poles moved with the frame rate.
 * </pre>
 */
public class SharedNoise extends UnitGenerator implements Dreaming {
  private static final int TICK_FRAMES = 64;
  private static final double REFERENCE = 48000;
  private static final double[] POLES_AT_44100 = {0.99765, 0.96300, 0.57000};
  private static final double[] GAINS_AT_44100 = {0.0990460, 0.2965164, 1.0526913};
  private static final double DIRECT_GAIN = 0.1848;

  /** Of 21 random bits with sign, so that they reach from −1 to 1. */
  private static final double STEP = 0x1p-20;

  public final UnitInputPort amplitude;
  public final UnitInputPort shared;
  public final UnitInputPort tilt;
  public final UnitOutputPort output;

  private final double[] poles = new double[3];
  private final double[] gains = new double[3];
  private final double[] left = new double[3];
  private final double[] right = new double[3];
  private Random64 random = new Random64(2);
  private int rate;
  private double step;
  private double direct;
  private int framesLeft;
  private double common;
  private double own;
  private double pinkness;

  public SharedNoise() {
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(shared = new UnitInputPort("Shared"));
    addPort(tilt = new UnitInputPort("Tilt"));
    addPort(output = new UnitOutputPort(2, "Output"));
    amplitude.setup(0, 1, 1);
    shared.setup(0, 0.6, 1);
    tilt.setup(0, 1, 1);
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
  }

  @Override
  public void setFrameRate(int frameRate) {
    super.setFrameRate(frameRate);
    if (getSynthesisEngine() != null && rate != frameRate) {
      prepare();
    }
  }

  @Override
  public void generate(int start, int limit) {
    if (rate != getFrameRate()) {
      prepare();
    }
    int from = start;
    while (from < limit) {
      if (framesLeft == 0) {
        tick(from);
      }
      int to = Math.min(limit, from + framesLeft);
      framesLeft -= to - from;
      double[] lefts = output.getValues(0);
      double[] rights = output.getValues(1);
      for (int i = from; i < to; i++) {
        // One number of 64 bits makes three of 21: finer than 120 dB below the noise.
        long bits = random.nextLong();
        double both = common * (bits >> 43);
        lefts[i] = both + own * (bits << 21 >> 43);
        rights[i] = both + own * (bits << 42 >> 43);
      }
      colour(left, lefts, from, to);
      colour(right, rights, from, to);
      from = to;
    }
  }

  private void colour(double[] state, double[] side, int from, int to) {
    double[] amplitudes = amplitude.getValues();
    double p0 = poles[0];
    double p1 = poles[1];
    double p2 = poles[2];
    double g0 = pinkness * gains[0];
    double g1 = pinkness * gains[1];
    double g2 = pinkness * gains[2];
    double through = 1 + pinkness * (direct - 1);
    double s0 = state[0];
    double s1 = state[1];
    double s2 = state[2];
    for (int i = from; i < to; i++) {
      double white = side[i];
      s0 = p0 * s0 + white;
      s1 = p1 * s1 + white;
      s2 = p2 * s2 + white;
      side[i] = amplitudes[i] * (through * white + g0 * s0 + g1 * s1 + g2 * s2);
    }
    state[0] = s0;
    state[1] = s1;
    state[2] = s2;
  }

  private void tick(int frame) {
    framesLeft = TICK_FRAMES;
    double correlation = Math.min(Math.max(shared.getValues()[frame], 0), 1);
    common = Math.sqrt(correlation) * step;
    own = Math.sqrt(1 - correlation) * step;
    pinkness = tilt.getValues()[frame];
  }

  /**
   * Keeps each pole's corner in Hz and its gain at 0 Hz, scaled to the power of white at 48 kHz;
   * the noise itself is as strong in a band of so many Hz at every rate.
   */
  private void prepare() {
    rate = getFrameRate();
    step = STEP * Math.sqrt(rate / REFERENCE);
    double scale = 1 / Math.sqrt(shape(REFERENCE));
    shape(rate);
    direct *= scale;
    for (int k = 0; k < 3; k++) {
      gains[k] *= scale;
    }
  }

  /** Sets the filter for a rate; returns the power that it makes of white noise of power 1. */
  private double shape(double frameRate) {
    direct = DIRECT_GAIN;
    for (int k = 0; k < 3; k++) {
      poles[k] = StrictMath.pow(POLES_AT_44100[k], 44100.0 / frameRate);
      gains[k] = GAINS_AT_44100[k] * (1 - poles[k]) / (1 - POLES_AT_44100[k]);
    }
    double power = direct * direct;
    for (int k = 0; k < 3; k++) {
      power += 2 * direct * gains[k];
      for (int j = 0; j < 3; j++) {
        power += gains[k] * gains[j] / (1 - poles[k] * poles[j]);
      }
    }
    return power;
  }
}
