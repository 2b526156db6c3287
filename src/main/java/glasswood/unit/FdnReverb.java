package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;

/**
 * Stereo reverberation by a feedback delay network of eight lines; the output is the room alone.
 *
 * <pre>
 * Inputs   input      audio, two parts
 *          size       0 a small bedroom … 1 open sky, default 0.5, at most 0.05 a second
 *          decay      seconds to fall by 60 dB, 0…60, default 0: as suits the size, 0.5 s … 7 s
 *          damping    0 bright (12 kHz) … 1 dull (900 Hz), default 0.3
 *          amplitude  factor of the output, default 1, per frame
 * Output   output     audio, two parts
 * State    {@link FeedbackDelayNetwork}; size, decay and damping are read every 256 frames
 *          (fewer at low rates) and followed within seconds
 * Cost     about 60 multiplications a frame; allocates when the frame rate is set, never later
 * Source   {@link FeedbackDelayNetwork}
 * </pre>
 */
public class FdnReverb extends UnitGenerator {
  private static final double LEAST_SECONDS = 0.05;
  private static final double MOST_SECONDS = 60;

  public final UnitInputPort input;
  public final UnitInputPort size;
  public final UnitInputPort decay;
  public final UnitInputPort damping;
  public final UnitInputPort amplitude;
  public final UnitOutputPort output;

  private FeedbackDelayNetwork network;
  private int rate;

  public FdnReverb() {
    addPort(input = new UnitInputPort(2, "Input"));
    addPort(size = new UnitInputPort("Size"));
    addPort(decay = new UnitInputPort("Decay"));
    addPort(damping = new UnitInputPort("Damping"));
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(output = new UnitOutputPort(2, "Output"));
    size.setup(0, 0.5, 1);
    decay.setup(0, 0, MOST_SECONDS);
    damping.setup(0, 0.3, 1);
    amplitude.setup(0, 1, 1);
  }

  @Override
  public void setFrameRate(int frameRate) {
    super.setFrameRate(frameRate);
    if (getSynthesisEngine() != null && rate != frameRate) {
      prepare();
    }
  }

  private void prepare() {
    rate = getFrameRate();
    network = new FeedbackDelayNetwork(rate);
  }

  @Override
  public void generate(int start, int limit) {
    if (rate != getFrameRate()) {
      prepare();
    }
    double[] inLeft = input.getValues(0);
    double[] inRight = input.getValues(1);
    double[] outLeft = output.getValues(0);
    double[] outRight = output.getValues(1);
    double[] gains = amplitude.getValues();
    int from = start;
    while (from < limit) {
      int left = network.framesLeft();
      if (left == network.span()) {
        aim(from);
      }
      int to = Math.min(limit, from + left);
      network.process(inLeft, inRight, outLeft, outRight, from, to);
      from = to;
    }
    for (int i = start; i < limit; i++) {
      outLeft[i] *= gains[i];
      outRight[i] *= gains[i];
    }
  }

  private void aim(int frame) {
    double seconds = decay.getValues()[frame];
    double room = Math.min(Math.max(size.getValues()[frame], 0), 1);
    network.aim(
        room,
        seconds > 0 ? Math.min(Math.max(seconds, LEAST_SECONDS), MOST_SECONDS) : 0,
        Math.min(Math.max(damping.getValues()[frame], 0), 1),
        0);
  }
}
