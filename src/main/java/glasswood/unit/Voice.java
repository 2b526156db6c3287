package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import glasswood.dream.Dream;
import glasswood.dream.Utterance;
import java.util.List;

/**
 * One voice that says what the dream says, anywhere between whisper, speech, murmur and song, from
 * a man's to a child's, from harsh to breathy.
 *
 * <pre>
 * Inputs   amplitude    0…1, default 1, per frame
 *          text         0…2, default 1: 0 the harsh words, 1 the kind ones, 2 the name; read between
 *                       two texts
 *          frequency    Hz, 40…800, default 110: middle of the speaking pitch, or the sung tone
 *          melody       0…2, default 1: how far the pitch of speech rises and falls
 *          pace         0.25…4, default 1: speed of speech
 *          pause        s, 0…20, default 0.6: silence between two texts
 *          whisper      0…1, default 0: breath instead of voice
 *          murmur       0…1, default 0: with the mouth shut
 *          song         0…1, default 0: vowels are held, on one tone
 *          vibrato      0…100 cents, default 25: of song, arrives late
 *          harshness    0…1, default 0: pressed, irregular, every second cycle weaker
 *          breathiness  0…1, default 0.15: soft, with breath in it
 *          size         0.6…1.2, default 1: length of the vocal tract; 0.87 a woman's, 0.74 a child's
 * Output   output       one voice, a vowel about 0.1 RMS
 * State    a voice and a place in a text; begun by enter; all but amplitude are read every 64 frames
 * Cost     about 30 ns a frame; allocates nothing
 * Source   Klatt and Klatt 1990; whisper after Jovičić, Acustica 84 (1998); size after Fant, "A note
 *          on vocal tract size factors and non-uniform F-pattern scalings", STL-QPSR 4 (1966)
 * </pre>
 *
 * <p>Without words of its kind in the dream it is silent.
 */
public final class Voice extends VoiceUnit {
  public final UnitInputPort text;
  public final UnitInputPort frequency;
  public final UnitInputPort melody;
  public final UnitInputPort pace;
  public final UnitInputPort pause;
  public final UnitInputPort whisper;
  public final UnitInputPort murmur;
  public final UnitInputPort song;
  public final UnitInputPort vibrato;
  public final UnitInputPort harshness;
  public final UnitInputPort breathiness;
  public final UnitInputPort size;

  private static final double LEAD = 0.1;
  private static final double TAIL = 0.15;

  /** A held vowel is 26 times as long as a spoken one, a consonant nearly three times. */
  private static final double VOWEL_STRETCH_OCTAVES = 4.74;

  private static final double CONSONANT_STRETCH_OCTAVES = 1.5;
  private static final double WHISPERED = 1.3;
  private static final double WHISPERED_HISS = 0.55;

  /** Controls that jump are followed within this many seconds. */
  private static final double FOLLOW = 0.05;

  private final double[] column = new double[VoiceTrack.COLUMNS];
  private final double[] manner = new double[6];
  private VoiceTrack[][] tracks = new VoiceTrack[3][0];
  private VoiceTemper temper = new VoiceTemper(0, 0);
  private double tick;
  private double following;
  private double portamento;
  private int list;
  private int saying;
  private double place;
  private double rest;
  private double held;
  private double pitch;
  private boolean begun;

  /** A man's speaking voice that says the kind words. */
  public Voice() {
    text = input("Text", 0, 1, 2);
    frequency = input("Frequency", 40, 110, 800);
    melody = input("Melody", 0, 1, 2);
    pace = input("Pace", 0.25, 1, 4);
    pause = input("Pause", 0, 0.6, 20);
    whisper = input("Whisper", 0, 0, 1);
    murmur = input("Murmur", 0, 0, 1);
    song = input("Song", 0, 0, 1);
    vibrato = input("Vibrato", 0, 25, 100);
    harshness = input("Harshness", 0, 0, 1);
    breathiness = input("Breathiness", 0, 0.15, 1);
    size = input("Size", 0.6, 1, 1.2);
  }

  @Override
  void prepare(Dream dream, double tickSeconds) {
    tick = tickSeconds;
    following = 1 - Kernels.exp(-tickSeconds / FOLLOW);
    portamento = 1 - Kernels.exp(-tickSeconds / 0.09);
    temper = new VoiceTemper(dream.seed(), 0);
    Utterance name = dream.words().name();
    tracks[0] = tracks(dream.words().harsh());
    tracks[1] = tracks(dream.words().kind());
    tracks[2] = tracks(name == null ? List.of() : List.of(name));
    list = -1;
    saying = 0;
    place = 0;
    rest = 0;
    held = 0;
    pitch = 0;
    begun = false;
  }

  private static VoiceTrack[] tracks(List<Utterance> said) {
    return said.stream()
        .map(utterance -> VoiceTrack.say(List.of(utterance), 1, LEAD, 0, TAIL))
        .toArray(VoiceTrack[]::new);
  }

