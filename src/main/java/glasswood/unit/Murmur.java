package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import glasswood.dream.Dream;
import glasswood.dream.Note;
import java.util.List;

/**
 * A close voice that murmurs the lullaby with its mouth nearly shut.
 *
 * <pre>
 * Inputs   amplitude  0…1, default 1, per frame
 *          openness   0…1, default 0.25: 0 only m, 1 sings oo
 *          octave     −2…2, default 0: whole octaves above the melody as written
 * Output   output     one voice, about 0.05 RMS
 * State    a voice and a place in the melody; begun by enter
 * Cost     about 20 ns a frame; allocates nothing
 * </pre>
 *
 * <p>Within a phrase the tones are bound: the pitch slides for some 90 ms and the lips close a
 * little on each new tone. Phrases begin over 150 ms and end over 350 ms.
 */
public final class Murmur extends VoiceUnit {
  public final UnitInputPort openness;
  public final UnitInputPort octave;

  private static final double ATTACK = 0.15;
  private static final double RELEASE = 0.35;

  /** Notes closer than this are bound together. */
  private static final double BOUND = 0.12;

  private VoiceTemper temper = new VoiceTemper(0, 2);
  private double[] begins = new double[0];
  private double[] ends = new double[0];
  private double[] pitches = new double[0];
  private double[] levels = new double[0];
  private boolean[] bound = new boolean[0];
  private int current;
  private double pitch;
  private double slide;

  /** A murmur at the melody's own pitch. */
  public Murmur() {
    addPort(openness = new UnitInputPort("Openness", 0.25));
    openness.setup(0, 0.25, 1);
    addPort(octave = new UnitInputPort("Octave", 0));
    octave.setup(-2, 0, 2);
  }

  @Override
  void prepare(Dream dream, double tickSeconds) {
    temper = new VoiceTemper(dream.seed(), 2);
    List<Note> notes = dream.lullaby();
    int count = notes.size();
    begins = new double[count];
    ends = new double[count];
    pitches = new double[count];
    levels = new double[count];
    bound = new boolean[count];
    for (int i = 0; i < count; i++) {
      Note note = notes.get(i);
      begins[i] = note.seconds();
      ends[i] = note.seconds() + note.duration();
      pitches[i] = Kernels.log2(note.hz());
      levels[i] = note.level();
      bound[i] = i > 0 && !note.phraseStart() && begins[i] - ends[i - 1] < BOUND;
    }
    current = 0;
    pitch = 0;
    slide = 1 - Kernels.exp(-tickSeconds / 0.035);
  }

  @Override
  void perform(double seconds, int index, VoiceFrame next) {
    int count = begins.length;
    while (current + 1 < count && seconds >= begins[current + 1]) {
      current++;
    }
    if (count == 0 || seconds < begins[0]) {
      next.hush();
      return;
    }
    double wanted = pitches[current];
    boolean legato = bound[current];
    boolean fresh = !legato && seconds < begins[current] + 0.01;
    pitch = fresh || pitch == 0 ? wanted : pitch + slide * (wanted - pitch);
    double position = seconds - begins[current];
    boolean bindsOn = current + 1 < count && bound[current + 1];
    double end = bindsOn ? begins[current + 1] : ends[current];
    double from = legato ? levels[current - 1] : 0;
    double reach = VoiceMath.ease(0, legato ? 0.18 : ATTACK, position);
    double loud = VoiceMath.mix(from, levels[current], reach);
    if (!bindsOn) {
      loud *= 1 - VoiceMath.ease(end - 0.1, end - 0.1 + RELEASE, seconds);
    }
    // The lips meet for a moment where a tone begins.
    double lips = Math.max(0, Math.min(1, openness.getValues()[index]));
    double open = lips * VoiceMath.ease(0.03, 0.3, position);
    double dip = legato ? 1 - 0.25 * bump(position / 0.16) : 1;
    next.av = loud * dip * (0.55 + 0.3 * open);
    next.ah = 0.05 * loud;
    next.breathy = 0.7;
    double vibrato = 14 * VoiceMath.ease(0.7, 1.6, position) * temper.vibrato(seconds);
    double cents = 3 * temper.drift(seconds) + vibrato;
    next.hz = Kernels.exp2(pitch + Math.rint(octave.getValues()[index]) + cents / 1200);
    next.openQuotient = 0.72;
    next.tiltHz = 500 + 500 * loud * open;
    next.jitter = 0.004;
    next.shimmer = 0.03;
    next.f1 = Math.max(HymnLine.formant(0, open) * temper.tract, 1.2 * next.hz);
    next.f2 = HymnLine.formant(1, open) * temper.tract;
    next.f3 = HymnLine.formant(2, open) * temper.tract;
    next.f4 = 3400 * temper.tract;
    next.f5 = 4300 * temper.tract;
    next.b1 = 80 + 0.3 * next.hz;
    next.b2 = 120;
    next.b3 = 180;
    next.nasal = 1 - VoiceMath.ease(0.1, 0.9, open);
  }

  private static double bump(double x) {
    return x <= 0 || x >= 1 ? 0 : 16 * x * x * (1 - x) * (1 - x);
  }
}
