package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Cases 1 to 14 of EBU Tech 3341 (2023), table 1, and all six of EBU Tech 3342 (2023), table 1,
 * each by its number; 15 to 23 are {@link EbuTruePeakTest}'s. Signals are made from their published
 * descriptions: sines of 1 kHz in phase on all channels, levels in dBFS of the sine's peak.
 *
 * <p>Cases 7 and 8 of Tech 3341, which are 5 and 6 of Tech 3342, are recordings of authentic
 * programmes that EBU describes only by genre and by what a meter must read. They cannot be
 * synthesized. In their place stand signals that must read the same: levels that sweep evenly over
 * a span, for which loudness and range follow by calculation. What an authentic programme reads is
 * compared with ffmpeg's ebur128 in glasswood.export.ForeignMetersTest, on the shipped dream.
 */
class EbuLoudnessTest {
  /** What Tech 3341 allows, in LU. */
  private static final double LOUDNESS = 0.1;

  /** What Tech 3342 allows, in LU: its table says 10 ± 1 LU, and so on. */
  private static final double RANGE = 1;

  private static final int SEGMENTS = 20;
  private static final double SILENCE = -300;

  @Test
  void tech3341Case1SineOfMinus23() {
    steady(-23);
  }

  @Test
  void tech3341Case2SineOfMinus33() {
    steady(-33);
  }

  @Test
  void tech3341Case3QuietEndsAreGated() {
    assertEquals(-23, hear(-36, 10, -23, 60, -36, 10).integrated(), LOUDNESS);
  }

  @Test
  void tech3341Case4QuietAndNearlySilentEndsAreGated() {
    LoudnessMeter meter = hear(-72, 10, -36, 10, -23, 60, -36, 10, -72, 10);
    assertEquals(-23, meter.integrated(), LOUDNESS);
  }

  @Test
  void tech3341Case5LevelsAreAveragedAsPower() {
    assertEquals(-23, hear(-26, 20, -20, 20.1, -26, 20).integrated(), LOUDNESS);
  }

  @Test
  void tech3341Case6FiveChannelsCountByTheirPlace() {
    double[] front = Tones.sine(1000, -28, 20);
    double[] centre = Tones.sine(1000, -24, 20);
    double[] surround = Tones.sine(1000, -30, 20);
    LoudnessMeter meter =
        new LoudnessMeter(Tones.RATE, ChannelWeights.fivePointZero(), (at, momentary, term) -> {});
    meter.add(new double[][] {front, front, centre, surround, surround}, 0, front.length);
    assertEquals(-23, meter.integrated(), LOUDNESS);
    // EBU gives the same with a silent channel of low frequencies; what it carries is not heard.
    meter =
        new LoudnessMeter(Tones.RATE, ChannelWeights.fivePointOne(), (at, momentary, term) -> {});
    meter.add(new double[][] {front, front, centre, centre, surround, surround}, 0, front.length);
    assertEquals(-23, meter.integrated(), LOUDNESS);
  }

  @Test
  void tech3341Case7InPlaceOfTheNarrowProgrammeAnEvenSweep() {
    // Even over 5/0.85 LU: 5 LU are between the tenth and the ninety-fifth of a hundred.
    assertEquals(-23, sweep(5 / 0.85, -23).integrated(), LOUDNESS);
  }

  @Test
  void tech3341Case8InPlaceOfTheWideProgrammeAnEvenSweep() {
    assertEquals(-23, sweep(15 / 0.85, -23).integrated(), LOUDNESS);
  }

  @Test
  void tech3341Case9ShortTermIsSteadyAfterThreeSeconds() {
    List<Double> read = new ArrayList<>();
    LoudnessMeter meter =
        new LoudnessMeter(
            Tones.RATE,
            2,
            (frame, momentary, shortTerm) -> {
              if (frame >= 3 * Tones.RATE) {
                read.add(shortTerm);
              }
            });
    add(meter, repeated(5, -20, 1.34, -30, 1.66));
    assertEquals(121, read.size());
    read.forEach(value -> assertEquals(-23, value, LOUDNESS));
  }

  @Test
  void tech3341Case10EachFilesHighestShortTerm() {
    for (int i = 0; i < SEGMENTS; i++) {
      LoudnessMeter meter = hear(SILENCE, 0.15 * i, -23, 3, SILENCE, 1);
      assertEquals(-23, meter.maxShortTerm(), LOUDNESS, "file " + i);
    }
  }

  @Test
  void tech3341Case11HighestShortTermFollowsEachSegment() {
    LoudnessMeter meter = new LoudnessMeter(Tones.RATE, 2);
    for (int i = 0; i < SEGMENTS; i++) {
      add(meter, Tones.steps(1000, SILENCE, 0.15 * i, -38 + i, 3, SILENCE, 3 - 0.15 * i));
      assertEquals(-38 + i, meter.maxShortTerm(), LOUDNESS, "segment " + i);
    }
  }

