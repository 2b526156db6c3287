package glasswood.unit;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.UnitSource;
import glasswood.dream.Dream;
import glasswood.dream.Random64;
import glasswood.dream.Recording;
import glasswood.dream.Recording.Kind;
import glasswood.dream.Seeds;
import java.util.List;

/**
 * The listener's own voice in the chorus: says the harsh recordings as they are, and dissolves with
 * the other mouths. Silent without recordings.
 *
 * <pre>
 * Inputs   amplitude  0…1, default 1, per frame
 *          dissolve   0…1, default 0: 0 speaks, 1 sings; read at each period of the voice
 *          part       −1…3, default −1: whose tone of the chord it is bent to, in the octave nearest
 *                     to the voice; −1 is the tone nearest to the voice; read at each period
 * Output   output     one voice, vowels about 0.1 RMS
 * State    a place in a recording, grains that are not over, a place in the hymn; begun by enter
 * Cost     about 60 ns a frame; nothing without recordings; allocates nothing
 * Source   Moulines and Charpentier, Speech Communication 9 (1990): TD-PSOLA
 * </pre>
 *
 * <p>At 0 grain follows grain as in the recording, whose samples therefore come out as they are.
 * The stages of {@code dissolve} are those of {@link Dissolve}, as for the mouths: consonants fade,
 * the pitch is bent to the chord, what is between vowels makes room for a slow change from one
 * vowel to the next, vibrato arrives, vowels stretch to 4 s. A recording has no formants to leave
 * its vowels for. Grains are moved, never resampled, so formants stay. All that changes from one
 * grain to the next is crossfaded by their windows.
 *
 * <p>The first copy says the recordings from their beginning; others begin elsewhere, so that
 * several copies are several mouths.
 */
public final class OwnVoice extends EventUnit implements UnitSource {
  public final UnitInputPort amplitude;
  public final UnitInputPort dissolve;
  public final UnitInputPort part;
  public final UnitOutputPort output;

  private static final double FOLLOW_SECONDS = 0.05;
  private static final double PORTAMENTO_SECONDS = 0.09;

  /** What is between two vowels is changed over in this time when it sings. */
  private static final double BRIDGE_SECONDS = 0.9;

  private static final double SILENCE_SECONDS = 0.01;
  private static final double SONG_LEVEL = 0.9;
  private static final double VIBRATO_CENTS = 18;
  private static final double DRIFT_CENTS = 3;
  private static final double DULL = 0.55;
  private static final double WANDER = 1.3;
  private static final double WANDER_HZ = 0.43;

  private OwnGrains[] takes = new OwnGrains[0];
  private VoiceTemper[] tempers = VoiceTemper.ofParts(0);
  private HymnLine line = new HymnLine(List.of(), 110);
  private Random64 random = new Random64(0);
  private final Dissolve stage = new Dissolve();
  private final GrainRing ring = new GrainRing();
  private OwnGrain grain = new OwnGrain(0, 0);
  private int singer;
  private int most;
  private int rate;
  private int ahead;

  /** Which recording is said, and which one is next. */
  private int take;

  private int following;

  /** Between which of its marks; from count on, in the silence behind it. */
  private double place;

  private double silence;
  private double mark;
  private double turned;
  private double pitch;

  /** A voice with dissolve 0 and its own tone. */
  public OwnVoice() {
    addPort(amplitude = new UnitInputPort("Amplitude", 1));
    amplitude.setup(0, 1, 1);
    addPort(dissolve = new UnitInputPort("Dissolve", 0));
    dissolve.setup(0, 0, 1);
    addPort(part = new UnitInputPort("Part", -1));
    part.setup(-1, -1, 3);
    addPort(output = new UnitOutputPort());
  }

  @Override
  public UnitOutputPort getOutput() {
    return output;
  }

