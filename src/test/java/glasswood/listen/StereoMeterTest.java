package glasswood.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StereoMeterTest {
  @Test
  void correlationOfEqualOppositeAndIndependentSides() {
    double[] noise = Tones.noise(1, 0.5, 2);
    double[] other = Tones.noise(2, 0.5, 2);
    double[] opposite = new double[noise.length];
    for (int i = 0; i < noise.length; i++) {
      opposite[i] = -noise[i];
    }
    StereoMeter meter = new StereoMeter();
    meter.add(noise, noise.clone(), 0, noise.length);
    assertEquals(1, meter.take().correlation(), 1e-9);
    meter.add(noise, opposite, 0, noise.length);
    assertEquals(-1, meter.take().correlation(), 1e-9);
    meter.add(noise, other, 0, noise.length);
    // 96,000 samples stray by 1/√96000 = 0.0032.
    assertEquals(0, meter.take().correlation(), 0.016);
  }

  @Test
  void meansLevelsAndFullScaleAreCounted() {
    double[] left = {0.5, 0.5, 0.5, 1.0};
    double[] right = {-0.25, -0.25, -1.5, -0.25};
    StereoMeter meter = new StereoMeter();
    meter.add(left, right, 0, 4);
    StereoMeter.Figures figures = meter.take();
    assertEquals(0.625, figures.dcLeft(), 1e-12);
    assertEquals(-0.5625, figures.dcRight(), 1e-12);
    assertEquals(2, figures.clipped());
    assertEquals(0, meter.take().clipped());
  }

  @Test
  void whatIsNoNumberIsCountedAndSilenced() {
    double[] left = {1.0, Double.NaN, 0.5};
    double[] right = {Double.NEGATIVE_INFINITY, 0.1, 0.1};
    StereoMeter meter = new StereoMeter();
    meter.add(left, right, 0, 3);
    StereoMeter.Figures figures = meter.take();
    assertEquals(2, figures.notFinite());
    assertEquals(1, figures.clipped());
    assertEquals(0.5, figures.dcLeft(), 1e-12);
    assertEquals(0, left[1]);
    assertEquals(0, right[0]);
  }

  @Test
  void silenceAtTheEndIsMeasuredAcrossBlocks() {
    StereoMeter meter = new StereoMeter();
    double[] sound = new double[100];
    sound[70] = 1e-6;
    meter.add(sound, new double[100], 0, 100);
    assertEquals(29, meter.silentFrames());
    meter.add(new double[50], new double[50], 0, 50);
    assertEquals(79, meter.silentFrames());
  }
}
