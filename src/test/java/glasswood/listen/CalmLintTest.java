package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import glasswood.dream.Random64;
import glasswood.stage.GainCurve;
import glasswood.timeline.Profile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule finds what breaks it, where it is, and leaves calm sound alone. */
class CalmLintTest {
  private static final int RATE = 24_000;

  /** Sound in memory. */
  private record Sound(double[] samples, List<Mark> marks, int[] at) implements SoundSource {
    @Override
    public int rate() {
      return RATE;
    }

    @Override
    public int channels() {
      return 2;
    }

    @Override
    public long frames() {
      return samples.length;
    }

    @Override
    public int read(double[] left, double[] right, int offset, int count) {
      int now = Math.min(count, samples.length - at[0]);
      if (now == 0) {
        return -1;
      }
      System.arraycopy(samples, at[0], left, offset, now);
      System.arraycopy(samples, at[0], right, offset, now);
      at[0] += now;
      return now;
    }
  }

  private static LintReport lint(double[] samples, Profile profile, Mark... marks)
      throws IOException {
    Sound sound = new Sound(samples, List.of(marks), new int[1]);
    return CalmLint.of(sound, profile, frames -> {}, Witness.none());
  }

  private static LintReport lint(double[] samples) throws IOException {
    return lint(samples, Profile.MEDITATE);
  }

