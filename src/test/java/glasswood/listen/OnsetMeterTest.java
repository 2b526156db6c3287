package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import be.tarsos.dsp.AudioEvent;
import be.tarsos.dsp.io.TarsosDSPAudioFormat;
import be.tarsos.dsp.onsets.PercussionOnsetDetector;
import glasswood.dream.Random64;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnsetMeterTest {
  private static final double AT = 2.345;

  /** −35 dBFS. */
  private static final double BED_RMS = 0.0178;

  @ParameterizedTest
  @ValueSource(doubles = {1, 5, 20, 50, 200})
  void theAttackOfAToneIsMeasured(double attackMs) {
    for (double hz : new double[] {120, 440, 1000, 6000}) {
      for (double bedDb : new double[] {-90, -60, -40}) {
        List<Onset> onsets = hear(attack(hz, attackMs, -15, bedDb));
        String about = hz + " Hz on a bed of " + bedDb + " dB: " + onsets;
        // The sudden beginning of the bed, if it can be heard, and the tone.
        assertEquals(bedDb < -70 ? 1 : 2, onsets.size(), about);
        Onset tone = onsets.get(onsets.size() - 1);
        assertEquals(AT, tone.seconds(), 0.004 + 0.25 * attackMs / 1000, about);
        // Bands that end at 200 Hz cannot rise faster than in some milliseconds.
        double tolerance = Math.max(hz < 200 ? 5 : 2.5, 0.125 * attackMs);
        assertEquals(attackMs, tone.attackMs(), tolerance, about);
        assertEquals(attackMs < 20 - tolerance, tone.startles() && attackMs != 20, about);
        // 440 and 120 Hz are weighted.
        double level = -15 - (hz < 200 ? 11 : hz < 800 ? 3.3 : 0);
        // A tone that decays over a second has lost 1.7 dB after 200 ms; 1 kHz is near an edge.
        assertEquals(level, tone.levelDb(), 3, about);
        assertEquals(Math.max(-70, bedDb - 1.7), tone.bedDb(), 0.5, about);
      }
    }
  }

  /** A low voice comes in pulses, each of them sudden; its attack is that of their heights. */
  @ParameterizedTest
  @ValueSource(doubles = {73, 100, 150, 220})
  void pulsesOfAVoiceAreNoAttacks(double hz) {
    double periodMs = 1000 / hz;
    for (double attackMs : new double[] {0, 5, 20, 30, 40, 60, 100, 200}) {
      List<Onset> onsets = hear(pulses(hz, attackMs));
      String about = hz + " Hz in " + attackMs + " ms: " + onsets;
      Onset voice = onsets.get(onsets.size() - 1);
      // One rise, besides the sudden beginning of the bed at 0 s.
      assertEquals(2, onsets.size(), about);
      // Between two pulses nobody knows how high the voice would have been: nothing, half, all is
      // what two periods look like, and whatever is shorter when one pulse falls into its middle.
      double doubt = Math.max(periodMs, 2 * periodMs - attackMs);
      double tolerance = Math.max(doubt + 2.5, 0.35 * attackMs);
      assertEquals(attackMs, voice.attackMs(), tolerance, about);
      if (attackMs == 0) {
        assertTrue(voice.startles(), about);
      } else if (attackMs > 20 + periodMs) {
        assertEquals(false, voice.startles(), about);
      }
    }
  }

  /** Pulses through resonances at 500 and 1,500 Hz on a bed of noise at −80 dB. */
  private static double[] pulses(double hz, double attackMs) {
    double[] out = Tones.noise(3, 1e-4, 5);
    for (double[] formant : new double[][] {{500, 80}, {1500, 200}}) {
      double r = Math.exp(-Math.PI * formant[1] / Tones.RATE);
      double b = 2 * r * Math.cos(2 * Math.PI * formant[0] / Tones.RATE);
      double phase = 0.3;
      double y1 = 0;
      double y2 = 0;
      for (int i = 0; i < out.length; i++) {
        double t = Math.max(0, ((double) i / Tones.RATE - AT) * 1000 / Math.max(0.01, attackMs));
        phase += hz / Tones.RATE;
        double pulse = 0;
        if (phase >= 1) {
          phase--;
          pulse = t < 1 ? 0.5 - 0.5 * Math.cos(Math.PI * t) : 1;
        }
        double y = 0.05 * pulse + b * y1 - r * r * y2;
        y2 = y1;
        y1 = y;
        out[i] += y;
      }
    }
    return out;
  }

  /** A second opinion: what another detector takes for percussion is an onset here, too. */
  @Test
  void whatTarsosFindsPercussiveIsFound() {
    int found = 0;
    for (double attackMs : new double[] {1, 5, 20}) {
      for (double hz : new double[] {120, 440, 1000, 6000}) {
        double[] sound = attack(hz, attackMs, -15, -90);
        List<Onset> ours = hear(sound);
        for (double seconds : percussion(sound)) {
          found++;
          // Its frames are 10.7 ms long and it tells an onset at the end of one.
          assertTrue(
              ours.stream().anyMatch(onset -> Math.abs(onset.seconds() - seconds) < 0.03),
              hz + " Hz in " + attackMs + " ms at " + seconds + " s: " + ours);
        }
      }
    }
    assertTrue(found >= 8, "onsets by TarsosDSP: " + found);
  }

  private static List<Double> percussion(double[] sound) {
    int size = 512;
    int hop = 256;
    List<Double> found = new ArrayList<>();
    PercussionOnsetDetector detector =
        new PercussionOnsetDetector(
            Tones.RATE, size, size - hop, (seconds, salience) -> found.add(seconds));
    AudioEvent event = new AudioEvent(new TarsosDSPAudioFormat(Tones.RATE, 16, 1, true, false));
    event.setOverlap(size - hop);
    for (int at = 0; at + size <= sound.length; at += hop) {
      float[] frame = new float[size];
      for (int i = 0; i < size; i++) {
        frame[i] = (float) sound[at + i];
      }
      event.setFloatBuffer(frame);
      detector.process(event);
    }
    return found;
  }

  @Test
  void noiseThatRisesIsMeasuredToo() {
    for (double attackMs : new double[] {1, 5, 20, 50, 200}) {
      double[] attacks = new double[9];
      for (int seed = 0; seed < 9; seed++) {
        double[] bed = Tones.noise(seed, 0.003, 5);
        double[] noise = Tones.noise(seed + 100, 0.2, 5);
        for (int i = 0; i < bed.length; i++) {
          double t = Math.max(0, (i - AT * Tones.RATE) / (attackMs / 1000 * Tones.RATE));
          bed[i] += noise[i] * (t < 1 ? 0.5 - 0.5 * Math.cos(Math.PI * t) : 1);
        }
        List<Onset> onsets = hear(bed);
        attacks[seed] = near(onsets, 0.15).attackMs();
      }
      // Noise sways while it rises, and its smoothing reads short attacks a third too long; below
      // 4 ms they are not told apart.
      Arrays.sort(attacks);
      String all = Arrays.toString(attacks);
      assertEquals(attackMs, attacks[4], Math.max(4, 0.35 * attackMs), all);
    }
  }

  @Test
  void bedsThatSwayHaveNoOnsets() {
    int found = 0;
    for (int seed = 0; seed < 3; seed++) {
      for (double[] bed : List.of(Tones.noise(seed, 0.1, 60), rumble(seed, 60))) {
        // All that begins is the bed itself.
        found += hear(bed).size() - 1;
      }
    }
    // Six minutes of noise, two of them times four bands below 80 Hz: one false onset a minute.
    assertTrue(found <= 6, found + " onsets");
  }

  /**
   * Beds whose low noise or slow beats sway by 10 dB within some milliseconds: a tone that begins
   * in one, within the register that sways, is sudden or not as it was made.
   */
  @ParameterizedTest
  @ValueSource(strings = {"water", "murmur", "mirrors"})
  void attacksAreToldInBedsThatSway(String bed) {
    for (double hz : new double[] {250, 440}) {
      for (double attackMs : new double[] {1, 5, 10, 45, 60}) {
        for (int seed = 0; seed < 4; seed++) {
          double[] sound = swaying(bed, seed, 4);
          double[] tone = attack(hz, attackMs, -8, -200);
          for (int i = 0; i < sound.length; i++) {
            sound[i] += tone[i];
          }
          List<Onset> onsets = hear(sound);
          String about = bed + ", " + hz + " Hz in " + attackMs + " ms, seed " + seed + ": ";
          assertEquals(
              attackMs < 20, near(onsets, 0.05).startles(), () -> about + onsets.toString());
        }
      }
    }
  }

  /** Bursts of the same register, 20 dB over the bed, as short as 5 ms. */
  @ParameterizedTest
  @ValueSource(strings = {"water", "murmur", "mirrors"})
  void burstsAreFoundInBedsThatSway(String bed) {
    for (double burstMs : new double[] {5, 10, 15}) {
      for (int seed = 0; seed < 6; seed++) {
        double[] sound = swaying(bed, seed, 5);
        double[] noise = band(seed + 50, 150, 500, 5);
        int from = (int) (AT * Tones.RATE);
        int to = from + (int) (burstMs / 1000 * Tones.RATE);
        for (int i = from; i < to; i++) {
          sound[i] += BED_RMS * 10 * noise[i];
        }
        List<Onset> onsets = hear(sound);
        String about = bed + ", " + burstMs + " ms, seed " + seed + ": " + onsets;
        assertTrue(near(onsets, 0.02).startles(), about);
      }
    }
  }

  /** Noise that stays is sudden when it begins at once, whatever its first swings are like. */
  @Test
  void noiseThatBeginsAtOnceIsSudden() {
    for (int seed = 0; seed < 8; seed++) {
      for (double attackMs : new double[] {1, 60}) {
        double[] sound = swaying("water", seed, 5);
        double[] noise = band(seed + 70, 1000, 3000, 5);
        for (int i = 0; i < sound.length; i++) {
          double t = Math.max(0, (i - AT * Tones.RATE) / (attackMs / 1000 * Tones.RATE));
          sound[i] += BED_RMS * 4 * noise[i] * (t < 1 ? 0.5 - 0.5 * Math.cos(Math.PI * t) : 1);
        }
        List<Onset> onsets = hear(sound);
        String about = attackMs + " ms, seed " + seed + ": " + onsets;
        assertEquals(attackMs < 20, near(onsets, 0.05).startles(), about);
      }
    }
  }

  /** Chance swells and beats are no attacks; the older meter heard some four a minute in water. */
  @ParameterizedTest
  @ValueSource(strings = {"water", "murmur", "mirrors"})
  void bedsThatSwayDoNotStartle(String bed) {
    for (int seed = 0; seed < 3; seed++) {
      double[] shared = swaying(bed, seed, 60);
      double[] other = swaying(bed, seed + 100, 60);
      for (int i = 0; i < other.length; i++) {
        other[i] = 0.8 * shared[i] + 0.6 * other[i];
      }
      // What begins first is the bed itself.
      List<Onset> sudden =
          hear(shared, other).stream().filter(o -> o.seconds() > 1 && o.startles()).toList();
      assertEquals(List.of(), sudden, bed + ", seed " + seed);
    }
  }

  /** A bed of {@link #BED_RMS}. */
  private static double[] swaying(String bed, long seed, double seconds) {
    double[] out =
        switch (bed) {
          case "water" -> band(seed, 60, 240, seconds);
          case "murmur" -> band(seed, 250, 400, seconds);
          case "mirrors" -> mirrors(seed, seconds);
          default -> throw new IllegalArgumentException(bed);
        };
    for (int i = 0; i < out.length; i++) {
      out[i] *= BED_RMS;
    }
    return out;
  }

  /** Harmonics of D1 in pairs that beat slowly, all with a tremor at 62 Hz; its rms is 1. */
  private static double[] mirrors(long seed, double seconds) {
    Random64 random = new Random64(seed);
    double[] out = new double[(int) (seconds * Tones.RATE)];
    for (int k = 1; k <= 14; k++) {
      for (int pair = 0; pair < 2; pair++) {
        double hz = 36.708 * k + pair * (1.8 + 1.5 * random.bipolar());
        double phase = Math.PI * random.bipolar();
        double amplitude = Math.pow(k, -0.6);
        for (int i = 0; i < out.length; i++) {
          out[i] += amplitude * Math.sin(2 * Math.PI * hz * i / Tones.RATE + phase);
        }
      }
    }
    for (int i = 0; i < out.length; i++) {
      out[i] *= 1 + 0.35 * Math.sin(2 * Math.PI * 62 * i / Tones.RATE);
    }
    return ofRms(out);
  }

  /** Noise between two edges of 24 dB an octave; its rms is 1. */
  private static double[] band(long seed, double low, double high, double seconds) {
    double[] out = Tones.noise(seed, 1, seconds);
    for (int pass = 0; pass < 2; pass++) {
      edge(out, low, true);
      edge(out, high, false);
    }
    return ofRms(out);
  }

  /** A Butterworth edge, topology-preserving. */
  private static void edge(double[] sound, double hz, boolean highPass) {
    double g = Math.tan(Math.PI * hz / Tones.RATE);
    double k = Math.sqrt(2);
    double a1 = 1 / (1 + g * (g + k));
    double s1 = 0;
    double s2 = 0;
    for (int i = 0; i < sound.length; i++) {
      double v3 = sound[i] - s2;
      double v1 = a1 * (s1 + g * v3);
      double v2 = s2 + g * v1;
      s1 = 2 * v1 - s1;
      s2 = 2 * v2 - s2;
      sound[i] = highPass ? sound[i] - k * v1 - v2 : v2;
    }
  }

  private static double[] ofRms(double[] sound) {
    double sum = 0;
    for (double x : sound) {
      sum += x * x;
    }
    double factor = 1 / Math.sqrt(sum / sound.length);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= factor;
    }
    return sound;
  }

  @Test
  void aPluckUnderItsBedDoesNotStartle() {
    double[] pluck = attack(6000, 2, -30, -100);
    double[] low = Tones.sine(300, -10, 5);
    double[] both = new double[pluck.length];
    for (double bed : new double[] {0.1, 1}) {
      for (int i = 0; i < both.length; i++) {
        both[i] = bed * low[i] + pluck[i];
      }
      Onset onset = near(hear(both), 0.01);
      assertEquals(bed < 1, onset.startles(), "" + onset);
      assertEquals(-30 - (bed < 1 ? -30 : -10), onset.relativeDb(), 1.5, "" + onset);
      // 300 Hz count 4 dB less.
      assertEquals(-30 - (bed < 1 ? -34 : -14), onset.overBedDb(), 1.5, "" + onset);
    }
  }

  @Test
  void whatOneSideDoesIsHeard() {
    double[] sound = attack(1000, 5, -15, -60);
    for (double sign : new double[] {0, -1}) {
      double[] other = new double[sound.length];
      for (int i = 0; i < other.length; i++) {
        other[i] = sign * sound[i];
      }
      assertEquals(5, last(hear(sound, other)).attackMs(), 2.5);
    }
  }

  @Test
  void blocksAndRatesDoNotMatter() {
    double[] sound = attack(1000, 20, -15, -60);
    List<Onset> whole = new ArrayList<>();
    OnsetMeter meter = new OnsetMeter(Tones.RATE, whole::add);
    meter.add(sound, sound, 0, sound.length);
    meter.finish();
    assertEquals(hear(sound), whole);
    for (int rate : new int[] {8000, 22_050, 44_100, 96_000}) {
      List<Onset> onsets = new ArrayList<>();
      double[] tone = new double[4 * rate];
      for (int i = rate; i < tone.length; i++) {
        double t = (double) (i - rate) / rate;
        double envelope = t < 0.05 ? 0.5 - 0.5 * Math.cos(Math.PI * t / 0.05) : 1;
        tone[i] = 0.2 * envelope * Math.sin(2 * Math.PI * 1000 * t);
      }
      OnsetMeter other = new OnsetMeter(rate, onsets::add);
      other.add(tone, tone, 0, tone.length);
      other.finish();
      assertEquals(1, onsets.size(), rate + " Hz: " + onsets);
      assertEquals(50, onsets.get(0).attackMs(), 6, rate + " Hz");
      assertEquals(1, onsets.get(0).seconds(), 0.02, rate + " Hz");
    }
  }

  /** Noise that falls by 6 dB an octave from 76 Hz on. */
  static double[] rumble(long seed, double seconds) {
    Random64 random = new Random64(seed);
    double[] out = new double[(int) (seconds * Tones.RATE)];
    double y = 0;
    for (int i = 0; i < out.length; i++) {
      y = 0.99 * y + 0.02 * random.bipolar();
      out[i] = y + 0.005 * random.bipolar();
    }
    return out;
  }

  /** A raised cosine of a tone that decays over a second, on a bed of white noise. */
  static double[] attack(double hz, double attackMs, double db, double bedDb) {
    double[] out = Tones.noise(3, Levels.dbToAmplitude(bedDb), 5);
    double amplitude = Levels.dbToAmplitude(db);
    int from = (int) (AT * Tones.RATE);
    double length = attackMs / 1000 * Tones.RATE;
    for (int i = from; i < out.length; i++) {
      double t = i - from;
      double envelope = t < length ? 0.5 - 0.5 * Math.cos(Math.PI * t / length) : 1;
      out[i] +=
          amplitude * envelope * Math.exp(-t / Tones.RATE) * Math.sin(2 * Math.PI * hz * t / 48000);
    }
    return out;
  }

  static List<Onset> hear(double[] sound) {
    return hear(sound, sound);
  }

  private static Onset last(List<Onset> onsets) {
    return onsets.get(onsets.size() - 1);
  }

  /** The first onset near the one that was made. */
  private static Onset near(List<Onset> onsets, double seconds) {
    return onsets.stream()
        .filter(onset -> Math.abs(onset.seconds() - AT) < seconds)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no onset at " + AT + " s but " + onsets));
  }

  static List<Onset> hear(double[] sound, double[] other) {
    List<Onset> onsets = new ArrayList<>();
    OnsetMeter meter = new OnsetMeter(Tones.RATE, onsets::add);
    for (int at = 0; at < sound.length; at += 1000) {
      meter.add(sound, other, at, Math.min(1000, sound.length - at));
    }
    meter.finish();
    return onsets;
  }
}
