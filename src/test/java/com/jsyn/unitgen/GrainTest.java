package com.jsyn.unitgen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Rig;
import com.jsyn.Synthesizer;
import com.jsyn.data.FloatSample;
import com.jsyn.exceptions.ChannelMismatchException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Grains: their shape, when they come, and what is in them. */
class GrainTest {
  private static final int SECOND = Rig.RATE;

  /** A source that is 1 as long as it is asked. */
  private static final class Constant extends GrainCommon implements GrainSource {
    @Override
    public void setRate(double rate) {}

    @Override
    public double next() {
      return 1.0;
    }
  }

  private record Span(int begin, int length, double peak) {}

  /** Where the signal is not 0. */
  private static List<Span> spans(double[] signal) {
    List<Span> spans = new ArrayList<>();
    int i = 0;
    while (i < signal.length) {
      int begin = i;
      double peak = 0.0;
      while (i < signal.length && signal[i] != 0.0) {
        peak = Math.max(peak, Math.abs(signal[i]));
        i++;
      }
      if (i > begin && i < signal.length) {
        spans.add(new Span(begin, i - begin, peak));
      }
      i++;
    }
    return spans;
  }

  private static GrainFarm farm(int grains) {
    GrainFarm farm = new GrainFarm();
    Grain[] array = new Grain[grains];
    for (int i = 0; i < grains; i++) {
      array[i] = new Grain(new Constant(), new RaisedCosineEnvelope());
    }
    farm.setGrainArray(array);
    farm.setSeed(11);
    return farm;
  }

  @Test
  void theEnvelopeIsARaisedCosineOfItsDuration() {
    RaisedCosineEnvelope envelope = new RaisedCosineEnvelope();
    assertFalse(envelope.hasMoreValues());
    envelope.setFrameRate(1000.0);
    envelope.setDuration(0.05);
    envelope.reset();
    for (int n = 0; n < 50; n++) {
      assertTrue(envelope.hasMoreValues());
      double wanted = 0.5 - 0.5 * Math.cos(2.0 * Math.PI * (n + 0.5) / 50.0);
      assertEquals(wanted, envelope.next(), 1.0e-12, "frame " + n); // the sine kernel's error
    }
    assertFalse(envelope.hasMoreValues());
  }

  @Test
  void grainsLastTheirDurationToTheFrame() {
    GrainFarm farm = farm(1);
    farm.duration.set(0.003);
    farm.density.set(0.3);
    farm.amplitude.set(0.25);
    List<Span> spans = spans(Rig.render(farm, farm.output, SECOND));
    assertTrue(spans.size() > 50, "only " + spans.size() + " grains");
    int exact = 0;
    for (Span span : spans) {
      // A gap may round to no frame at all; then two grains touch.
      assertEquals(0, span.length() % 144, "a grain of " + span.length() + " frames");
      exact += span.length() == 144 ? 1 : 0;
      // The middle frames of 144 are half a frame from the peak.
      assertEquals(0.25, span.peak(), 0.25 * 2.0e-4);
    }
    assertTrue(exact > 0.9 * spans.size(), exact + " of " + spans.size());
  }

  @Test
  void densityIsTheShareOfTheTimeThatIsFilled() {
    for (double density : new double[] {0.05, 0.3, 0.8}) {
      GrainFarm farm = farm(1);
      farm.duration.set(0.002);
      farm.density.set(density);
      double[] heard = Rig.render(farm, farm.output, 60 * SECOND);
      int sounding = 0;
      for (double value : heard) {
        sounding += value != 0.0 ? 1 : 0;
      }
      // N gaps deviate by 1/√N: at 0.05 there are 1500 gaps, so 2.6 %; three times that.
      assertEquals(density, (double) sounding / heard.length, 0.08 * density, "density " + density);
    }
  }

  @Test
  void fullDensityLeavesNoGap() {
    GrainFarm farm = farm(4);
    farm.density.set(1.0);
    double[] heard = Rig.render(farm, farm.output, SECOND);
    for (int i = 1000; i < heard.length; i++) { // all four have begun within two durations
      assertTrue(heard[i] > 0.0, "silent at " + i);
    }
  }

  @Test
  void rangesSpreadWhatGrainsAreLike() {
    GrainFarm farm = farm(1);
    farm.duration.set(0.004);
    farm.durationRange.set(0.002);
    farm.amplitude.set(0.5);
    farm.amplitudeRange.set(0.2);
    farm.density.set(0.1);
    List<Span> spans = spans(Rig.render(farm, farm.output, 20 * SECOND));
    double shortest = spans.stream().mapToDouble(Span::length).min().orElseThrow();
    double longest =
        spans.stream().filter(s -> s.length() <= 288).mapToDouble(Span::length).max().orElseThrow();
    double softest = spans.stream().mapToDouble(Span::peak).min().orElseThrow();
    double loudest = spans.stream().mapToDouble(Span::peak).max().orElseThrow();
    assertTrue(shortest >= 95 && shortest < 110, "shortest " + shortest); // 96 … 288 frames
    assertTrue(longest <= 289 && longest > 275, "longest " + longest);
    assertTrue(softest > 0.299 && softest < 0.32, "softest " + softest);
    assertTrue(loudest < 0.701 && loudest > 0.68, "loudest " + loudest);
  }