  /** A soft chord that swells and ebbs, and comes and goes slowly. */
  private static double[] calm(double seconds) {
    double[] out = new double[(int) (seconds * RATE)];
    double[] tones = {220, 330.5, 441, 550.7};
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / RATE;
      double swell = 1 + 0.1 * Math.sin(2 * Math.PI * t / 11);
      // From −36 dB at 2.5 dB a second.
      double end = Math.min(t, seconds - t);
      double fade = Math.min(1, end * end / 4) * Math.min(1, Math.pow(10, (2.5 * end - 36) / 20));
      for (double hz : tones) {
        out[i] += 0.03 * swell * fade * Math.sin(2 * Math.PI * hz * t);
      }
    }
    return out;
  }

  /** Adds a tone that rises within {@code attack} seconds and dies away. */
  private static void strike(double[] to, double at, double attack, double level, double hz) {
    for (int i = (int) (at * RATE); i < Math.min(to.length, (int) ((at + 1.5) * RATE)); i++) {
      double t = (double) i / RATE - at;
      double rise = t < attack ? 0.5 - 0.5 * Math.cos(Math.PI * t / attack) : 1;
      to[i] += level * rise * Math.exp(-4 * t) * Math.sin(2 * Math.PI * hz * t);
    }
  }

  private static Finding only(LintReport report, LintRule rule) {
    List<Finding> found = report.findings();
    assertTrue(found.stream().allMatch(f -> f.rule() == rule), () -> "not only: " + found);
    assertTrue(!found.isEmpty(), "nothing was found");
    return found.get(0);
  }

  private static Finding first(LintReport report, LintRule rule) {
    Finding found =
        report.findings().stream().filter(f -> f.rule() == rule).findFirst().orElse(null);
    assertNotNull(found, () -> rule + " is not among " + report.findings());
    return found;
  }

  @Test
  void calmSoundIsCalmInEveryProfile() throws IOException {
    for (Profile profile : Profile.values()) {
      assertEquals(List.of(), lint(calm(40), profile).findings(), profile.text());
    }
  }

  @Test
  void findsAnAttackThatStartlesAndNotTheSameOneRisingSlowly() throws IOException {
    double[] sudden = calm(40);
    strike(sudden, 20, 0.001, 0.2, 900);
    Finding found = first(lint(sudden), LintRule.ONSET);
    assertEquals(20, found.seconds(), 0.02);
    assertTrue(found.figure() < 20, found.reason());
    double[] slow = calm(40);
    strike(slow, 20, 0.08, 0.1, 900);
    assertEquals(List.of(), lint(slow).findings());
  }

  @Test
  void findsLoudnessThatRisesTooFast() throws IOException {
    double[] sound = calm(60);
    for (int i = 0; i < sound.length; i++) {
      double t = (double) i / RATE;
      // 12 dB within 0.8 s, smoothly.
      double part = Math.max(0, Math.min(1, (t - 30) / 0.8));
      sound[i] *= 0.25 + 0.75 * part * part * (3 - 2 * part);
    }
    Finding found = first(lint(sound), LintRule.RISE);
    assertEquals(30, found.seconds(), 2.5, "short-term loudness looks 3 s far");
    assertTrue(found.figure() > 3, found.reason());
  }

  @Test
  void findsAMomentThatIsTooLoudForTheWhole() throws IOException {
    double[] sound = calm(60);
    for (int i = 0; i < sound.length; i++) {
      double t = (double) i / RATE;
      // Up by 5.5 dB and down again within 12 s: below the limit of 6 LU, above sleep's 4.
      sound[i] *= Math.pow(10, 5.5 / 20 * Math.exp(-Math.pow((t - 30) / 3, 2)));
    }
    assertEquals(List.of(), lint(sound).findings());
    Finding found = only(lint(sound, Profile.SLEEP), LintRule.MOMENTARY);
    assertEquals(30, found.seconds(), 1);
    assertEquals(4, found.limit());
  }

  @Test
  void findsPeaksThatAreTooHigh() throws IOException {
    double[] sound = calm(40);
    for (int i = 0; i < sound.length; i++) {
      sound[i] *= 7.6;
    }
    Finding found = only(lint(sound), LintRule.TRUE_PEAK);
    assertEquals(-1, found.limit());
    assertTrue(found.figure() > -1, found.reason());
  }

  @Test
  void findsAClick() throws IOException {
    double[] sound = calm(30);
    sound[12 * RATE + 77] += 0.2;
    Finding found = first(lint(sound), LintRule.CLICK);
    assertEquals(12.003, found.seconds(), 0.01);
  }

  @Test
  void findsAMeanThatIsNotZero() throws IOException {
    double[] sound = calm(30);
    for (int i = 0; i < sound.length; i++) {
      double t = (double) i / RATE;
      sound[i] += 0.002 * Math.min(1, Math.min(t, 30 - t) / 5);
    }
    Finding found = only(lint(sound), LintRule.DC);
    // The ends fade over 5 s each.
    assertEquals(0.002 * 25 / 30, found.figure(), 1e-4);
  }

  @Test
  void findsSamplesThatAreNoNumbers() throws IOException {
    double[] sound = calm(30);
    sound[9 * RATE] = Double.NaN;
    sound[9 * RATE + 1] = Double.POSITIVE_INFINITY;
    Finding found = first(lint(sound), LintRule.NOT_A_NUMBER);
    assertEquals(9, found.seconds(), 0.001);
    assertTrue(found.figure() >= 2, found.reason());
  }

  @Test
  void findsRoughnessThatReturnsAfterTheChorus() throws IOException {
    double[] sound = calm(60);
    for (int i = 0; i < sound.length; i++) {
      double t = (double) i / RATE;
      boolean chorus = t > 10 && t < 20;
      boolean again = t > 45 && t < 49;
      double depth = chorus || again ? 0.9 : 0;
      sound[i] *= 1 + depth * Math.sin(2 * Math.PI * 55 * t);
    }
    Mark[] marks = {new Mark(10 * RATE, "chorus"), new Mark(30 * RATE, "doorways")};
    Finding found = first(lint(sound, Profile.MEDITATE, marks), LintRule.ROUGHNESS);
    assertEquals(47, found.seconds(), 2.5);
    assertEquals("doorways", found.phase());
    assertTrue(
        lint(Arrays.copyOf(sound, 44 * RATE), Profile.MEDITATE, marks).findings().stream()
            .noneMatch(f -> f.rule() == LintRule.ROUGHNESS),
        "before it returns nothing is said");
  }

  @Test
  void findsAPhaseWhoseArcIsBroken() throws IOException {
    Mark[] marks = {new Mark(0, "spine"), new Mark(20 * RATE, "lake")};
    LintReport report = lint(calm(40), Profile.MEDITATE, marks);
    Finding found = first(report, LintRule.ARC);
    assertEquals("spine", found.phase());
    assertTrue(
        report.findings().stream().anyMatch(f -> f.reason().contains("centroid ≥ 1500 Hz")),
        () -> "a spine of deep tones: " + report.findings());
  }

  /** A piece that never repeats: tones of a scale at random times over noise. */
  private static double[] wandering(long seed, double seconds) {
    Random64 random = new Random64(seed);
    double[] out = new double[(int) (seconds * RATE)];
    double low = 0;
    for (int i = 0; i < out.length; i++) {
      low += 0.05 * (random.uniform(-1, 1) - low);
      out[i] = 0.08 * low;
    }
    double[] scale = {220, 247.5, 275, 330, 366.7, 440, 495, 550};
    for (double t = 0.5; t < seconds - 2; t += random.uniform(0.5, 2.5)) {
      double hz = scale[(int) random.uniform(0, scale.length)];
      strike(out, t, 0.1, random.uniform(0.02, 0.06), hz);
    }
    return out;
  }

  private static List<RepeatMeter.Repeat> repeats(double[] sound) {
    RepeatMeter meter = new RepeatMeter(RATE, null);
    meter.add(sound, sound, 0, sound.length);
    return meter.finish();
  }

  @Test
  void findsALoopOfTwentyToSixtySeconds() {
    for (double loop : new double[] {20, 37.3, 60}) {
      double[] sound = wandering(1, 2.5 * loop + 5);
      int from = 5 * RATE;
      int length = (int) (loop * RATE);
      for (int i = from + length; i < sound.length; i++) {
        sound[i] = sound[i - length];
      }
      List<RepeatMeter.Repeat> found = repeats(sound);
      assertTrue(!found.isEmpty(), loop + " s");
      RepeatMeter.Repeat repeat = found.get(0);
      assertEquals(
          0,
          Math.IEEEremainder(repeat.lag(), loop),
          0.2,
          "a multiple of " + loop + " s: " + repeat);
      assertEquals(5 + loop, repeat.from(), 8, repeat.toString());
    }
  }

  @Test
  void findsALoopThatComesBackSofterUnderOtherSounds() {
    double loop = 30;
    double[] sound = wandering(2, 100);
    double[] other = wandering(3, 100);
    int length = (int) (loop * RATE);
    int again = 60 * RATE;
    for (int i = 0; i < length; i++) {
      // 6 dB softer, under another piece 6 dB below it.
      sound[again + i] = 0.5 * sound[10 * RATE + i] + 0.25 * other[again + i];
    }
    List<RepeatMeter.Repeat> found = repeats(sound);
    assertEquals(1, found.size(), found.toString());
    assertEquals(50, found.get(0).lag(), 0.2);
    assertEquals(60, found.get(0).from(), 8);
    assertEquals(90, found.get(0).to(), 8);
  }

  @Test
  void kinshipIsNoRepeat() {
    assertEquals(List.of(), repeats(wandering(4, 150)), "tones of one scale");
    double[] heart = wandering(5, 120);
    Random64 random = new Random64(6);
    for (double t = 1; t < 118; t += 1 + 0.04 * Math.sin(0.6 * t) + random.uniform(-0.02, 0.02)) {
      strike(heart, t, 0.03, 0.12, 50);
      strike(heart, t + 0.31, 0.03, 0.08, 58);
    }
    assertEquals(List.of(), repeats(heart), "a heart");
    double[] tune = new double[150 * RATE];
    double[] melody = {294, 330, 367, 330, 294, 275, 294, 220};
    Random64 breath = new Random64(7);
    for (int i = 0; i < tune.length; i++) {
      tune[i] = 0.004 * breath.uniform(-1, 1);
    }
    for (int n = 0; n * 1.25 < 145; n++) {
      double late = breath.uniform(-0.06, 0.06);
      double bent = melody[n % melody.length] * (1 + breath.uniform(-0.003, 0.003));
      strike(tune, Math.max(0, n * 1.25 + late), 0.12, breath.uniform(0.04, 0.1), bent);
    }
    assertTrue(
        repeats(tune).stream().allMatch(r -> r.likeness() < 0.75),
        "a tune sung again by somebody who breathes is not taken for a recording");
  }

  @Test
  void thePartThatCausesItIsNamed() {
    PartMemory parts = new PartMemory(RATE, GainCurve.steady(0));
    double[] calm = calm(20);
    double[] loud = new double[calm.length];
    double[] rough = new double[calm.length];
    for (int i = 0; i < loud.length; i++) {
      double t = (double) i / RATE;
      loud[i] = t < 14 ? 0 : 0.2 * Math.sin(2 * Math.PI * 400 * t);
      rough[i] = 0.05 * (1 + Math.sin(2 * Math.PI * 60 * t)) * Math.sin(2 * Math.PI * 800 * t);
    }
    loud[12 * RATE] = 0.3;
    int chunk = 1000;
    int end = 15 * RATE;
    for (int at = 0; at < end; at += chunk) {
      part(parts, "calm", calm, at, chunk);
      part(parts, "loud", loud, at, chunk);
      part(parts, "rough", rough, at, chunk);
      parts.part(null, null, at, new double[chunk], new double[chunk], chunk);
      if (at == 13 * RATE) {
        assertEquals("loud", parts.label(parts.clicking(12 * RATE), "p"));
      }
    }
    assertEquals("loud", parts.label(parts.rising(end), "p"));
    assertEquals("p/loud", parts.label(parts.loudest(end, 0.4), "q"));
    assertEquals("loud", parts.label(parts.beginning(14 * RATE), "p"));
    assertEquals("loud", parts.label(parts.peaking(end - RATE / 2), "p"));
    Roughness model = new Roughness(RATE);
    assertEquals("rough", parts.label(parts.rough(end - RATE / 2, model), "p"));
  }

  private static void part(PartMemory parts, String layer, double[] sound, int at, int count) {
    double[] piece = Arrays.copyOfRange(sound, at, at + count);
    parts.part("p", layer, at, piece, piece, count);
  }
}
