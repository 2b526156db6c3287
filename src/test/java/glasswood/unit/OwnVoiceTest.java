package glasswood.unit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import glasswood.dream.Chord;
import glasswood.dream.Dream;
import glasswood.dream.Phone;
import glasswood.dream.Recording;
import glasswood.dream.Recordings;
import glasswood.dream.Utterance;
import glasswood.dream.Words;
import glasswood.listen.Click;
import glasswood.listen.ClickMeter;
import glasswood.listen.SpeechPitch;
import glasswood.patch.LayerDream;
import glasswood.recording.Recorded;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnVoiceTest {
  private static final int RATE = 48_000;
  private static final long SEED = 11;
  private static final double D = 73.41619197935188;

  private static final Spoken MAN = Spoken.of(4.3, false, 1);
  private static final Spoken WOMAN = Spoken.of(4.3, true, 2);
  private static final Recording HIS = Recorded.of(MAN.sound(), RATE, RATE);
  private static final Recording HERS = Recorded.of(WOMAN.sound(), RATE, RATE);

  private static final Recording OPEN = Recorded.of(Spoken.open(4.3, 3).sound(), RATE, RATE);

  /** One chord for {@code seconds}, which nobody has to breathe for. */
  private static List<Chord> chord(double seconds, double... hz) {
    return List.of(new Chord(-30, seconds + 60, 0.1, Arrays.stream(hz).boxed().toList()));
  }

  private static Dream dream(List<Recording> harsh, List<Chord> hymn, double seconds) {
    LayerDream dream =
        (LayerDream) VoiceRig.dream(SEED, seconds, VoiceRig.NO_WORDS, hymn, List.of());
    return dream.with(new Recordings(harsh, List.of())).forUnit("self", 0, 1);
  }

  private static double[] render(Dream dream, double seconds, DoubleUnaryOperator dissolve) {
    return render(dream, seconds, dissolve, 64);
  }

  /** Renders with blocks that end where {@code block} says. */
  private static double[] render(
      Dream dream, double seconds, DoubleUnaryOperator dissolve, int block) {
    OwnVoice voice = new OwnVoice();
    voice.setFrameRate(RATE);
    voice.enter(dream);
    double[] sound = new double[(int) (seconds * RATE)];
    double[] out = voice.output.getValues();
    for (int at = 0; at < sound.length; ) {
      int from = at % 64;
      int count = Math.min(Math.min(block, 64 - from), sound.length - at);
      double[] values = voice.dissolve.getValues();
      for (int i = from; i < from + count; i++) {
        values[i] = dissolve.applyAsDouble((at + i - from) / 64 * 64 / (double) RATE);
      }
      voice.generate(from, from + count);
      System.arraycopy(out, from, sound, at, count);
      at += count;
    }
    return sound;
  }

  private static double ramp(double time, double from, double to) {
    return Math.max(0, Math.min(1, (time - from) / (to - from)));
  }

  @Test
  void pitchIsTrackedWithinOnePerCent() {
    for (int seed = 1; seed <= 4; seed++) {
      Spoken spoken = Spoken.of(6, seed % 2 == 0, seed);
      SpeechPitch pitch = SpeechPitch.of(spoken.sound(), RATE);
      int voiced = 0;
      int right = 0;
      int invented = 0;
      for (int i = 0; i < pitch.count() - 1; i++) {
        double known = spoken.hz()[i * RATE / SpeechPitch.PER_SECOND];
        voiced += Double.isNaN(known) ? 0 : 1;
        right += Math.abs(pitch.hz(i) / known - 1) < 0.01 ? 1 : 0;
        invented += Double.isNaN(known) && !Double.isNaN(pitch.hz(i)) ? 1 : 0;
      }
      assertTrue(voiced > 400, "it speaks: " + voiced);
      String count = right + " of " + voiced + " voiced frames, seed " + seed;
      assertTrue(right >= 0.95 * voiced, count);
      // The tracker's window reaches 24 ms beyond either end of each of 9 syllables' voice: 10
      // values.
      assertTrue(invented < 9 * 10, invented + " values where there is no voice, seed " + seed);
    }
  }

  @Test
  void anUndissolvedRecordingComesOutAsItIs() {
    double seconds = 4;
    double[] sound =
        render(dream(List.of(HIS), chord(60, D, 2 * D, 3 * D, 4 * D), 60), seconds, t -> 0);
    int offset = (int) Math.ceil(0.025 * RATE) + 8 + (int) Math.rint(0.4 * RATE) - HIS.mark(0);
    int from = offset + HIS.mark(1);
    for (int i = from; i < sound.length - RATE / 4; i++) {
      // Windows that add up to one, rounded.
      assertEquals(HIS.sample(i - offset), sound[i], 1e-9, "at frame " + i);
    }
    assertTrue(VoiceAnalysis.rms(sound, 0.5, 3.5) > 0.03, "it speaks");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void aDissolvedVoiceIsWithinEightCentsOfTheChord(int turn) {
    Recording recording = turn % 2 == 0 ? HIS : HERS;
    double[] hz = {D, 1.5 * D, 2.5 * D, 4 * D};
    double[][] chords = {hz, {D * 4 / 3, 2 * D, D * 10 / 3, 4 * D}};
    double[] tones = chords[turn / 2];
    double[] sound = render(dream(List.of(recording), chord(30, tones), 30), 14, t -> 1);
    double nearest = nearest(recording.hz(), tones);
    double cents = VoiceAnalysis.cents(sound, nearest, 4, 13);
    assertEquals(0, cents, 8, "bent to " + nearest + " Hz from " + recording.hz());
    assertTrue(VoiceAnalysis.rms(sound, 4, 13) > 0.02, "it sings");
    // Half the depth of its vibrato and drift, at any time.
    SpeechPitch pitch = SpeechPitch.of(Arrays.copyOfRange(sound, 4 * RATE, 13 * RATE), RATE);
    int far = 0;
    for (int i = 10; i < pitch.count() - 10; i++) {
      double off = 1200 * Math.abs(Math.log(pitch.hz(i) / nearest) / Math.log(2));
      far += off < 30 ? 0 : 1;
    }
    assertTrue(far < 0.02 * pitch.count(), far + " of " + pitch.count() + " are elsewhere");
  }

  private static double nearest(double home, double[] tones) {
    double best = 0;
    double least = 99;
    for (double tone : tones) {
      double octaves = Math.log(home / tone) / Math.log(2);
      double off = Math.abs(octaves - Math.rint(octaves));
      if (off < least) {
        least = off;
        best = tone * Math.pow(2, Math.rint(octaves));
      }
    }
    return best;
  }

  /**
   * Vowels bent down and up by a minor third, the farthest that a chord's tone is away.
   *
   * <p>Linear prediction finds a formant nearer to the next harmonic than it is, and now and then
   * one too many; the median over tones a few per cent apart does not, where there are several
   * harmonics below it: hence open vowels.
   */
  @ParameterizedTest
  @ValueSource(doubles = {0.84, 0.92, 1.08, 1.19})
  void bendingKeepsFormants(double factor) {
    double[][] plain = formants(OPEN, 1);
    double[][] bent = formants(OPEN, factor);
    int compared = 0;
    for (int i = 0; i < plain.length; i++) {
      for (int k = 0; k < 3; k++) {
        if (!Double.isNaN(plain[i][k] + bent[i][k])) {
          double at = FIRST + i * STEP;
          String what = "F" + (k + 1) + " at " + at + " s, " + plain[i][k] + " Hz";
          assertEquals(1, bent[i][k] / plain[i][k], 0.08, what);
          compared++;
        }
      }
    }
    assertTrue(compared >= 0.7 * 3 * plain.length, "formants compared: " + compared);
  }

  /** Where open vowels have F1, F2 and F3; what is found elsewhere is a strong harmonic. */
  private static final double[][] RANGES = {{430, 900}, {950, 2000}, {2100, 2900}};

  private static double within(double[] found, double[] range) {
    return Arrays.stream(found)
        .filter(hz -> hz > range[0] && hz < range[1])
        .findFirst()
        .orElse(Double.NaN);
  }

  private static final double FIRST = 3;
  private static final double STEP = 0.5;

  /** F1, F2, F3 at some times, sung at tones around a multiple of the voice's own pitch. */
  private static double[][] formants(Recording recording, double factor) {
    double[] tones = {0.94, 0.97, 1, 1.03, 1.06};
    double[][][] all = new double[10][3][tones.length];
    for (int n = 0; n < tones.length; n++) {
      double tone = recording.hz() * factor * tones[n];
      Dream dream = dream(List.of(recording), chord(30, tone, tone, tone, tone), 30);
      // The clock of the vowels runs in real time: all are at the same place at the same time.
      double[] sound = render(dream, FIRST + 10 * STEP + 1, t -> 1);
      for (int i = 0; i < all.length; i++) {
        double[] found =
            VoiceAnalysis.formants(
                VoiceAnalysis.decimated(
                    slice(sound, FIRST + i * STEP), VoiceRig.RATE, VoiceAnalysis.LPC_RATE),
                0);
        for (int k = 0; k < 3; k++) {
          all[i][k][n] = within(found, RANGES[k]);
        }
      }
    }
    double[][] medians = new double[all.length][3];
    for (int i = 0; i < all.length; i++) {
      for (int k = 0; k < 3; k++) {
        Arrays.sort(all[i][k]);
        medians[i][k] = all[i][k][tones.length / 2];
      }
    }
    return medians;
  }

  private static double[] slice(double[] sound, double at) {
    return Arrays.copyOfRange(sound, (int) (at * RATE), (int) ((at + 0.4) * RATE));
  }

  private static List<Click> clicks(double[] sound) {
    List<Click> clicks = new ArrayList<>();
    ClickMeter meter = new ClickMeter(RATE, clicks::add);
    meter.add(sound, sound, 0, sound.length);
    meter.finish();
    return clicks;
  }

  /** How much faster than a straight line it moves from one frame to the next, at most. */
  private static double roughest(double[] sound) {
    double most = 0;
    for (int i = 2; i < sound.length; i++) {
      most = Math.max(most, Math.abs(sound[i] - 2 * sound[i - 1] + sound[i - 2]));
    }
    return most;
  }

  @Test
  void nothingClicksWhateverTheDissolveDoes() {
    List<DoubleUnaryOperator> ways =
        List.of(
            t -> ramp(t, 2, 14),
            t -> 1 - ramp(t, 2, 14),
            t -> ramp(t, 5, 5.5),
            t -> t % 3 < 1.5 ? 0 : 1,
            t -> 0.5 + 0.5 * Math.sin(2 * Math.PI * t));
    double spoken = roughest(render(dream(List.of(HIS), VoiceRig.chords(20), 20), 16, t -> 0));
    for (DoubleUnaryOperator way : ways) {
      for (Recording recording : List.of(HIS, HERS)) {
        double[] sound = render(dream(List.of(recording), VoiceRig.chords(20), 20), 16, way);
        assertEquals(List.of(), clicks(sound), "way " + ways.indexOf(way) + ", seed " + SEED);
        // Grains that overlap may add up to a little more than the recording's own edges.
        assertTrue(roughest(sound) < 2 * spoken, roughest(sound) + " against " + spoken);
      }
    }
  }

  @Test
  void consonantsAreGoneWhenItSings() {
    double[] said = render(dream(List.of(HIS), chord(30, D, D, D, D), 30), 12, t -> 0);
    double[] sung = render(dream(List.of(HIS), chord(30, D, D, D, D), 30), 12, t -> 1);
    assertTrue(hiss(said) > 30 * hiss(sung), hiss(said) + " and " + hiss(sung));
  }

  /** Energy that is left when each frame is compared with its neighbours: above 12 kHz or so. */
  private static double hiss(double[] sound) {
    double sum = 0;
    for (int i = 4 * RATE + 3; i < 11 * RATE; i++) {
      double edge = sound[i] - 3 * sound[i - 1] + 3 * sound[i - 2] - sound[i - 3];
      sum += edge * edge;
    }
    return sum;
  }

  @Test
  void itIsTheSameHoweverBlocksAreCut() {
    Dream dream = dream(List.of(HIS, HERS), VoiceRig.chords(20), 20);
    DoubleUnaryOperator way = t -> ramp(t, 1, 6);
    double[] whole = render(dream, 8, way, 64);
    assertArrayEquals(whole, render(dream, 8, way, 1), 0);
    assertArrayEquals(whole, render(dream, 8, way, 27), 0);
  }

  @Test
  void speakingAndSingingAllocateNothing() {
    OwnVoice voice = new OwnVoice();
    voice.setFrameRate(RATE);
    voice.enter(dream(List.of(HIS, HERS), VoiceRig.chords(200), 200));
    ThreadMXBean bean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long self = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 4; round++) {
      long before = bean.getThreadAllocatedBytes(self);
      for (int block = 0; block < 8000; block++) {
        Arrays.fill(voice.dissolve.getValues(), block % 4000 / 4000.0);
        voice.generate(0, 64);
      }
      least = Math.min(least, bean.getThreadAllocatedBytes(self) - before);
    }
    // What asking costs itself.
    assertTrue(least < 200, least + " bytes");
  }

  @Test
  void withoutRecordingsThereIsSilence() {
    double[] sound = render(dream(List.of(), VoiceRig.chords(5), 5), 2, t -> 0.5);
    assertEquals(0, VoiceAnalysis.rms(sound, 0, 2), 0);
  }

  @Test
  void aRecordingOfAnotherRateIsRefused() {
    OwnVoice voice = new OwnVoice();
    voice.setFrameRate(44_100);
    Dream dream = dream(List.of(HIS), VoiceRig.chords(5), 5);
    assertThrows(IllegalArgumentException.class, () -> voice.enter(dream));
  }

  @Test
  void kindRecordingsAreSaidOnceEachAfterTheWhispersAndThenAgain() {
    Utterance rest = new Utterance("rest", List.of(new Phone("eh", 0, 1, 100, 90, 0, 1)), 1);
    LayerDream plain =
        (LayerDream)
            VoiceRig.dream(
                SEED, 90, new Words(List.of(), List.of(rest), null), List.of(), List.of());
    Dream dream = plain.with(new Recordings(List.of(), List.of(HIS, HERS)));
    double[] sound = DreamRender.render(new OwnWhisper(), dream, 90)[0];
    int begin = (int) Math.rint((Whisper.FIRST + Whisper.STRETCH + 1.5) * RATE);
    for (int i = 0; i < HIS.frames(); i++) {
      assertEquals(HIS.sample(i), sound[begin + i], 0, "unbent at frame " + i);
    }
    assertEquals(0, VoiceAnalysis.rms(sound, 0, begin / (double) RATE), 0);
    double first = (begin + HIS.frames()) / (double) RATE;
    assertTrue(VoiceAnalysis.rms(sound, first + 1.5, first + 5) > 0.03, "the second one");
    double again = VoiceAnalysis.rms(sound, first + 12, 90);
    assertTrue(again > 0.002 && again < 0.06, "softer, now and then: " + again);
  }
}
