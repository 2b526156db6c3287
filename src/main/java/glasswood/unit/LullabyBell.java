package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import glasswood.dream.Dream;
import glasswood.dream.Note;
import glasswood.dream.Random64;
import java.util.List;

/**
 * A soft bell that joins the lullaby now and then: some phrases, and of those mostly the long
 * notes.
 *
 * <pre>
 * Inputs   amplitude  level of the loudest note, default 0.15, read at each note
 *          often      0…1, default 0.4: share of the phrases that it joins
 *          decay      s to −60 dB, 0.3…8, default 2.6
 *          octave     default 1: octaves above the melody
 *          width      0…1, default 0.4: how far to the sides
 * Output   output     audio, two parts
 * State    up to 12 ringing notes
 * Cost     about 20 flops a frame for each ringing note; allocates nothing
 * Source   partials near a small metal bar's that was tuned to harmonics, as a celesta's are.
 * </pre>
 */
public class LullabyBell extends EventUnit {
  private static final double ATTACK = 0.03;
  private static final double RINGS_ON = 0.8;
  private static final double LONG_NOTE = 0.8;
  private static final double LONGEST_ECHO = 0.9;
  private static final double[] RATIOS = {1, 2, 3, 4.2};
  private static final double[] GAINS = {1, 0.22, 0.04, 0.03};
  private static final double[] DECAYS = {1, 0.6, 0.4, 0.16};

  public final UnitInputPort amplitude;
  public final UnitInputPort often;
  public final UnitInputPort decay;
  public final UnitInputPort octave;
  public final UnitInputPort width;
  public final UnitOutputPort output;

  private final Plucks plucks = new Plucks(12, RATIOS, GAINS, DECAYS);
  private Random64 random = new Random64(1);
  private List<Note> notes = List.of();
  private int next;
  private boolean joins;
  private double lastHz;
  private double lastSeconds;

  public LullabyBell() {
    addPort(amplitude = new UnitInputPort("Amplitude"));
    addPort(often = new UnitInputPort("Often"));
    addPort(decay = new UnitInputPort("Decay"));
    addPort(octave = new UnitInputPort("Octave"));
    addPort(width = new UnitInputPort("Width"));
    addPort(output = new UnitOutputPort(2, "Output"));
    amplitude.setup(0, 0.15, 1);
    often.setup(0, 0.4, 1);
    decay.setup(0.3, 2.6, 8);
    octave.setup(-1, 1, 3);
    width.setup(0, 0.4, 1);
  }

  @Override
  public void enter(Dream dream) {
    random = new Random64(dream.seed());
    notes = dream.lullaby();
    next = 0;
    while (next < notes.size() && frameAt(notes.get(next).seconds()) < 0) {
      next++;
    }
    joins = false;
    lastHz = 1;
    lastSeconds = Double.NEGATIVE_INFINITY;
    plucks.reset();
    restart();
  }

  @Override
  long happen(long frame, int index) {
    if (next < notes.size() && frameAt(notes.get(next).seconds()) <= frame) {
      ring(notes.get(next), index);
      next++;
    }
    return next < notes.size() ? frameAt(notes.get(next).seconds()) : NEVER;
  }

  @Override
  void sound(int from, int to) {
    plucks.sound(output.getValues(0), output.getValues(1), from, to);
  }

  private void ring(Note note, int index) {
    if (note.phraseStart()) {
      joins = random.uniform() < often.getValues()[index];
    }
    double dart = random.uniform();
    double pan = width.getValues()[index] * random.bipolar();
    boolean longNote = note.duration() >= LONG_NOTE;
    double hz = note.hz() * Kernels.exp2(Math.rint(octave.getValues()[index]));
    boolean rough =
        note.seconds() - lastSeconds < RINGS_ON && Plucks.shareACriticalBand(hz, lastHz);
    if (joins && !rough && (note.phraseStart() || dart < (longNote ? LONGEST_ECHO : 0.5))) {
      lastHz = hz;
      lastSeconds = note.seconds();
      double level = amplitude.getValues()[index] * note.level() * random.uniform(0.75, 1);
      double rings = Math.max(decay.getValues()[index], 0.1);
      plucks.strike(getFrameRate(), hz, level, pan, ATTACK, rings);
    }
  }
}
