package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitSource;
import glasswood.dream.Dream;
import glasswood.dream.Random64;
import glasswood.dream.Recording;
import glasswood.dream.Seeds;
import glasswood.dream.Utterance;
import java.util.List;

/**
 * The listener's own voice among the leaves: says the kind recordings as they are, each once when
 * the whispers have said their words, and then now and then. Silent without recordings.
 *
 * <pre>
 * Inputs   amplitude  0…1, default 1, per frame
 *          presence   0…1, default 0.5: how often it speaks again
 * Output   output     one voice, vowels about 0.1 RMS at first, softer later
 * State    which recording, a place in it, its own random numbers; begun by enter
 * Cost     about 2 ns a frame; nothing without recordings; allocates nothing
 * </pre>
 */
public final class OwnWhisper extends EventUnit implements UnitSource {
  public final UnitInputPort amplitude;
  public final UnitInputPort presence;
  public final UnitOutputPort output;

  private static final double BREATH = 1.5;

  private List<Recording> takes = List.of();
  private Random64 random = new Random64(0);
  private Recording saying;
  private int distinct;
  private int at;
  private double near;
  private double wait;

  /** A voice that speaks now and then. */
  public OwnWhisper() {
    addPort(amplitude = new UnitInputPort("Amplitude", 1));
    amplitude.setup(0, 1, 1);
    addPort(presence = new UnitInputPort("Presence", 0.5));
    presence.setup(0, 0.5, 1);
    addPort(output = new UnitOutputPort());
  }

  @Override
  public UnitOutputPort getOutput() {
    return output;
  }

  @Override
  public void enter(Dream dream) {
    takes = dream.recordings().kind();
    for (Recording recording : takes) {
      if (recording.rate() != getFrameRate()) {
        throw new IllegalArgumentException(
            "a recording of "
                + recording.rate()
                + " frames a second in a dream of "
                + getFrameRate());
      }
    }
    random = new Random64(Seeds.of(dream.seed(), "own whisper"));
    saying = null;
    distinct = 0;
    wait = Whisper.FIRST;
    if (!takes.isEmpty()) {
      for (Utterance utterance : dream.words().kind()) {
        wait += utterance.seconds() * Whisper.STRETCH + BREATH;
      }
    }
    restart();
  }

  @Override
  long happen(long frame, int index) {
    if (takes.isEmpty()) {
      return NEVER;
    }
    if (saying == null && frame >= frameAt(wait)) {
      boolean first = distinct < takes.size();
      saying = takes.get(first ? distinct++ : random.below(takes.size()));
      near = first ? 1 : random.uniform(0.35, 0.7);
      at = 0;
      return frame + saying.frames();
    }
    if (saying != null) {
      saying = null;
      double often = Math.max(0, Math.min(1, presence.getValues()[index]));
      wait = (double) frame / getFrameRate() + BREATH;
      wait +=
          distinct < takes.size() ? 0 : random.exponential(VoiceMath.mix(20, 4, often)) + BREATH;
    }
    return Math.max(frame + 1, frameAt(wait));
  }

  @Override
  void sound(int from, int to) {
    double[] out = output.getValues();
    if (saying == null) {
      for (int i = from; i < to; i++) {
        out[i] = 0;
      }
      return;
    }
    double[] gain = amplitude.getValues();
    for (int i = from; i < to; i++) {
      out[i] = gain[i] * near * saying.sample(at++);
    }
  }
}
