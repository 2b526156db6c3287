package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitGenerator;
import com.jsyn.unitgen.UnitSource;
import glasswood.dream.Dream;
import glasswood.dream.Dreaming;

/**
 * What the voices have in common: a {@link VoiceCore} that is told every 64 frames of the unit's
 * own count what to do next. Before {@link #enter} the unit is silent.
 *
 * <p>Inputs amplitude 0…1, default 1, per frame. Output one voice; a vowel at full voice is about
 * 0.1 RMS.
 */
public abstract class VoiceUnit extends UnitGenerator implements UnitSource, Dreaming {
  public final UnitInputPort amplitude;
  public final UnitOutputPort output;

  private final VoiceCore core = new VoiceCore();
  private final VoiceFrame frame = new VoiceFrame();
  private boolean dreaming;
  private long frames;
  private int left;
  private int begun;

  VoiceUnit() {
    addPort(amplitude = new UnitInputPort("Amplitude", 1));
    amplitude.setup(0, 1, 1);
    addPort(output = new UnitOutputPort());
  }

  /** Makes an input of a subclass, which assigns it to a field of the same name. */
  final UnitInputPort input(String name, double least, double usual, double most) {
    UnitInputPort port = new UnitInputPort(name, usual);
    addPort(port);
    port.setup(least, usual, most);
    return port;
  }

  /** What an input says at a frame of the block, within its range. */
  static double clamped(UnitInputPort port, int index) {
    return Math.max(port.getMinimum(), Math.min(port.getMaximum(), port.getValues()[index]));
  }

  @Override
  public final void enter(Dream dream) {
    begun = getFrameRate();
    core.begin(begun, dream.seed());
    frames = 0;
    left = 0;
    frame.hush();
    prepare(dream, VoiceCore.TICK / (double) begun);
    dreaming = true;
  }

  /**
   * Learns what there is to sing; may allocate.
   *
   * @param tickSeconds time between two calls of {@link #perform}
   */
  abstract void prepare(Dream dream, double tickSeconds);

  /**
   * Sets {@code next} to what the voice does {@code seconds} after the layer began.
   *
   * @param index frame within the block at which control ports are read
   */
  abstract void perform(double seconds, int index, VoiceFrame next);

  @Override
  public final UnitOutputPort getOutput() {
    return output;
  }

  @Override
  public final void generate(int start, int limit) {
    double[] out = output.getValues();
    double[] gain = amplitude.getValues();
    if (!dreaming) {
      for (int i = start; i < limit; i++) {
        out[i] = 0;
      }
      return;
    }
    int from = start;
    while (from < limit) {
      if (left == 0) {
        perform((frames + VoiceCore.TICK) / (double) begun, from, frame);
        core.aim(frame);
        left = VoiceCore.TICK;
      }
      int to = Math.min(limit, from + left);
      core.run(out, from, to);
      left -= to - from;
      frames += to - from;
      from = to;
    }
    for (int i = start; i < limit; i++) {
      out[i] *= gain[i];
    }
  }
}
