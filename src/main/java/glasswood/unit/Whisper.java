package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import glasswood.dream.Dream;
import glasswood.dream.Random64;
import glasswood.dream.Seeds;
import glasswood.dream.Utterance;
import java.util.List;

/**
 * Whispers the kind words: breath through the formants, no voice at all.
 *
 * <pre>
 * Inputs   amplitude  0…1, default 1, per frame
 *          clarity    0…1, default 1: how distinct even the first time is
 *          presence   0…1, default 0.5: how often it whispers again, half-heard
 * Output   output     one whisperer, about 0.05 RMS when near
 * State    a voice, a place in the words, its own random numbers; begun by enter
 * Cost     about 20 ns a frame while it whispers, next to nothing between; allocates nothing
 * Source   Klatt and Klatt 1990; formants of whisper are some 15 per cent higher in F1 and wider
 *          (Jovičić, "Formant feature differences between whispered and voiced sustained vowels",
 *          Acustica 84, 1998)
 * </pre>
 *
 * <p>The first copy says every text once, near and distinct, three seconds after the layer began.
 * Afterwards all copies come and go: softer, wider, with syllables missing.
 */
public final class Whisper extends VoiceUnit {
  public final UnitInputPort clarity;
  public final UnitInputPort presence;

  static final double STRETCH = 1.35;
  static final double FIRST = 3;
  private static final double BREATH = 1.2;

  /** How long "You are allowed to rest" lasts, in seconds. */
  private static final double USUAL = 2.7;

  /** How strong the breath is that takes the voice's place, and what is left of its sibilants. */
  private static final double WHISPERED = 1.3;

  private static final double HISS = 0.5;

  private final double[] column = new double[VoiceTrack.COLUMNS];
  private VoiceTrack[] tracks = new VoiceTrack[0];
  private Random64 random = new Random64(0);
  private double tract = 1.08;
  private int saying;
  private int distinct;
  private double begin;
  private double near;
  private double maskHz;
  private double maskPhase;

  /** A whisperer, distinct at first. */
  public Whisper() {
    addPort(clarity = new UnitInputPort("Clarity", 1));
    clarity.setup(0, 1, 1);
    addPort(presence = new UnitInputPort("Presence", 0.5));
    presence.setup(0, 0.5, 1);
  }

  @Override
  void prepare(Dream dream, double tickSeconds) {
    List<Utterance> kind = dream.words().kind();
    tracks = new VoiceTrack[kind.size()];
    for (int i = 0; i < tracks.length; i++) {
      tracks[i] = SharedTrack.say(List.of(kind.get(i)), STRETCH, 0.2, 0, 0.3, VoiceTrack.LIPS);
    }
    random = new Random64(Seeds.of(dream.seed(), "whisper"));
    // Who is to be understood has the tract that the words are known from.
    tract = dream.copy() == 0 ? random.uniform(0.98, 1.06) : random.uniform(1.02, 1.14);
    near = 1;
    saying = 0;
    distinct = dream.copy() == 0 ? tracks.length : 0;
    begin = FIRST;
    if (distinct == 0 && tracks.length > 0) {
      begin = FIRST;
      for (VoiceTrack track : tracks) {
        begin += track.seconds() + BREATH;
      }
      choose(0.5);
    }
  }

  @Override
  void perform(double seconds, int index, VoiceFrame next) {
    next.hush();
    if (tracks.length == 0) {
      return;
    }
    double place = seconds - begin;
    if (place > tracks[saying].seconds()) {
      begin += tracks[saying].seconds();
      if (distinct > 1) {
        distinct--;
        saying++;
        begin += BREATH;
      } else {
        distinct = 0;
        choose(presence.getValues()[index]);
      }
      place = seconds - begin;
    }
    if (place < 0) {
      return;
    }
    tracks[saying].read(place, column);
    double distinctness = Math.max(0, Math.min(1, clarity.getValues()[index])) * near;
    double lost = 1 - distinctness;
    double mask = 1 - lost * (0.5 + 0.5 * Kernels.sin(maskHz * seconds + maskPhase));
    double loud = (0.35 + 0.65 * near) * mask;
    double voiced = column[VoiceTrack.VOICING];
    double open = voiced * VoiceMath.ease(0.3, 0.9, voiced);
    next.ah = loud * WHISPERED * (open + 0.8 * column[VoiceTrack.ASPIRATION]);
    next.breathy = 0;
    next.hz = 100;
    next.f1 = column[VoiceTrack.F1] * 1.15 * tract;
    next.f2 = column[VoiceTrack.F2] * 1.04 * tract;
    next.f3 = column[VoiceTrack.F3] * 1.02 * tract;
    next.f4 = 3500 * tract;
    next.f5 = 4400 * tract;
    double width = 1.3 + 2 * lost;
    next.b1 = 1.6 * width * column[VoiceTrack.B1];
    next.b2 = width * column[VoiceTrack.B2];
    next.b3 = width * column[VoiceTrack.B3];
    next.nasal = 0.6 * column[VoiceTrack.NASAL];
    double hiss = loud * HISS * (0.55 + 0.45 * near);
    VoiceTrack.hiss(column, hiss, next);
  }

  /** What comes next, when, and how half-heard it is. */
  private void choose(double often) {
    saying = random.below(tracks.length);
    // Short words come back sooner, so that they are there for as much of the time as long ones.
    double share = Math.max(0.3, Math.min(3, tracks[saying].seconds() / USUAL));
    double mean = VoiceMath.mix(20, 4, Math.max(0, Math.min(1, often)));
    begin += share * (1.5 + random.exponential(mean));
    near = random.uniform(0.15, 0.5);
    maskHz = random.uniform(0.6, 1.6);
    maskPhase = random.uniform();
  }
}
