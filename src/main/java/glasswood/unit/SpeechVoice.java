package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import glasswood.dream.Dream;
import glasswood.dream.Phone;
import glasswood.dream.Utterance;
import java.util.List;

/**
 * One mouth of the chorus: speaks the harsh words in unison with its copies, and dissolves into the
 * hymn.
 *
 * <pre>
 * Inputs   amplitude  0…1, default 1, per frame
 *          dissolve   0…1, default 0: 0 speaks, 1 sings; read every 64 frames
 *          roughness  0…1, default 1: how harsh at dissolve 0; read every 64 frames
 *          part       −1…3, default −1: bass … soprano; −1 is the copy's number modulo 4;
 *                     read every 64 frames
 * Output   output     one voice, a vowel about 0.1 RMS
 * State    a voice, a place in the words, a place in the hymn; begun by enter
 * Cost     about 40 ns a frame; allocates nothing
 * Source   Klatt and Klatt 1990 (voice); Arnal et al., "Human screams occupy a privileged niche in
 *          the communication soundscape", Current Biology 25 (2015) (roughness 40–70 Hz)
 * </pre>
 *
 * <p>The stages of {@code dissolve} are those of {@link Dissolve}. A control that jumps is followed
 * within half a second. Each voice turns a little earlier or later than the others; at 0 and at 1
 * all agree. The words run on a clock that depends on {@code dissolve} and the time alone, so that
 * copies and layers stay together; its pace wanders by a tenth, so that no round is like the one
 * before. Without words the mouths sing open vowels instead.
 */
public final class SpeechVoice extends VoiceUnit {
  public final UnitInputPort dissolve;
  public final UnitInputPort roughness;
  public final UnitInputPort part;

  private static final double STRETCH = 1.3;
  private static final double LEAD = 0.35;
  private static final double PAUSE = 0.6;
  private static final double TAIL = 0.75;

  /** At 78 Hz six periods: no voice is there from one period to the next. */
  private static final double GLOTTIS = 0.08;

  /**
   * How much further from unison the voices are at most than when they speak: ±0.18 s, which hides
   * words as no noise does.
   */
  private static final double APART = 5;

  private static final double CONSONANT_STRETCH_OCTAVES = 1.5;
  private static final double TREMOR_DEPTH = 0.35;

  /**
   * All mouths tremble together: what differs from voice to voice the ear takes for noise, and does
   * not find rough.
   */
  private static final double TREMOR_HZ = 54;

  private static final double TREMOR_SINE = Math.sqrt(3);
  private static final double TREMOR_CUBE = 4 / (3 * Math.sqrt(3));

  /** How far the pitch of speech rises when its roughness goes. */
  private static final double RELIEF_OCTAVES = 0.3;

  /** Vowels without consonants fill the time more; this keeps the loudness through the dissolve. */
  private static final double HELD_LEVEL = 0.85;

  /** Twelve mouths that hiss together must not startle. */
  private static final double SIBILANCE = 0.75;

  private static final double SONG_LEVEL = 0.9;

  /** What comes through the walls of a closed mouth is dull. */
  private static final double BAR_TILT = 0.9;

  /** However fast the control moves, the words' clock takes so many seconds from 0 to 1 … */
  private static final double SHORTEST_TURN = 0.4;

  /** … and the voices as long and up to so much longer, one after the other. */
  private static final double LONGER_TURN = 0.5;

  /** A voice so soft may leap. */
  private static final double UNHEARD = 0.02;

  private static final double SHORTEST_ROUGHENING = 0.2;

  private final double[] column = new double[VoiceTrack.COLUMNS];
  private VoiceTrack words = VoiceTrack.silence();
  private VoiceTemper[] tempers = VoiceTemper.ofParts(0);
  private VoiceTemper temper = tempers[0];
  private HymnLine line = new HymnLine(List.of(), 110);
  private int copyPart;
  private int copy;
  private final Dissolve stage = new Dissolve();
  private double tick;
  private double place;
  private double pitch;
  private double portamento;
  private double toneHz;
  private double toneOctave;
  private int decidedChord;
  private boolean ownPart;
  private double turning;
  private double ownTurning;
  private double harshness;
  private double tuned;
  private double loud;

  /** A mouth with dissolve 0, roughness 1 and its copy's part. */
  public SpeechVoice() {
    addPort(dissolve = new UnitInputPort("Dissolve", 0));
    dissolve.setup(0, 0, 1);
    addPort(roughness = new UnitInputPort("Roughness", 1));
    roughness.setup(0, 1, 1);
    addPort(part = new UnitInputPort("Part", -1));
    part.setup(-1, -1, 3);
  }

