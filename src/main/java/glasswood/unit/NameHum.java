package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import glasswood.dream.Dream;
import glasswood.dream.Phone;
import glasswood.dream.Utterance;
import java.util.List;

/**
 * Hums a name kindly, three times, each softer: its vowels and whatever else of it can be hummed,
 * slowly, with its own stress.
 *
 * <pre>
 * Inputs   amplitude  0…1, default 1, per frame
 *          openness   0…1, default 0.6: how far the lips open on the vowels
 *          spacing    0.05…0.33, default 0.24: from one time to the next, a share of the layer
 * Output   output     one voice, about 0.05 RMS the first time
 * State    a voice and a place in the name; begun by enter
 * Cost     about 20 ns a frame while it hums; allocates nothing
 * </pre>
 *
 * <p>Stressed syllables rest on the fifth above the root, the others fall to the second, the root
 * and the second again: no third, and an ending that stays open. A name of one syllable falls
 * half-way, as one calls somebody from another room.
 */
public final class NameHum extends VoiceUnit {
  public final UnitInputPort openness;
  public final UnitInputPort spacing;

  private static final int TIMES = 3;
  private static final double[] LEVELS = {1, 0.63, 0.4};

  /** When the first time begins, a share of the layer. */
  private static final double FIRST = 0.1;

  /** How long a syllable is hummed, in seconds, and what the name's end adds to that. */
  private static final double SYLLABLE = 0.95;

  private static final double LAST_SYLLABLE = 0.8;
  private static final double SLOWEST = 14;
  private static final double LEAD = 0.5;
  private static final double TAIL = 0.8;

  /** No name is hummed for longer, in seconds, if it can be helped. */
  private static final double LONGEST = 6;

  private final double[] column = new double[VoiceTrack.COLUMNS];
  private final double[] low = new double[TIMES];
  private VoiceTrack track = VoiceTrack.silence();
  private VoiceTemper temper = new VoiceTemper(0, 2);
  private double seconds = 1;
  private double high;
  private double pitch;
  private double slide;
  private boolean oneSyllable;
  private boolean unstressed;

  /** A hum with the lips more than half open. */
  public NameHum() {
    addPort(openness = new UnitInputPort("Openness", 0.6));
    openness.setup(0, 0.6, 1);
    addPort(spacing = new UnitInputPort("Spacing", 0.24));
    spacing.setup(0.05, 0.24, 0.33);
  }

  @Override
  void prepare(Dream dream, double tickSeconds) {
    temper = new VoiceTemper(dream.seed(), 2);
    seconds = dream.seconds();
    double root = dream.tuning().rootHz();
    high = Kernels.log2(root * 3);
    low[0] = Kernels.log2(root * 9 / 4);
    low[1] = Kernels.log2(root * 2);
    low[2] = low[0];
    Utterance name = dream.words().name();
    if (name == null) {
      Phone y = new Phone("y", 0, 0.06, 100, 100, 0, 1);
      name = new Utterance("you", List.of(y, new Phone("uw", 0.06, 0.22, 100, 95, 0, 1)), 0.28);
    }
    int last = 0;
    int stressed = 0;
    for (Phone phone : name.phones()) {
      last = Math.max(last, phone.syllable());
      stressed = Math.max(stressed, phone.stress());
    }
    double room = Math.min(LONGEST, 0.8 * spacing.get() * seconds - LEAD - TAIL);
    double wanted = Math.min(room, SYLLABLE * (last + 1) + LAST_SYLLABLE);
    double slowness = Math.max(1, Math.min(SLOWEST, wanted / name.seconds()));
    track = VoiceTrack.hum(name, slowness, LEAD, TAIL);
    oneSyllable = last == 0;
    unstressed = stressed == 0;
    pitch = 0;
    slide = 1 - Kernels.exp(-tickSeconds / 0.08);
  }

  @Override
  void perform(double time, int index, VoiceFrame next) {
    double gap = spacing.getValues()[index] * seconds;
    double since = time - FIRST * seconds;
    int turn = since < 0 ? 0 : (int) Math.min(TIMES - 1, since / gap);
    double place = since - turn * gap;
    if (place < 0 || place > track.seconds()) {
      next.hush();
      pitch = 0;
      return;
    }
    track.read(place, column);
    double sounding = Math.max(column[VoiceTrack.SUNG], column[VoiceTrack.HUMMED]);
    double share = (place - LEAD) / (track.seconds() - LEAD - TAIL);
    double stress = unstressed ? 1 : column[VoiceTrack.STRESS];
    double raised = oneSyllable ? 1 - VoiceMath.ease(0.5, 0.56, share) : stress > 0.5 ? 1 : 0;
    double wanted = VoiceMath.mix(low[turn], high, raised > 0.5 ? 1 : 0);
    pitch = pitch == 0 ? wanted : pitch + slide * (wanted - pitch);
    double vibrato = 12 * VoiceMath.ease(0.25, 0.6, share) * temper.vibrato(time);
    next.hz = Kernels.exp2(pitch + (3 * temper.drift(time) + vibrato) / 1200);

    double lips = Math.max(0, Math.min(1, openness.getValues()[index]));
    double swell = Math.max(0.3, 0.75 + 0.25 * (1 - 4 * (share - 0.4) * (share - 0.4)));
    double loud = LEVELS[turn] * sounding * swell;
    next.av = loud * (0.6 + 0.3 * lips);
    next.ah = 0.06 * loud;
    next.breathy = 0.7;
    next.openQuotient = 0.74;
    next.tiltHz = 650 + 500 * lips * swell;
    next.jitter = 0.004;
    next.shimmer = 0.03;
    double open = lips * (1 - 0.5 * column[VoiceTrack.NASAL]);
    next.f1 = formant(0, VoiceTrack.F1, open);
    next.f1 = Math.max(next.f1, 1.2 * next.hz);
    next.f2 = formant(1, VoiceTrack.F2, open);
    next.f3 = formant(2, VoiceTrack.F3, open);
    next.f4 = 3400 * temper.tract;
    next.f5 = 4300 * temper.tract;
    next.b1 = 80 + 0.3 * next.hz;
    next.b2 = 110;
    next.b3 = 170;
    next.nasal = Math.max(0.35 * (1 - lips), column[VoiceTrack.NASAL]);
  }

  private double formant(int k, int from, double open) {
    double closed = HymnLine.formant(k, 0);
    return VoiceMath.mix(closed, column[from], 0.35 + 0.65 * open) * temper.tract;
  }
}
