package com.jsyn.unitgen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Rig;
import com.jsyn.ports.UnitInputPort;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Ramps, latches, triggers, mathematics, mixers, delays: exact frames and values. */
class ControlUnitsTest {
  private static void step(UnitInputPort port, int at, double before, double after) {
    Rig.feed(port, frame -> frame < at ? before : after);
  }

  private static double[] sequence(UnitInputPort port, double... values) {
    Rig.feed(port, frame -> frame < values.length ? values[frame] : 0.0);
    return values;
  }

  @Test
  void theLinearRampArrivesAtItsFrame() {
    LinearRamp ramp = new LinearRamp();
    ramp.time.set(0.01); // 480 frames
    step(ramp.input, 100, 0.0, 2.0);
    double[] out = Rig.render(ramp, ramp.output, 1000);
    assertEquals(0.0, out[99]);
    for (int k = 1; k <= 480; k++) {
      assertEquals(2.0 * k / 480.0, out[99 + k], 1.0e-12); // rounding of 480 additions
    }
    assertEquals(2.0, out[579]);
    assertEquals(2.0, out[999]);
    assertEquals(2.0, ramp.current.getValue());
  }

  @Test
  void aRampWithoutTimeJumps() {
    LinearRamp ramp = new LinearRamp();
    step(ramp.input, 10, 1.0, -3.0);
    double[] out = Rig.render(ramp, ramp.output, 20);
    assertEquals(1.0, out[9]);
    assertEquals(-3.0, out[10]);
  }

  @Test
  void theContinuousRampHasNoCorners() {
    ContinuousRamp ramp = new ContinuousRamp();
    ramp.time.set(0.02); // 960 frames
    Rig.feed(ramp.input, frame -> frame < 100 ? 0.0 : frame < 500 ? 1.0 : -1.0);
    double[] out = Rig.render(ramp, ramp.output, 2000);
    assertEquals(-1.0, out[500 + 959]);
    for (int i = 1; i < 1999; i++) {
      // The greatest second difference of a cubic over n frames and a distance d is 6d/n²,
      // and in the middle of the first ramp the slope adds 2·1.5/960/960 of its own.
      assertEquals(0.0, out[i + 1] - 2 * out[i] + out[i - 1], 3.0e-5, "frame " + i);
    }
    assertTrue(out[510] > out[499], "goes on in its direction before it turns");
  }

  @Test
  void theExponentialRampTakesEqualRatios() {
    ExponentialRamp ramp = new ExponentialRamp();
    ramp.time.set(0.01);
    step(ramp.input, 100, 1.0, 0.001);
    double[] out = Rig.render(ramp, ramp.output, 1000);
    for (int k = 1; k < 480; k++) {
      assertEquals(1.0, out[99 + k] / Math.pow(0.001, k / 480.0), 1.0e-9);
    }
    assertEquals(0.001, out[579]);
  }

  @Test
  void theAsymptoticRampHalvesTheDistanceInEachHalfLife() {
    AsymptoticRamp ramp = new AsymptoticRamp();
    ramp.halfLife.set(0.01);
    ramp.input.set(1.0);
    double[] out = Rig.render(ramp, ramp.output, 2000);
    for (int n = 1; n <= 4; n++) {
      assertEquals(1.0 - Math.pow(0.5, n), out[480 * n - 1], 1.0e-9);
    }
  }

  @Test
  void thePeakFollowerRisesAtOnceAndHalves() {
    PeakFollower follower = new PeakFollower();
    follower.halfLife.set(0.001);
    Rig.feed(follower.input, frame -> frame == 10 ? -0.8 : 0.0);
    double[] out = Rig.render(follower, follower.output, 200);
    assertEquals(0.0, out[9]);
    assertEquals(0.8, out[10]);
    assertEquals(0.4, out[58], 1.0e-9);
  }

  @Test
  void latchesHold() {
    Latch latch = new Latch();
    sequence(latch.input, 1, 2, 3, 4, 5);
    sequence(latch.gate, 0, 1, 0, 0, 1);
    assertArrayEquals(new double[] {0, 2, 2, 2, 5}, Rig.render(latch, latch.output, 5));

    LatchZeroCrossing zero = new LatchZeroCrossing();
    sequence(zero.input, 1, 2, 3, -1, -2, 4, 5);
    sequence(zero.gate, 1, 0, 0, 0, 0, 0, 1);
    assertArrayEquals(new double[] {1, 2, 3, 0, 0, 0, 5}, Rig.render(zero, zero.output, 7));
  }