  @Override
  void prepare(Dream dream, double tickSeconds) {
    tick = tickSeconds;
    copy = dream.copy();
    copyPart = copy & 3;
    tempers = VoiceTemper.ofParts(dream.seed());
    temper = tempers[copyPart];
    line = new HymnLine(dream.hymn(), 2 * dream.tuning().rootHz());
    List<Utterance> harsh = dream.words().harsh();
    words =
        SharedTrack.say(harsh.isEmpty() ? vowels() : harsh, STRETCH, LEAD, PAUSE, TAIL, GLOTTIS);
    place = 0;
    pitch = 0;
    portamento = 1 - Kernels.exp(-tickSeconds / 0.09);
    decidedChord = -1;
    ownPart = false;
    turning = -1;
    tuned = 0;
    loud = 1;
  }

  /** The part that a port's value asks for. */
  static int partOf(double value, int copyPart) {
    return value < -0.5 ? copyPart : (int) Math.min(3, Math.max(0, Math.rint(value)));
  }

  /**
   * The number of a singer among those of all parts, whether the parts are copies of one unit or
   * units of their own.
   */
  static int singer(double part, int copy) {
    return part < -0.5 ? copy + (copy >> 2) : copy + (int) Math.rint(part);
  }

  /** What mouths say when there are no words. */
  private static List<Utterance> vowels() {
    return List.of(vowel("aa", 0.5), vowel("ow", 0.45), vowel("uw", 0.5));
  }

  private static Utterance vowel(String symbol, double seconds) {
    return new Utterance(symbol, List.of(new Phone(symbol, 0, seconds, 100, 94, 0, 1)), seconds);
  }

  @Override
  void perform(double seconds, int index, VoiceFrame next) {
    double asked = part.getValues()[index];
    temper = tempers[partOf(asked, copyPart)];
    double turned = Math.max(0, Math.min(1, dissolve.getValues()[index]));
    double rough = Math.max(0, Math.min(1, roughness.getValues()[index]));
    follow(turned, rough);
    stage.at(turning, ownTurning, temper.turn);
    advance(seconds);
    words.read(wrapped(place - temper.lag * (1 + APART * stage.apart)), column);
    line.at(seconds, temper, singer(asked, copy), ownPart && stage.settled > 0.9);
    speak(seconds, harshness * stage.rough, next);
    sing(seconds, harshness * stage.rough, next);
  }

  /** Controls may jump, voices do not. */
  private void follow(double turned, double rough) {
    if (turning < 0) {
      turning = turned;
      ownTurning = turned;
      harshness = rough;
      return;
    }
    turning = nearer(turning, turned, tick / SHORTEST_TURN);
    double own = SHORTEST_TURN + LONGER_TURN * temper.turn;
    ownTurning = nearer(ownTurning, turned, tick / own);
    harshness = nearer(harshness, rough, tick / SHORTEST_ROUGHENING);
  }

  private static double nearer(double from, double to, double most) {
    return from + Math.max(-most, Math.min(most, to - from));
  }

  private void advance(double seconds) {
    // Nobody speaks twice at the same pace; a litany that did would be a loop.
    double pace = 0.12 * Kernels.sin(seconds / 41) + 0.09 * Kernels.sin(seconds / 13.7);
    double vowel = words.value(place, VoiceTrack.VOWEL);
    double octaves =
        stage.stretch
            * VoiceMath.mix(CONSONANT_STRETCH_OCTAVES, Dissolve.VOWEL_STRETCH_OCTAVES, vowel);
    place = wrapped(place + tick * Kernels.exp2(pace - octaves));
  }

  private double wrapped(double at) {
    double cycle = words.seconds();
    return at < 0 ? at + cycle : at >= cycle ? at - cycle : at;
  }

