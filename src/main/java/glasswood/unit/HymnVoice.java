package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import glasswood.dream.Dream;
import java.util.List;

/**
 * One voice of the wordless hymn: a chord per breath, m–u–o–a and back, soft.
 *
 * <pre>
 * Inputs   amplitude  0…1, default 1, per frame
 *          openness   0…1, default 1: 0 hums with closed lips, 1 opens as far as the hymn asks
 *          vibrato    0…50 cents, default 25; arrives late in each chord
 *          part       −1…3, default −1: bass … soprano; −1 is the copy's number modulo 4;
 *                     read every 64 frames
 *          together   0…1, default 0: at 0 half of the singers hold on while the others breathe, at
 *                     1 all breathe with the listener; read when a chord begins
 * Output   output     one voice, about 0.08 RMS at the height of a chord
 * State    a voice and a place in the hymn; begun by enter
 * Cost     about 20 ns a frame; allocates nothing
 * Source   Sundberg, "The Science of the Singing Voice" (1987)
 * </pre>
 */
public final class HymnVoice extends VoiceUnit {
  public final UnitInputPort openness;
  public final UnitInputPort vibrato;
  public final UnitInputPort part;
  public final UnitInputPort together;

  private VoiceTemper[] tempers = VoiceTemper.ofParts(0);
  private VoiceTemper temper = tempers[0];
  private HymnLine line = new HymnLine(List.of(), 110);
  private int copyPart;
  private int copy;

  /** A voice that opens fully, with its copy's part. */
  public HymnVoice() {
    addPort(openness = new UnitInputPort("Openness", 1));
    openness.setup(0, 1, 1);
    addPort(vibrato = new UnitInputPort("Vibrato", 25));
    vibrato.setup(0, 25, 50);
    addPort(part = new UnitInputPort("Part", -1));
    part.setup(-1, -1, 3);
    addPort(together = new UnitInputPort("Together", 0));
    together.setup(0, 0, 1);
  }

  @Override
  void prepare(Dream dream, double tickSeconds) {
    copy = dream.copy();
    copyPart = copy & 3;
    tempers = VoiceTemper.ofParts(dream.seed());
    temper = tempers[copyPart];
    line = new HymnLine(dream.hymn(), 2 * dream.tuning().rootHz());
  }

  @Override
  void perform(double seconds, int index, VoiceFrame next) {
    double asked = part.getValues()[index];
    temper = tempers[SpeechVoice.partOf(asked, copyPart)];
    int singer = SpeechVoice.singer(asked, copy);
    line.at(seconds, temper, singer, temper.turn >= together.getValues()[index]);
    double open = line.opening * Math.max(0, Math.min(1, openness.getValues()[index]));
    double wave = vibrato.getValues()[index] * line.ripeness;
    double scoop = -25 * line.fresh * (1 - VoiceMath.ease(0, 0.5, line.position));
    double cents = 3 * temper.drift(seconds) + wave * temper.vibrato(seconds) + scoop;
    next.hz = line.tone * Kernels.exp2(cents / 1200);
    next.av = line.level * HymnLine.effort(open);
    next.ah = 0.035 * temper.breathiness * line.level;
    next.breathy = 0.8;
    next.openQuotient = 0.7;
    next.tiltHz = 550 + 900 * line.level * VoiceMath.ease(0, 1.6, open);
    next.jitter = 0.003;
    next.shimmer = 0.02;
    next.f1 = Math.max(HymnLine.formant(0, open) * temper.tract, 1.2 * next.hz);
    next.f2 = HymnLine.formant(1, open) * temper.tract;
    next.f3 = HymnLine.formant(2, open) * temper.tract;
    next.f4 = 3350 * temper.tract;
    next.f5 = 4250 * temper.tract;
    // A formant upon the fundamental would shout; singers damp it.
    next.b1 = 70 + 0.35 * next.hz;
    next.b2 = 90;
    next.b3 = 130;
    next.nasal = 1 - VoiceMath.ease(0.2, 1, open);
  }
}