  @Override
  void perform(double seconds, int index, VoiceFrame next) {
    follow(0, whisper, index);
    follow(1, murmur, index);
    follow(2, song, index);
    follow(3, harshness, index);
    follow(4, breathiness, index);
    follow(5, size, index);
    double tone = Kernels.log2(clamped(frequency, index));
    pitch = pitch == 0 ? tone : pitch + portamento * (tone - pitch);
    begun = true;
    if (!advance(index)) {
      next.hush();
      held = 0;
      return;
    }
    tracks[list][saying].read(place, column);
    articulate(next);
    source(seconds, index, next);
  }

  private void follow(int k, UnitInputPort port, int index) {
    double wanted = clamped(port, index);
    manner[k] += begun ? following * (wanted - manner[k]) : wanted - manner[k];
  }

  /** Moves on in the text; false while nothing is said. */
  private boolean advance(int index) {
    if (list < 0 || place >= tracks[list][saying].seconds()) {
      if (list >= 0 && rest < clamped(pause, index)) {
        rest += tick;
        return false;
      }
      int wanted = (int) Math.rint(clamped(text, index));
      saying = wanted == list ? saying + 1 : 0;
      if (tracks[wanted].length == 0) {
        list = -1;
        return false;
      }
      list = wanted;
      saying %= tracks[list].length;
      place = 0;
      rest = 0;
    }
    double vowel = tracks[list][saying].value(place, VoiceTrack.VOWEL);
    double octaves = VoiceMath.mix(CONSONANT_STRETCH_OCTAVES, VOWEL_STRETCH_OCTAVES, vowel);
    place += tick * clamped(pace, index) * Kernels.exp2(-octaves * manner[2]);
    held = vowel > 0.5 ? held + tick : 0;
    return true;
  }

  /** The tract: where the tongue is, how far the lips are open, how long it is. */
  private void articulate(VoiceFrame next) {
    double hushed = manner[0];
    double closed = manner[1];
    double tract = 1 / manner[5];
    next.f1 = formant(0, closed) * tract * (1 + 0.15 * hushed);
    next.f2 = formant(1, closed) * tract * (1 + 0.04 * hushed);
    next.f3 = formant(2, closed) * tract * (1 + 0.02 * hushed);
    next.f4 = 3400 * tract;
    next.f5 = 4300 * tract;
    // Shorter tracts lose more to their walls and lips.
    double width = Math.sqrt(tract) * (1 + 0.3 * hushed);
    next.b1 = width * (1 + 0.6 * hushed) * column[VoiceTrack.B1];
    next.b2 = width * column[VoiceTrack.B2];
    next.b3 = width * column[VoiceTrack.B3];
    next.nasal = VoiceMath.mix((1 - 0.4 * hushed) * column[VoiceTrack.NASAL], 1, closed);
    double hiss = (1 - closed) * VoiceMath.mix(1, WHISPERED_HISS, hushed);
    VoiceTrack.hiss(column, hiss, next);
    next.lowHz *= Math.min(1.2, tract);
    next.highHz *= Math.min(1.2, tract);
  }

  private double formant(int k, double closed) {
    double spoken = VoiceMath.mix(column[k], column[VoiceTrack.SUNG_F1 + k], 0.5 * manner[2]);
    return VoiceMath.mix(spoken, HymnLine.formant(k, 0.15), 0.9 * closed);
  }

  /** The larynx: how much voice, how much breath, how regular. */
  private void source(double seconds, int index, VoiceFrame next) {
    double hushed = manner[0];
    double closed = manner[1];
    double sung = manner[2];
    double harsh = manner[3];
    double soft = manner[4];
    double voiced =
        VoiceMath.mix(
            column[VoiceTrack.VOICING],
            0.8 * Math.max(column[VoiceTrack.SUNG], column[VoiceTrack.HUMMED]),
            Math.max(closed, 0.5 * sung));
    double open = voiced * VoiceMath.ease(0.3, 0.9, voiced);
    double breath = (1 - closed) * column[VoiceTrack.ASPIRATION];
    next.av = voiced * (1 - hushed) * (1 - 0.3 * soft);
    next.ah =
        VoiceMath.mix(
            breath + (0.005 + 0.22 * soft) * voiced, WHISPERED * (open + 0.8 * breath), hushed);
    next.breathy = 0.8 * (1 - hushed);
    next.openQuotient = 0.58 - 0.16 * harsh + 0.2 * soft * (1 - harsh);
    double bar = 1 - 0.9 * column[VoiceTrack.BAR];
    next.tiltHz = Kernels.exp2(11.75 + 1.3 * harsh - 2.6 * soft - 0.8 * closed) * bar;
    next.jitter = 0.004 + 0.014 * harsh;
    next.shimmer = 0.03 + 0.09 * harsh;
    next.diplophonia = 0.3 * harsh * harsh;
    double wave = clamped(vibrato, index) * sung * VoiceMath.ease(0.9, 2.6, held);
    double cents =
        clamped(melody, index) * (1 - sung) * column[VoiceTrack.CENTS]
            + 4 * temper.drift(seconds)
            + wave * temper.vibrato(seconds);
    next.hz = Kernels.exp2(pitch + cents / 1200);
    // A sung formant does not lie below the tone.
    next.f1 = Math.max(next.f1, 1.2 * next.hz * sung);
    next.b1 = VoiceMath.mix(next.b1, Math.max(next.b1, 70 + 0.35 * next.hz), sung);
  }
}