  @Test
  void triggersFireOnce() {
    EdgeDetector edge = new EdgeDetector();
    sequence(edge.input, -1, 1, 1, 0, 2, -1);
    assertArrayEquals(new double[] {0, 1, 0, 0, 1, 0}, Rig.render(edge, edge.output, 6));

    SchmidtTrigger trigger = new SchmidtTrigger();
    trigger.setLevel.set(0.5);
    trigger.resetLevel.set(-0.5);
    sequence(trigger.input, 0.4, 0.6, 0.0, -0.4, -0.6, 0.4, 0.7);
    double[] out = Rig.render(trigger, trigger.output, 7);
    assertArrayEquals(new double[] {0, 1, 1, 1, 0, 0, 1}, out);
    double[] pulse = trigger.outputPulse.getValues();
    assertArrayEquals(new double[] {0, 1, 0, 0, 0, 0, 1}, Arrays.copyOf(pulse, 7));
  }

  @Test
  void zeroCrossingsAreCounted() {
    ZeroCrossingCounter counter = new ZeroCrossingCounter();
    Rig.feed(counter.input, frame -> -Math.cos(2.0 * Math.PI * 100.0 * frame / Rig.RATE));
    Rig.render(counter, counter.output, Rig.RATE);
    assertEquals(100, counter.getCount());
  }

  @Test
  void mathematicsIsRight() {
    checkBinary(new Subtract(), 3, 4, -1);
    checkBinary(new Divide(), 3, 4, 0.75);
    checkBinary(new Divide(), 3, -4, -0.75);
    checkBinary(new Maximum(), 3, 4, 4);
    checkBinary(new Minimum(), 3, 4, 3);
    checkBinary(new Compare(), 3, 4, 0);
    checkBinary(new Compare(), 4, 3, 1);
    MultiplyAdd sum = new MultiplyAdd();
    sum.inputA.set(2);
    sum.inputB.set(3);
    sum.inputC.set(4);
    assertEquals(10.0, Rig.render(sum, sum.output, 1)[0]);
    PitchToFrequency pitch = new PitchToFrequency();
    pitch.input.set(57);
    assertEquals(220.0, Rig.render(pitch, pitch.output, 1)[0], 1.0e-8);
    RangeConverter range = new RangeConverter();
    range.input.set(0.5);
    assertEquals(1510.0, Rig.render(range, range.output, 1)[0]);
    Select select = new Select();
    select.inputA.set(1);
    select.inputB.set(2);
    sequence(select.select, 0, 1);
    assertArrayEquals(new double[] {1, 2}, Rig.render(select, select.output, 2));
    Integrate integrate = new Integrate();
    integrate.input.set(0.3);
    double[] out = Rig.render(integrate, integrate.output, 5);
    assertArrayEquals(new double[] {0.3, 0.6, 0.9, 1, 1}, out, 1.0e-15);
  }

  private static void checkBinary(UnitBinaryOperator unit, double a, double b, double wanted) {
    unit.inputA.set(a);
    unit.inputB.set(b);
    assertEquals(wanted, Rig.render(unit, unit.output, 1)[0], unit.getClass().getSimpleName());
  }

  @Test
  void mixersSumAndPlace() {
    MixerStereo mixer = new MixerStereo(3);
    mixer.input.set(0, 1.0);
    mixer.input.set(1, 0.5);
    mixer.pan.set(0, -1.0);
    mixer.gain.set(1, 0.5);
    mixer.amplitude.set(2.0);
    double half = Math.sqrt(0.5);
    assertEquals(2.0 * (1.0 + 0.25 * half), Rig.render(mixer, mixer.output, 0, 1, 64)[0], 1.0e-12);
    assertEquals(2.0 * 0.25 * half, mixer.output.getValues(1)[0], 1.0e-12);
    MixerMonoRamped ramped = new MixerMonoRamped(1);
    ramped.input.set(0, 1.0);
    double[] out = Rig.render(ramped, ramped.output, 600);
    for (int i = 1; i < 600; i++) {
      assertTrue(out[i] - out[i - 1] <= 2.0 / 256.0 + 1.0e-12, "no step at " + i);
    }
    assertEquals(1.0, out[256]);
  }