  @Override
  public void enter(Dream dream) {
    rate = getFrameRate();
    singer = dream.copy();
    List<Recording> harsh = dream.recordings().harsh();
    takes = new OwnGrains[harsh.size()];
    for (int i = 0; i < takes.length; i++) {
      if (harsh.get(i).rate() != rate) {
        throw new IllegalArgumentException(
            "a recording of " + harsh.get(i).rate() + " frames a second in a dream of " + rate);
      }
      takes[i] = new OwnGrains(harsh.get(i));
    }
    tempers = VoiceTemper.ofParts(dream.seed());
    line = new HymnLine(dream.hymn(), 2 * dream.tuning().rootHz());
    random = new Random64(Seeds.of(dream.seed(), "own voice"));
    most = (int) (OwnGrains.LONGEST * rate);
    ahead = most + GrainRing.TAPS;
    if (takes.length > 0) {
      ring.begin(rate, ahead);
      grain = new OwnGrain(most, GrainRing.TAPS);
    }
    take = 0;
    place = 0;
    if (takes.length > 0 && dream.copy() > 0) {
      take = dream.copy() % takes.length;
      place = Math.rint(takes[take].count() * (double) dream.copy() / dream.copies());
    }
    following = takes.length == 0 ? 0 : (take + 1) % takes.length;
    silence = pause();
    mark = ahead + Math.rint(0.4 * rate);
    turned = Double.NaN;
    pitch = 0;
    restart();
  }

  /** Marks of silence between two recordings. */
  private double pause() {
    return Math.rint(random.uniform(0.6, 1.3) / SILENCE_SECONDS);
  }

  @Override
  long happen(long frame, int index) {
    if (takes.length == 0) {
      return NEVER;
    }
    double d = Math.max(0, Math.min(1, dissolve.getValues()[index]));
    while (mark - ahead <= frame) {
      mark += say(d, part.getValues()[index]);
    }
    return (long) Math.ceil(mark) - ahead;
  }

  /** Puts the grain of one mark into the ring; returns how far the next mark is, in frames. */
  private double say(double wanted, double asked) {
    OwnGrains now = takes[take];
    double seconds = mark / rate;
    boolean silent = place > now.count() - 1;
    int at = silent ? now.count() - 1 : (int) place;
    double between = place - at;
    double natural =
        silent
            ? Math.rint(SILENCE_SECONDS * rate)
            : VoiceMath.mix(now.after(at), now.after(Math.min(now.count() - 1, at + 1)), between);
    double last = Double.isNaN(turned) ? wanted : turned;
    turned = last + (wanted - last) * (1 - Kernels.exp(-natural / rate / FOLLOW_SECONDS));
    if (Math.abs(turned - wanted) < 1e-4) {
      turned = wanted;
    }
    int singing = SpeechVoice.partOf(asked, 0);
    VoiceTemper temper = tempers[singing];
    stage.at(turned, turned, temper.turn);
    line.at(seconds, temper, singer, false);
    double home = now.hz();
    double tone = asked < -0.5 ? line.nearest(home) : folded(line.tone, home);
    double goal = Kernels.log2(tone);
    double portamento = 1 - Kernels.exp(-natural / rate / PORTAMENTO_SECONDS);
    pitch = pitch == 0 ? goal : pitch + portamento * (goal - pitch);
    double cents =
        DRIFT_CENTS * temper.drift(seconds)
            + VIBRATO_CENTS * stage.vibrato * line.ripeness * temper.vibrato(seconds);
    boolean voiced = !silent && now.kind(at) != Kind.VOICELESS;
    double period =
        stage.glide == 0
            ? natural
            : rate / Kernels.exp2(bent(natural, voiced, home) + cents / 1200);
    period = Math.min(period, most);

    grain.clear();
    double speed =
        !silent && now.vowelBegin(at) >= 0
            ? vowel(now, at, between, natural, period)
            : passage(now, at, between, silent, natural, period);
    double gain = VoiceMath.mix(1, SONG_LEVEL * line.level, stage.hymn);
    ring.lay(grain, mark, gain, DULL * stage.soft);
    place += period / natural * speed;
    arrive();
    return period;
  }

  /**
   * The pitch of a period as the log of Hz: its own, and more and more that of the chord, around
   * which the melody of speech stays for a while. What has no voice has no melody.
   */
  private double bent(double natural, boolean voiced, double home) {
    double spoken = Kernels.log2(rate / natural);
    double from = voiced ? Kernels.log2(home) : spoken;
    return VoiceMath.mix(from, pitch, stage.glide) + stage.melody * (spoken - from);
  }