  /** The word's share of the frame. */
  private void speak(double seconds, double rough, VoiceFrame next) {
    double spoken = stage.consonants;
    double soft = stage.soft;
    next.f1 = VoiceMath.mix(column[VoiceTrack.SUNG_F1], column[VoiceTrack.F1], spoken);
    next.f2 = VoiceMath.mix(column[VoiceTrack.SUNG_F2], column[VoiceTrack.F2], spoken);
    next.f3 = VoiceMath.mix(column[VoiceTrack.SUNG_F3], column[VoiceTrack.F3], spoken);
    next.b1 = VoiceMath.mix(80, column[VoiceTrack.B1], spoken);
    next.b2 = VoiceMath.mix(90, column[VoiceTrack.B2], spoken);
    next.b3 = VoiceMath.mix(130, column[VoiceTrack.B3], spoken);
    double am = 1 + TREMOR_DEPTH * rough * tremor(Kernels.sin(TREMOR_HZ * seconds));
    double held = HELD_LEVEL * column[VoiceTrack.SUNG];
    next.av = am * VoiceMath.mix(held, column[VoiceTrack.VOICING], spoken);
    next.ah = spoken * am * column[VoiceTrack.ASPIRATION] + 0.025 * temper.breathiness * next.av;
    next.breathy = 0.8;
    next.nasal = spoken * column[VoiceTrack.NASAL];
    VoiceTrack.hiss(column, SIBILANCE * spoken * am, next);
    next.openQuotient = VoiceMath.mix(0.54 - 0.12 * rough, 0.68, soft);
    next.tiltHz =
        VoiceMath.mix(4000 + 5000 * rough, 1500, soft)
            * (1 - BAR_TILT * spoken * column[VoiceTrack.BAR]);
    next.jitter = 0.004;
    next.shimmer = VoiceMath.mix(0.03, 0.02, soft);
    next.diplophonia = 0.05 * rough;
  }

  /**
   * A sine and a sixth of its third harmonic, which flattens its crests: (2/√3) (sin x + sin 3x /
   * 6), whose fundamental is 15 % stronger than a sine's that goes as far.
   */
  static double tremor(double sine) {
    return sine * (TREMOR_SINE - TREMOR_CUBE * sine * sine);
  }

  /** The logarithm of a tone, which seldom changes. */
  private double octave(double hz) {
    if (hz != toneHz) {
      toneHz = hz;
      toneOctave = Kernels.log2(hz);
    }
    return toneOctave;
  }

  /** Blends in the hymn. */
  private void sing(double seconds, double rough, VoiceFrame next) {
    double home = temper.speakingOctave + RELIEF_OCTAVES * (1 - rough);
    choosePart();
    double wanted = octave(ownPart ? line.tone : line.nearest(1.23 * temper.speakingHz));
    pitch = pitch == 0 ? wanted : pitch + portamento * (wanted - pitch);
    tuned = nearer(tuned, ownPart ? 1 : stage.glide, tick / SHORTEST_TURN);
    double cents =
        stage.melody * (temper.cents + 1.6 * column[VoiceTrack.CENTS])
            + 4 * temper.drift(seconds)
            + 25 * stage.vibrato * line.ripeness * temper.vibrato(seconds);
    next.hz = Kernels.exp2(VoiceMath.mix(home, pitch, tuned) + cents / 1200);

    double hymn = stage.hymn;
    double song = SONG_LEVEL * line.level * line.effort();
    next.av = VoiceMath.mix(next.av, song, hymn);
    loud = next.av;
    next.ah = VoiceMath.mix(next.ah, 0.03 * temper.breathiness * line.level, hymn);
    double settled = stage.settled;
    next.f1 = VoiceMath.mix(next.f1, line.formant(0), settled) * temper.tract;
    next.f2 = VoiceMath.mix(next.f2, line.formant(1), settled) * temper.tract;
    next.f3 = VoiceMath.mix(next.f3, line.formant(2), settled) * temper.tract;
    next.f1 = Math.max(next.f1, 1.2 * next.hz * tuned);
    next.b1 = VoiceMath.mix(next.b1, 90 + 0.45 * next.hz, tuned);
    next.f4 = 3350 * temper.tract;
    next.f5 = 4250 * temper.tract;
    next.nasal =
        VoiceMath.mix(next.nasal, 1 - VoiceMath.ease(0.2, 1, line.opening), settled * hymn);
    next.tiltHz *=
        VoiceMath.mix(1, 0.4 + 0.5 * line.level * VoiceMath.ease(0, 1.6, line.opening), hymn);
  }

  /**
   * A voice leaves the common tone for its own where nobody hears it leap: between two words, or
   * where a chord begins after a breath.
   */
  private void choosePart() {
    boolean begins = line.chord != decidedChord && line.position > -0.1 && line.fresh > 0;
    if (decidedChord < 0 || begins || loud < UNHEARD) {
      decidedChord = line.chord;
      boolean own = stage.leaves;
      if (own != ownPart) {
        ownPart = own;
        pitch = 0;
        tuned = own ? 1 : stage.glide;
      }
    }
  }
}