  @Test
  void gapsAreThoseOfARandomProcess() {
    StochasticGrainScheduler scheduler = new StochasticGrainScheduler();
    scheduler.setSeed(3);
    assertEquals(0.7, scheduler.nextDuration(0.7));
    int count = 20_000;
    double sum = 0.0;
    double squares = 0.0;
    for (int i = 0; i < count; i++) {
      double gap = scheduler.nextGap(0.1, 0.2); // 0.4 s on average
      assertTrue(gap >= 0.0);
      sum += gap;
      squares += gap * gap;
    }
    double mean = sum / count;
    assertEquals(0.4, mean, 0.4 * 3.0 / Math.sqrt(count)); // three standard errors
    // An exponential distribution deviates by its mean.
    assertEquals(0.4, Math.sqrt(squares / count - mean * mean), 0.02);
    assertEquals(0.0, scheduler.nextGap(0.1, 1.0));
  }

  @Test
  void sinesInGrainsHaveTheirRate() {
    GrainSourceSine sine = new GrainSourceSine();
    sine.setFrameRate(SECOND);
    sine.setRate(2.0);
    sine.reset();
    for (int i = 0; i < 200; i++) {
      assertEquals(Math.sin(2.0 * Math.PI * 880.0 * i / SECOND), sine.next(), 1.0e-11);
    }
    sine.setPhaseIncrement(0.5);
    sine.reset();
    double[] quarters = {0.0, 1.0, 0.0, -1.0};
    for (int i = 0; i < 8; i++) {
      assertEquals(quarters[i % 4], sine.next(), 1.0e-12);
    }
  }

  @Test
  void grainsOfASampleBeginAtTheirPlaceAndRunAtTheirRate() {
    FloatSample ramp = new FloatSample(1000);
    ramp.setFrameRate(24_000.0);
    for (int i = 0; i < 1000; i++) {
      ramp.writeDouble(i, i);
    }
    SampleGrainSource source = new SampleGrainSource();
    source.setFrameRate(48_000.0);
    assertEquals(0.0, source.next()); // without a sample
    source.setSample(ramp);
    source.setPosition(0.25);
    source.setRate(3.0);
    source.reset();
    for (int i = 0; i < 100; i++) {
      assertEquals(250.0 + 1.5 * i, source.next(), 1.0e-9); // 3 · 24,000/48,000 a frame
    }
    source.setRate(-2.0);
    source.setPosition(0.002);
    source.reset();
    assertEquals(2.0, source.next(), 1.0e-9);
    assertEquals(1.0, source.next(), 1.0e-9);
    assertEquals(0.0, source.next(), 1.0e-9);
    assertEquals(999.0, source.next(), 1.0e-9); // round the end
    source.setPosition(0.5);
    source.setPositionRange(0.1);
    double least = 1000.0;
    double most = 0.0;
    for (int i = 0; i < 1000; i++) {
      source.reset();
      double first = source.next();
      least = Math.min(least, first);
      most = Math.max(most, first);
    }
    assertTrue(least >= 400.0 && least < 405.0 && most <= 600.0 && most > 595.0);
    assertThrows(ChannelMismatchException.class, () -> source.setSample(new FloatSample(10, 2)));
  }

  @Test
  void aFarmOfASampleIsSilentWithoutOneAndSoundsFromThenOn() {
    SampleGrainFarm farm = new SampleGrainFarm();
    farm.allocate(3);
    farm.setSeed(1);
    farm.density.set(0.9);
    farm.position.set(0.5);
    assertEquals(0.0, Rig.rms(Rig.render(farm, farm.output, SECOND)));
    FloatSample ones = new FloatSample(1000);
    for (int i = 0; i < 1000; i++) {
      ones.writeDouble(i, 1.0);
    }
    farm.setSample(ones);
    farm.setFrameRate(SECOND);
    double[] more = new double[SECOND];
    int block = Synthesizer.FRAMES_PER_BLOCK;
    for (int at = 0; at < SECOND; at += block) {
      farm.pullData((long) SECOND + at, 0, block);
      System.arraycopy(farm.output.getValues(), 0, more, at, block);
    }
    // Each of three fills 0.9 of the time with cos², whose mean is ½.
    double mean = Arrays.stream(more).average().orElseThrow();
    assertEquals(3 * 0.9 * 0.5, mean, 0.1);
    assertThrows(IllegalArgumentException.class, () -> farm.allocate(0));
  }

  @Test
  void theSameSeedGivesTheSameCloud() {
    GrainFarm one = new GrainFarm();
    GrainFarm two = new GrainFarm();
    GrainFarm other = new GrainFarm();
    one.setSeed(5);
    two.setSeed(5);
    other.setSeed(6);
    double[] first = Rig.render(one, one.output, SECOND);
    assertArrayEquals(first, Rig.render(two, two.output, 0, SECOND, 13));
    assertFalse(Arrays.equals(first, Rig.render(other, other.output, SECOND)));
    assertTrue(Rig.rms(first) > 0.1);
  }
}