  /** The tone in the octave in which it is nearest to {@code home}. */
  private static double folded(double tone, double home) {
    return tone * Kernels.exp2(Math.rint(Kernels.log2(home / tone)));
  }

  /** A grain of a vowel; returns the speed. */
  private double vowel(OwnGrains now, int at, double between, double natural, double period) {
    double level = evened(now, at) * Math.sqrt(period / natural);
    held(now, at, between, level);
    return Kernels.exp2(-Dissolve.VOWEL_STRETCH_OCTAVES * stage.stretch);
  }

  /** Adds the grain around a place in a vowel, which wanders a little while it is held. */
  private void held(OwnGrains from, int at, double between, double gain) {
    double wander = stage.soft * WANDER * Kernels.sin(WANDER_HZ * mark / rate);
    double around = Math.min(from.vowelEnd(at), at + between + wander);
    around = Math.max(from.vowelBegin(at), around);
    from.addAround(around, 1 + 2 * stage.soft, gain, grain);
  }

  /** Factor that makes all of a held vowel as loud as vowels are on average. */
  private double evened(OwnGrains from, int mark) {
    double level = from.level(mark);
    double factor = level <= 0 ? 1 : Math.min(3, from.vowelLevel() / level);
    return VoiceMath.mix(1, factor, stage.hymn);
  }

  /** A grain of what is between vowels; returns the speed. */
  private double passage(
      OwnGrains now, int at, double between, boolean silent, double natural, double period) {
    boolean voiced = now.kind(at) == Kind.VOICED;
    double filled = stage.hymn;
    double spoken = voiced ? 1 - filled : stage.consonants;
    if (!silent && spoken > 0) {
      // Noise that is said again must not become a tone: any grain nearby will do.
      int shift = voiced || stage.glide == 0 ? 0 : random.below(5) - 2;
      int from = Math.max(0, Math.min(now.count() - 1, at + shift));
      from = now.kind(from) == now.kind(at) ? from : at;
      double fade = Math.sqrt(Math.min(1, period / natural)) * spoken;
      now.add(from, fade * (voiced ? 1 - between : 1), grain);
      if (voiced && between > 0 && at + 1 < now.count()) {
        now.add(at + 1, fade * between, grain);
      }
    }
    int before = now.lastVowel(at);
    int after = silent ? -1 : now.nextVowel(at);
    OwnGrains then = after < 0 ? takes[following] : now;
    int from = before < 0 ? now.nextVowel(0) : before;
    int to = after < 0 ? then.nextVowel(0) : after;
    if (from < 0 || to < 0) {
      return 1;
    }
    double behind = now.count() - 1 + silence;
    double begin = before < 0 ? 0 : before;
    double end = after < 0 ? behind : after;
    double length = Math.max(1, end - begin);
    double done = Math.max(0, Math.min(1, (place - begin) / length));
    if (filled > 0) {
      double share = before < 0 ? 1 : VoiceMath.ease(0, 1, done);
      double level = filled * Math.sqrt(period / natural(now, from));
      held(now, from, 0, (1 - share) * level * evened(now, from));
      level = filled * Math.sqrt(period / natural(then, to));
      held(then, to, 0, share * level * evened(then, to));
    }
    // So that the change takes as long as it should, whatever was between the vowels.
    double seconds = length * natural / rate;
    double sungSpeed = Math.max(1.0 / 16, Math.min(4, seconds / BRIDGE_SECONDS));
    return Kernels.exp2(stage.stretch * Kernels.log2(sungSpeed));
  }

  private static double natural(OwnGrains from, int mark) {
    return from.after(mark);
  }

  /** Goes on with the next recording when this one and the silence behind it are over. */
  private void arrive() {
    double end = takes[take].count() - 1 + silence;
    while (place >= end) {
      place = 0;
      take = following;
      following = (take + 1) % takes.length;
      silence = pause();
      end = takes[take].count() - 1 + silence;
    }
  }

  @Override
  void sound(int from, int to) {
    double[] out = output.getValues();
    double[] gain = amplitude.getValues();
    if (takes.length == 0) {
      for (int i = from; i < to; i++) {
        out[i] = 0;
      }
      return;
    }
    ring.read(out, gain, from, to);
  }
}