  @Test
  void tech3341Case12MomentaryIsSteadyAfterOneSecond() {
    List<Double> read = new ArrayList<>();
    LoudnessMeter meter =
        new LoudnessMeter(
            Tones.RATE,
            2,
            (frame, momentary, shortTerm) -> {
              if (frame >= Tones.RATE) {
                read.add(momentary);
              }
            });
    add(meter, repeated(25, -20, 0.18, -30, 0.22));
    assertEquals(91, read.size());
    read.forEach(value -> assertEquals(-23, value, LOUDNESS));
  }

  @Test
  void tech3341Case13EachFilesHighestMomentary() {
    for (int i = 0; i < SEGMENTS; i++) {
      LoudnessMeter meter = hear(SILENCE, 0.02 * i, -23, 0.4, SILENCE, 1);
      assertEquals(-23, meter.maxMomentary(), LOUDNESS, "file " + i);
    }
  }

  @Test
  void tech3341Case14HighestMomentaryFollowsEachSegment() {
    LoudnessMeter meter = new LoudnessMeter(Tones.RATE, 2);
    for (int i = 0; i < SEGMENTS; i++) {
      add(meter, Tones.steps(1000, SILENCE, 0.02 * i, -38 + i, 0.4, SILENCE, 0.4 - 0.02 * i));
      assertEquals(-38 + i, meter.maxMomentary(), LOUDNESS, "segment " + i);
    }
  }

  @Test
  void tech3342Case1TenUnitsDown() {
    assertEquals(10, hear(-20, 20, -30, 20).range(), RANGE);
  }

  @Test
  void tech3342Case2FiveUnitsUp() {
    assertEquals(5, hear(-20, 20, -15, 20).range(), RANGE);
  }

  @Test
  void tech3342Case3TwentyUnitsUp() {
    assertEquals(20, hear(-40, 20, -20, 20).range(), RANGE);
  }

  @Test
  void tech3342Case4FiveSteps() {
    assertEquals(15, hear(-50, 20, -35, 20, -20, 20, -35, 20, -50, 20).range(), RANGE);
  }

  @Test
  void tech3342Case5InPlaceOfTheNarrowProgrammeAnEvenSweep() {
    assertEquals(5, sweep(5 / 0.85, -23).range(), RANGE);
  }

  @Test
  void tech3342Case6InPlaceOfTheWideProgrammeAnEvenSweep() {
    assertEquals(15, sweep(15 / 0.85, -23).range(), RANGE);
  }

  private static void steady(double db) {
    LoudnessMeter meter = hear(db, 20);
    assertEquals(db, meter.momentary(), LOUDNESS);
    assertEquals(db, meter.shortTerm(), LOUDNESS);
    assertEquals(db, meter.integrated(), LOUDNESS);
  }

  /**
   * A minute down and a minute up over {@code span} LU, evenly in decibels, so that the gated mean
   * is {@code loudness}: power averaged over what is within the relative gate.
   */
  private static LoudnessMeter sweep(double span, double loudness) {
    double ungated = meanUnderTop(span);
    double heard = Math.min(span, 10 - ungated);
    double top = loudness - meanUnderTop(heard);
    int half = 60 * Tones.RATE;
    double[] sound = new double[2 * half];
    for (int i = 0; i < sound.length; i++) {
      double down = span * Math.min(i, 2 * half - i) / half;
      sound[i] = Levels.dbToAmplitude(top - down) * Math.sin(2 * Math.PI * 1000 * i / Tones.RATE);
    }
    LoudnessMeter meter = new LoudnessMeter(Tones.RATE, 2);
    add(meter, sound);
    return meter;
  }

  /** Mean power in dB of levels spread evenly from 0 dB down to −{@code span}. */
  private static double meanUnderTop(double span) {
    double perDb = Math.log(10) / 10;
    return 10 * Math.log10((1 - Math.exp(-perDb * span)) / (perDb * span));
  }

  private static double[] repeated(int times, double... levelsAndSeconds) {
    double[] all = new double[times * levelsAndSeconds.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = levelsAndSeconds[i % levelsAndSeconds.length];
    }
    return Tones.steps(1000, all);
  }

  private static LoudnessMeter hear(double... levelsAndSeconds) {
    LoudnessMeter meter = new LoudnessMeter(Tones.RATE, 2);
    add(meter, Tones.steps(1000, levelsAndSeconds));
    return meter;
  }

  private static void add(LoudnessMeter meter, double[] sound) {
    meter.add(sound, sound, 0, sound.length);
  }
}
