package com.jsyn.unitgen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.jsyn.Rig;
import com.jsyn.Synthesizer;
import com.jsyn.data.HammingWindow;
import com.jsyn.data.HannWindow;
import com.jsyn.data.SpectralWindow;
import com.jsyn.data.SpectralWindowFactory;
import com.jsyn.data.Spectrum;
import com.jsyn.dsp.RandomBits;
import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitSpectralInputPort;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Fourier transforms of streams, and what stands between them. */
class SpectralTest {
  private static final int FRAMES = 4096;

  /** A transform of 512 and back in doubles errs by some ulps of 1 times the logarithm of 512. */
  private static final double ROUNDING = 1.0e-13;

  private static double noise(int frame) {
    return (RandomBits.mix(frame) >> 10) * 0x1.0p-53;
  }

  /** Leaves spectra as they are. */
  private static class Copier extends SpectralProcessor {
    @Override
    public void processSpectrum(Spectrum inputSpectrum, Spectrum outputSpectrum) {
      inputSpectrum.copyTo(outputSpectrum);
    }
  }

  /** Makes everything above a bin silent. */
  private static final class Wall extends SpectralProcessor {
    private final int bin;

    Wall(int bin) {
      this.bin = bin;
    }

    @Override
    public void processSpectrum(Spectrum inputSpectrum, Spectrum outputSpectrum) {
      inputSpectrum.copyTo(outputSpectrum);
      for (int i = bin; i <= inputSpectrum.size() - bin; i++) {
        outputSpectrum.getReal()[i] = 0.0;
        outputSpectrum.getImaginary()[i] = 0.0;
      }
    }
  }

