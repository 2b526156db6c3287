package com.jsyn.instruments;

import com.jsyn.data.DoubleTable;
import com.jsyn.data.Function;
import com.jsyn.ports.UnitFunctionPort;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.Circuit;
import com.jsyn.unitgen.EnvelopeDAHDSR;
import com.jsyn.unitgen.FunctionEvaluator;
import com.jsyn.unitgen.Multiply;
import com.jsyn.unitgen.SineOscillator;
import com.jsyn.unitgen.UnitVoice;
import com.jsyn.util.VoiceDescription;
import com.softsynth.math.ChebyshevPolynomial;
import com.softsynth.math.Polynomial;
import com.softsynth.math.PolynomialTableData;
import com.softsynth.shared.time.TimeStamp;

/**
 * A sine through a function that grows brighter as the sine grows.
 *
 * <pre>
 * Inputs   Range            amplitude of the sine that enters the function, 0.1…1, default 0.6; an
 *                           envelope scales it
 *          Frequency        Hz, 40…8000, default 440
 *          Amplitude        of the note, 0…1, default 0.5
 *          Function         of −1…1; at first harmonics 1, 3, 5, 7 by Chebyshev polynomials
 *          PitchModulation  factor of the frequency, 0.2…4, default 1; also FreqScaler
 *          AmpAttack …      times and sustain of the amplitude's envelope
 *          RangeAttack …    times and sustain of the range's envelope
 * Output   Output           the note; at rest once it has died away
 * Source   Le Brun, "Digital waveshaping synthesis", JAES 27 (1979)
 * </pre>
 */
public class WaveShapingVoice extends Circuit implements UnitVoice {
  private static final int TABLE_SIZE = 1024;
  private static final String[] PRESETS = {"Reed", "Bell", "Organ"};
  private static final double[][] SETTINGS = {
    // attack, decay, sustain, release of the amplitude, then of the range, range
    {0.05, 0.2, 0.9, 0.1, 0.1, 0.4, 0.6, 0.1, 0.6},
    {0.01, 3.0, 0.0, 2.0, 0.01, 1.5, 0.0, 1.0, 0.9},
    {0.02, 0.1, 1.0, 0.05, 0.01, 0.1, 1.0, 0.05, 1.0}
  };

  public final UnitInputPort range;
  public final UnitInputPort frequency;
  public final UnitInputPort amplitude;
  public final UnitFunctionPort function;
  public final UnitInputPort pitchModulation;

  private final EnvelopeDAHDSR ampEnv = new EnvelopeDAHDSR();
  private final EnvelopeDAHDSR rangeEnv = new EnvelopeDAHDSR();
  private final FunctionEvaluator shaper = new FunctionEvaluator();

  private static final class Shape {
    static final Function ODD = odd();

    private static Function odd() {
      Polynomial sum = new Polynomial();
      double total = 0.0;
      for (int harmonic = 1; harmonic <= 7; harmonic += 2) {
        sum =
            Polynomial.plus(sum, Polynomial.mult(1.0 / harmonic, ChebyshevPolynomial.T(harmonic)));
        total += 1.0 / harmonic;
      }
      Polynomial limited = Polynomial.mult(1.0 / total, sum);
      return new DoubleTable(new PolynomialTableData(limited, TABLE_SIZE).getData());
    }
  }

  public WaveShapingVoice() {
    Multiply pitch = new Multiply();
    SineOscillator sine = new SineOscillator();
    add(pitch);
    add(ampEnv);
    add(rangeEnv);
    add(sine);
    add(shaper);
    pitch.output.connect(sine.frequency);
    rangeEnv.output.connect(sine.amplitude);
    sine.output.connect(shaper.input);
    ampEnv.output.connect(shaper.amplitude);
    addPort(range = rangeEnv.amplitude, "Range");
    range.setup(0.1, 0.6, 1.0);
    addPort(frequency = pitch.inputA, PORT_NAME_FREQUENCY);
    frequency.setup(40.0, 440.0, 8000.0);
    addPort(amplitude = ampEnv.amplitude, PORT_NAME_AMPLITUDE);
    amplitude.setup(0.0, 0.5, 1.0);
    addPort(function = shaper.function, "Function");
    function.set(Shape.ODD);
    addPort(pitchModulation = pitch.inputB, "PitchModulation");
    pitchModulation.setup(0.2, 1.0, 4.0);
    addPortAlias(pitchModulation, PORT_NAME_FREQUENCY_SCALER);
    ampEnv.export(this, "Amp");
    rangeEnv.export(this, "Range");
    addPort(shaper.output, PORT_NAME_OUTPUT);
    usePreset(0);
    ampEnv.setupAutoDisable(this);
  }

  /** What hosts need to know of this voice. */
  public static VoiceDescription getVoiceDescription() {
    return new Voices(
        "WaveShaping", WaveShapingVoice.class, WaveShapingVoice::new, PRESETS, "waveshaping");
  }

  @Override
  public UnitOutputPort getOutput() {
    return shaper.output;
  }

  @Override
  public void noteOn(double freq, double ampl, TimeStamp timeStamp) {
    frequency.set(freq, timeStamp);
    amplitude.set(ampl, timeStamp);
    ampEnv.input.on(timeStamp);
    rangeEnv.input.on(timeStamp);
  }

  @Override
  public void noteOff(TimeStamp timeStamp) {
    ampEnv.input.off(timeStamp);
    rangeEnv.input.off(timeStamp);
  }

  /** 0 reed, 1 bell, 2 organ. */
  @Override
  public final void usePreset(int presetIndex) {
    double[] settings = SETTINGS[Voices.preset(presetIndex, SETTINGS.length)];
    EnvelopeDAHDSR envelope = ampEnv;
    for (int i = 0; i < 8; i += 4) {
      envelope.attack.set(settings[i]);
      envelope.decay.set(settings[i + 1]);
      envelope.sustain.set(settings[i + 2]);
      envelope.release.set(settings[i + 3]);
      envelope = rangeEnv;
    }
    range.set(settings[8]);
  }
}