  @Test
  void fadesSumToOne() {
    CrossFade fade = new CrossFade();
    fade.input.set(0, 1.0);
    fade.input.set(1, 3.0);
    sequence(fade.fade, -1, 0, 1, 5);
    assertArrayEquals(new double[] {1, 2, 3, 3}, Rig.render(fade, fade.output, 4));
    FourWayFade four = new FourWayFade();
    for (int i = 0; i < 4; i++) {
      four.input.set(i, 1 << i);
    }
    four.fade.set(0, 1.0);
    four.fade.set(1, -1.0);
    assertEquals(2.0, Rig.render(four, four.output, 1)[0]);
  }

  @Test
  void theWaveFolderReflects() {
    WaveFolder folder = new WaveFolder();
    folder.amount.set(1.0); // gain 2
    sequence(folder.input, 0.25, 0.5, 0.75, 1.0, -0.75, 0.0);
    double[] wanted = {0.5, 1.0, 0.5, 0.0, -0.5, 0.0};
    assertArrayEquals(wanted, Rig.render(folder, folder.output, 6), 1.0e-15);
  }

  @Test
  void theParabolicEnvelopePassesTriggersWhileItRuns() {
    ParabolicEnvelope envelope = new ParabolicEnvelope();
    envelope.frequency.set(Rig.RATE / 10.0);
    sequence(envelope.triggerInput, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1);
    double[] out = Rig.render(envelope, envelope.output, 20);
    assertEquals(1.0, out[6], 1.0e-12);
    assertEquals(0.0, out[11]);
    double[] started = envelope.triggerOutput.getValues();
    double[] passed = envelope.triggerPass.getValues();
    assertEquals(1.0, started[1]);
    assertEquals(1.0, passed[3]);
    assertEquals(0.0, started[3]);
    assertEquals(1.0, started[12]);
  }

  @Test
  void delaysAreExactToTheFrame() {
    Delay delay = new Delay();
    delay.allocate(77);
    Rig.feed(delay.input, frame -> frame + 1);
    double[] out = Rig.render(delay, delay.output, 300);
    for (int i = 0; i < 300; i++) {
      assertEquals(i < 77 ? 0.0 : i - 76.0, out[i]);
    }
    InterpolatingDelay between = new InterpolatingDelay();
    between.allocate(200);
    between.delay.set(100.25 / Rig.RATE);
    Rig.feed(between.input, frame -> Math.sin(0.2 * frame));
    double[] sine = Rig.render(between, between.output, 1000);
    for (int i = 200; i < 1000; i++) {
      // The error of a cubic through points 0.2 apart: 0.2⁴·(3/128) ≈ 4e-5.
      assertEquals(Math.sin(0.2 * (i - 100.25)), sine[i], 5.0e-5);
    }
    MultiTapDelay taps = new MultiTapDelay(new int[] {0, 5}, new float[] {1.0f, 0.5f}, 100);
    taps.preDelayMillis.set(1.0); // 48 frames
    Rig.feed(taps.input, frame -> frame == 0 ? 1.0 : 0.0);
    double[] echoes = Rig.render(taps, taps.output, 64);
    assertEquals(1.0, echoes[48]);
    assertEquals(0.5, echoes[53]);
    assertEquals(1.5, Arrays.stream(echoes).sum());
  }

  @Test
  void thePlateDecaysInItsTime() {
    for (double seconds : new double[] {1.0, 2.0, 4.0}) {
      PlateReverb plate = new PlateReverb();
      plate.time.set(seconds);
      plate.damping.set(0.0001);
      Rig.feed(plate.input, frame -> frame < 480 ? Math.sin(frame * (0.05 + 1.0e-3 * frame)) : 0);
      double[] out = Rig.render(plate, plate.output, (int) ((1.0 + seconds) * Rig.RATE));
      // Schroeder's backward integral from −5 to −35 dB; 15 %: all-passes hold some frequencies
      // longer than their length.
      double time = 2.0 * (timeOfLevel(out, -35.0) - timeOfLevel(out, -5.0));
      assertEquals(seconds, time, 0.15 * seconds);
    }
  }

  private static double timeOfLevel(double[] signal, double decibels) {
    double[] energy = new double[signal.length + 1];
    for (int i = signal.length - 1; i >= 0; i--) {
      energy[i] = energy[i + 1] + signal[i] * signal[i];
    }
    int frame = 0;
    while (10.0 * Math.log10(energy[frame] / energy[0]) > decibels) {
      frame++;
    }
    return (double) frame / Rig.RATE;
  }
}