  private static void assertDelayed(
      IntToDoubleFunction signal, double[] heard, int delay, double tolerance) {
    for (int i = 0; i < heard.length; i++) {
      double wanted = i < delay ? 0.0 : signal.applyAsDouble(i - delay);
      assertEquals(wanted, heard[i], tolerance, "frame " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 16, 64, 512, 2048})
  void theInverseGivesTheComplexStreamBack(int size) {
    FFT forward = new FFT();
    IFFT backward = new IFFT();
    forward.setSize(size);
    backward.setSize(size);
    assertEquals(size, forward.getSize());
    Rig.feed(forward.inputReal, SpectralTest::noise);
    Rig.feed(forward.inputImaginary, frame -> noise(frame + 77));
    forward.outputReal.connect(backward.inputReal);
    forward.outputImaginary.connect(backward.inputImaginary);
    int frames = Math.max(FRAMES, 3 * size);
    double[] real = Rig.render(backward, backward.outputReal, frames);
    assertDelayed(SpectralTest::noise, real, 2 * size, ROUNDING);
  }

  @Test
  void theImaginaryPartComesBackToo() {
    FFT forward = new FFT();
    IFFT backward = new IFFT();
    Rig.feed(forward.inputReal, SpectralTest::noise);
    Rig.feed(forward.inputImaginary, frame -> noise(frame + 77));
    forward.outputReal.connect(backward.inputReal);
    forward.outputImaginary.connect(backward.inputImaginary);
    double[] heard = Rig.render(backward, backward.outputImaginary, FRAMES);
    assertDelayed(frame -> noise(frame + 77), heard, 2 * Spectrum.DEFAULT_SIZE, ROUNDING);
  }

  @Test
  void aCosineIsHalfAndHalfInItsBins() {
    FFT forward = new FFT();
    forward.setSize(64);
    Rig.feed(forward.inputReal, frame -> Math.cos(2.0 * Math.PI * 5 * frame / 64.0));
    double[] bins = Rig.render(forward, forward.outputReal, 128);
    for (int bin = 0; bin < 64; bin++) {
      assertEquals(bin == 5 || bin == 59 ? 0.5 : 0.0, bins[64 + bin], ROUNDING, "bin " + bin);
    }
    assertThrows(IllegalArgumentException.class, () -> forward.setSize(100));
  }

  @ParameterizedTest
  @CsvSource({
    "6, 0, 64",
    "6, 17, 64",
    "6, 17, 13",
    "9, 0, 1",
    "9, 100, 64",
    "9, 100, 1",
    "11, -5, 7"
  })
  void windowsSideBySideGiveTheSignalBackAFrameShortOfTheirSizeLater(
      int log2, int offset, int piece) {
    SpectralFFT forward = new SpectralFFT(log2);
    forward.setOffset(offset);
    assertEquals(log2, forward.getSizeLog2());
    assertEquals(offset, forward.getOffset());
    SpectralIFFT backward = new SpectralIFFT();
    Rig.feed(forward.input, SpectralTest::noise);
    forward.output.connect(backward.input);
    double[] heard = Rig.render(backward, backward.output, 0, FRAMES, piece);
    assertDelayed(SpectralTest::noise, heard, (1 << log2) - 1, ROUNDING);
  }

  @Test
  void aWindowWeightsWhatEntersTheSpectrum() {
    SpectralFFT forward = new SpectralFFT(6);
    forward.setWindow(SpectralWindowFactory.getHannWindow(6));
    Rig.feed(forward.input, frame -> 1.0);
    forward.setFrameRate(Rig.RATE);
    forward.pullData(0, 0, Synthesizer.FRAMES_PER_BLOCK);
    assertTrue(forward.output.isAvailable());
    double[] real = forward.output.getSpectrum().getReal();
    // ½ − ½·cos has ½ in bin 0 and −¼ in its neighbours.
    assertEquals(0.5, real[0], ROUNDING);
    assertEquals(-0.25, real[1], ROUNDING);
    assertEquals(-0.25, real[63], ROUNDING);
    assertEquals(0.0, real[2], ROUNDING);
    assertThrows(IllegalArgumentException.class, () -> forward.setSizeLog2(2));
    assertThrows(IllegalArgumentException.class, () -> new SpectralFFT(30));
  }

  private static SpectralWindow window(String name, int log2) {
    return switch (name) {
      case "hann" -> new HannWindow(1 << log2);
      case "hamming" -> new HammingWindow(1 << log2);
      case "rectangle" -> RectangularWindow.getInstance();
      default -> index -> Math.sin(Math.PI * (index + 0.5) / (1 << log2));
    };
  }

  @ParameterizedTest
  @CsvSource({
    "hann, 4, 9",
    "hann, 2, 9",
    "hann, 3, 10",
    "hann, 8, 8",
    "hamming, 2, 9",
    "rectangle, 4, 7",
    "sine, 2, 9",
    "sine, 5, 9"
  })
  void overlappingWindowsAddUpToOne(String name, int overlap, int log2) {
    SpectralFilter filter = new SpectralFilter(overlap, log2);
    filter.setWindow(window(name, log2));
    Rig.feed(filter.getInput(), SpectralTest::noise);
    double[] heard = Rig.render(filter, filter.getOutput(), FRAMES);
    // Hann's window of two overlaps divides by ½ at worst, so errors stay near those of rounding.
    assertDelayed(SpectralTest::noise, heard, (1 << log2) - 1, 4.0 * ROUNDING);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void processorsStandBetweenWhoeverRunsThem(boolean inside) throws InterruptedException {
    SynthesisEngine engine = new SynthesisEngine();
    engine.setRealTime(false);
    engine.start(Rig.RATE);
    int overlap = 4;
    SpectralFilter filter = new SpectralFilter(overlap, 8);
    Rig.Feed feed = new Rig.Feed(SpectralTest::noise);
    engine.add(feed);
    for (int i = 0; i < overlap; i++) {
      Copier copier = new Copier();
      filter.getSpectralOutput(i).disconnect(filter.getSpectralInput(i));
      filter.getSpectralOutput(i).connect(copier.input);
      copier.output.connect(filter.getSpectralInput(i));
      if (inside) {
        filter.add(copier);
      } else {
        engine.add(copier);
      }
    }
    engine.add(filter);
    LineOut out = new LineOut();
    engine.add(out);
    feed.output.connect(filter.input);
    filter.output.connect(0, out.input, 0);
    out.start();
    int block = Synthesizer.FRAMES_PER_BLOCK;
    for (int i = 1; i < 40; i++) {
      engine.scheduleCommand(i * 29.0 / Rig.RATE, () -> {}); // cuts blocks into pieces
    }
    double[] heard = new double[FRAMES];
    for (int at = 0; at < FRAMES; at += block) {
      engine.generateNextBuffer();
      System.arraycopy(engine.getOutputBuffer(0), 0, heard, at, block);
    }
    assertDelayed(SpectralTest::noise, heard, 255, 4.0 * ROUNDING);
    engine.stop();
  }

  @Test
  void aWallInTheSpectrumIsSteep() {
    int overlap = 4;
    SpectralFilter filter = new SpectralFilter(overlap, 9);
    for (int i = 0; i < overlap; i++) {
      Wall wall = new Wall(64); // 6000 Hz
      filter.add(wall);
      filter.getSpectralOutput(i).connect(wall.input);
      wall.output.connect(filter.getSpectralInput(i));
    }
    int frames = 1 << 14;
    double low = 1700.0 * Rig.RATE / frames; // 4980 Hz, on a bin
    double high = 2400.0 * Rig.RATE / frames; // 7031 Hz
    Rig.feed(
        filter.input,
        frame ->
            Math.sin(2.0 * Math.PI * low * frame / Rig.RATE)
                + Math.sin(2.0 * Math.PI * high * frame / Rig.RATE));
    double[] heard = Rig.render(filter, filter.output, 2 * frames);
    double[] tail = Arrays.copyOfRange(heard, frames, 2 * frames);
    double[] bins = Rig.amplitudes(Rig.windowed(tail));
    double passed = peak(bins, low);
    double stopped = peak(bins, high);
    assertEquals(1.0, passed, 0.02); // a window's side lobes of −31 dB end at the wall
    assertTrue(Rig.decibels(stopped) < -60.0, () -> "stopped only to " + stopped);
  }

  private static double peak(double[] bins, double hz) {
    int middle = (int) Math.round(hz * 2 * (bins.length - 1) / Rig.RATE);
    double peak = 0.0;
    for (int bin = middle - 4; bin <= middle + 4; bin++) {
      peak = Math.max(peak, bins[bin]);
    }
    return peak;
  }

  @Test
  void spectralPortsConnectOnlyToTheirLike() {
    SpectralFFT forward = new SpectralFFT();
    PassThrough pass = new PassThrough();
    assertThrows(
        IllegalArgumentException.class,
        () -> forward.output.connect(pass.input.getPortBlockPart()));
    UnitSpectralInputPort input = new UnitSpectralInputPort();
    assertThrows(IllegalArgumentException.class, () -> input.connect(pass.output));
    assertFalse(input.isAvailable());
    Spectrum spectrum = new Spectrum(64);
    input.setSpectrum(spectrum);
    assertTrue(input.isAvailable());
    assertEquals(spectrum, input.getSpectrum());
    assertFalse(input.isAvailable());
    input.connect(forward.output);
    assertFalse(input.isAvailable());
    forward.output.advance();
    assertTrue(input.isAvailable());
    assertEquals(forward.output.getSpectrum(), input.getSpectrum());
    input.disconnect(forward.output);
    assertEquals(spectrum, input.getSpectrum());
    assertThrows(IllegalArgumentException.class, () -> new SpectralFilter(1, 9));
  }
}
