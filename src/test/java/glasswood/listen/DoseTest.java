package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The weekly sound allowance of ITU-T H.870. */
class DoseTest {
  private static final double FORTY_HOURS = 40 * 3600;

  @Test
  void theAllowanceIsEightyDecibelsForFortyHoursAndSeventyFiveForChildren() {
    assertEquals(100, new Dose(80, FORTY_HOURS).percent(Dose.Mode.ADULTS), 1e-9);
    assertEquals(100, new Dose(75, FORTY_HOURS).percent(Dose.Mode.CHILDREN), 1e-9);
    assertEquals(40, new Dose(80, 60).hours(Dose.Mode.ADULTS), 1e-9);
  }

  @Test
  void threeDecibelsMoreHalveTheTime() {
    // 10^0.3 is 1.995: the exchange of 3 dB is that of energy.
    assertEquals(20, new Dose(83, 60).hours(Dose.Mode.ADULTS), 0.1);
    assertEquals(20, new Dose(78, 60).hours(Dose.Mode.CHILDREN), 0.1);
    assertEquals(2, ratio(83, 80), 0.01);
  }

  private static double ratio(double one, double other) {
    return new Dose(one, 60).percent(Dose.Mode.ADULTS)
        / new Dose(other, 60).percent(Dose.Mode.ADULTS);
  }

  @Test
  void aToneOfMinus18LufsIsHeardAtTheLevelGiven() {
    // A sine on both sides has its peak level in LUFS at 1 kHz, within 0.01 LU.
    double[] tone = Tones.sine(1000, -18, 10);
    DoseMeter meter = new DoseMeter(Tones.RATE, 2, 70);
    meter.heard(tone, tone, 0, tone.length);
    assertEquals(70, meter.dose().levelDb(), 0.05);
    assertEquals(10, meter.dose().seconds(), 1e-9);
    DoseMeter mono = new DoseMeter(Tones.RATE, 1, 70);
    mono.heard(tone, tone, 0, tone.length);
    assertEquals(70 - 3.01, mono.dose().levelDb(), 0.05, "one side has half the power");
  }

  @Test
  void deepTonesWeighLess() {
    double[] tone = Tones.sine(100, -18, 10);
    DoseMeter meter = new DoseMeter(Tones.RATE, 2, 70);
    meter.heard(tone, tone, 0, tone.length);
    assertEquals(70 - 19.1, meter.dose().levelDb(), 0.2);
  }

  @Test
  void silenceTakesNothing() {
    DoseMeter meter = new DoseMeter(Tones.RATE, 2, 70);
    meter.heard(new double[480], new double[480], 0, 480);
    assertEquals(0, meter.dose().percent(Dose.Mode.ADULTS));
    assertTrue(Double.isInfinite(meter.dose().hours(Dose.Mode.ADULTS)));
  }
}
