package glasswood.unit;

import glasswood.dream.Phone;
import glasswood.dream.Utterance;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What analysis finds in the voice's vowels and in its glottal source. Also for the bench. */
public final class Vowels {
  /** F1, F2, F3 of the ten monophthongs. */
  public enum Monophthong {
    IY(270, 2290, 3010),
    IH(390, 1990, 2550),
    EH(530, 1840, 2480),
    AE(660, 1720, 2410),
    AA(730, 1090, 2440),
    AO(570, 840, 2410),
    UH(440, 1020, 2240),
    UW(300, 870, 2240),
    AH(640, 1190, 2390),
    ER(490, 1350, 1690);

    private final double[] hz;

    Monophthong(double f1, double f2, double f3) {
      hz = new double[] {f1, f2, f3};
    }

    /** The means of Peterson and Barney's men (JASA 24, 1952), in Hz. */
    public double[] hz() {
      return hz.clone();
    }

    public String symbol() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final long SEED = 7;
  private static final double HIGHEST = 6000;

  private Vowels() {}

  /** The formants that linear prediction finds in a vowel as it comes out, ascending, in Hz. */
  public static double[] found(String symbol, boolean voiced, int rate) {
    List<Phone> phones = List.of(new Phone(symbol, 0, 1.4, 100, 100, 0, 1));
    VoiceTrack track = VoiceTrack.say(List.of(new Utterance(symbol, phones, 1.4)), 1, 0.1, 0, 0.1);
    double[] sound = articulate(track, voiced, rate);
    double[] middle = Arrays.copyOfRange(sound, rate / 4, rate * 13 / 10);
    return voiced
        ? VoiceAnalysis.voicedFormants(middle, rate)
        : VoiceAnalysis.formants(VoiceAnalysis.decimated(middle, rate, VoiceAnalysis.LPC_RATE), 0);
  }

  /**
   * A track as it stands, voiced like speech or breathed like a whisper. Its pitch rises by a
   * fourth in a second, so that harmonics come by every part of a formant.
   */
  static double[] articulate(VoiceTrack track, boolean voiced, int rate) {
    VoiceCore core = new VoiceCore();
    core.begin(rate, SEED);
    VoiceFrame frame = new VoiceFrame();
    double[] column = new double[VoiceTrack.COLUMNS];
    double[] sound = new double[(int) (track.seconds() * rate) / 64 * 64];
    for (int at = 0; at < sound.length; at += 64) {
      double seconds = (at + 64) / (double) rate;
      track.read(seconds, column);
      frame.hz = 82 * Math.pow(4 / 3.0, seconds);
      frame.av = voiced ? column[VoiceTrack.VOICING] : 0;
      frame.ah = column[VoiceTrack.ASPIRATION] + (voiced ? 0 : column[VoiceTrack.VOICING]);
      frame.breathy = 0;
      frame.f1 = column[VoiceTrack.F1];
      frame.f2 = column[VoiceTrack.F2];
      frame.f3 = column[VoiceTrack.F3];
      frame.b1 = column[VoiceTrack.B1];
      frame.b2 = column[VoiceTrack.B2];
      frame.b3 = column[VoiceTrack.B3];
      frame.nasal = column[VoiceTrack.NASAL];
      VoiceTrack.hiss(column, 1, frame);
      core.aim(frame);
      core.run(sound, at, at + 64);
    }
    return sound;
  }

  /**
   * The strongest of what the glottal source's harmonics beyond half the rate fold to below 6 kHz,
   * where the tract lets it through, in dB relative to the fundamental; the source is as bright as
   * voices have it.
   *
   * @param about pitch in Hz; the nearest is taken whose harmonics fold between the others
   */
  public static double aliasDb(double about, int rate) {
    double hz = rate / (Math.rint(rate / about) + 0.37);
    VoiceCore core = new VoiceCore();
    core.begin(rate, SEED);
    VoiceFrame frame = new VoiceFrame();
    frame.hz = hz;
    frame.av = 1;
    frame.jitter = 0;
    frame.shimmer = 0;
    frame.tiltHz = 8000;
    double[] sound = new double[3 * rate / 2 / 64 * 64];
    for (int at = 0; at < sound.length; at += 64) {
      core.aim(frame);
      core.run(sound, at, at + 64);
    }
    double[] steady = Arrays.copyOfRange(sound, sound.length - rate, sound.length);
    double strongest = 0;
    for (int k = (int) ((rate - HIGHEST) / hz); k * hz < 2 * rate + HIGHEST; k++) {
      double folded = Math.abs(k * hz - rate * Math.rint(k * hz / rate));
      // Below 40 Hz there is no voice, only what is left of its beginning.
      if (folded > 40 && folded < HIGHEST) {
        strongest = Math.max(strongest, amplitude(steady, folded, rate));
      }
    }
    return VoiceAnalysis.db(strongest / amplitude(steady, hz, rate));
  }

  /** Of a tone under a raised cosine. */
  private static double amplitude(double[] x, double hz, int rate) {
    double re = 0;
    double im = 0;
    double cos = 1;
    double sin = 0;
    double stepCos = Math.cos(2 * Math.PI * hz / rate);
    double stepSin = Math.sin(2 * Math.PI * hz / rate);
    for (int i = 0; i < x.length; i++) {
      double value = x[i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / x.length));
      re += value * cos;
      im += value * sin;
      double next = cos * stepCos - sin * stepSin;
      sin = cos * stepSin + sin * stepCos;
      cos = next;
    }
    return Math.hypot(re, im);
  }
}
