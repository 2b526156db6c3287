package com.jsyn.instruments;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.Circuit;
import com.jsyn.unitgen.EnvelopeDAHDSR;
import com.jsyn.unitgen.FilterFourPoles;
import com.jsyn.unitgen.MorphingOscillatorBL;
import com.jsyn.unitgen.Multiply;
import com.jsyn.unitgen.MultiplyAdd;
import com.jsyn.unitgen.UnitVoice;
import com.jsyn.util.VoiceDescription;
import com.softsynth.shared.time.TimeStamp;

/**
 * Two oscillators that may be of any shape and out of tune, through a ladder filter.
 *
 * <pre>
 * Inputs   Amplitude       of the note, 0…1, default 0.5
 *          Frequency       Hz, 40…8000, default 440
 *          FreqScaler      factor of the frequency, 0.2…4, default 1
 *          OscShape1       of the first oscillator: −1 sine, 0 sawtooth, 1 square; default 0
 *          OscShape2       of the second, default 0
 *          Cutoff          Hz of the filter at rest, 40…8000, default 400; also Timbre
 *          FilterEnvDepth  Hz by which its envelope raises it, −4000…4000, default 1000
 *          Q               of the filter, 0.1…10, default 2
 *          FreqScaler2     frequency of the second oscillator by the first's, 0.5…2, default 1.003
 *          AmpAttack …     times and sustain of the amplitude's envelope
 *          FilterAttack …  times and sustain of the filter's envelope
 * Output   Output          the note; at rest once it has died away
 * </pre>
 */
public class DualOscillatorSynthVoice extends Circuit implements UnitVoice {
  private static final double DETUNED = 1.003;
  private static final String[] PRESETS = {"FastSaw", "SlowSaw", "HollowSquare", "SubSine"};
  private static final double[][] SETTINGS = {
    // attack, decay, sustain, release of both, shapes, cutoff, depth, Q, second's ratio
    {0.01, 0.3, 0.7, 0.2, 0.0, 0.0, 700.0, 2500.0, 2.0, DETUNED},
    {0.5, 1.0, 0.8, 1.2, 0.0, 0.0, 300.0, 1500.0, 1.5, DETUNED},
    {0.02, 0.5, 0.6, 0.3, 1.0, 1.0, 500.0, 1500.0, 1.0, 1.5},
    {0.01, 0.4, 0.5, 0.3, 0.0, -1.0, 300.0, 3000.0, 4.0, 0.5}
  };

  public final UnitInputPort amplitude;
  public final UnitInputPort frequency;
  public final UnitInputPort frequencyScaler;
  public final UnitInputPort oscShape1;
  public final UnitInputPort oscShape2;
  public final UnitInputPort cutoff;
  public final UnitInputPort filterEnvDepth;
  public final UnitInputPort Q;

  private final UnitInputPort secondScaler;
  private final EnvelopeDAHDSR ampEnv = new EnvelopeDAHDSR();
  private final EnvelopeDAHDSR filterEnv = new EnvelopeDAHDSR();
  private final Multiply level = new Multiply();

  public DualOscillatorSynthVoice() {
    Multiply pitch = new Multiply();
    Multiply secondPitch = new Multiply();
    MultiplyAdd sweep = new MultiplyAdd();
    MorphingOscillatorBL first = new MorphingOscillatorBL();
    MorphingOscillatorBL second = new MorphingOscillatorBL();
    FilterFourPoles filter = new FilterFourPoles();
    add(pitch);
    add(secondPitch);
    add(ampEnv);
    add(filterEnv);
    add(sweep);
    add(first);
    add(second);
    add(filter);
    add(level);
    pitch.output.connect(first.frequency);
    pitch.output.connect(secondPitch.inputA);
    secondPitch.output.connect(second.frequency);
    filterEnv.output.connect(sweep.inputA);
    sweep.output.connect(filter.frequency);
    first.amplitude.set(0.5);
    second.amplitude.set(0.5);
    first.output.connect(filter.input);
    second.output.connect(filter.input);
    filter.output.connect(level.inputA);
    ampEnv.output.connect(level.inputB);
    addPort(amplitude = ampEnv.amplitude, PORT_NAME_AMPLITUDE);
    amplitude.setup(0.0, 0.5, 1.0);
    addPort(frequency = pitch.inputA, PORT_NAME_FREQUENCY);
    frequency.setup(40.0, 440.0, 8000.0);
    addPort(frequencyScaler = pitch.inputB, PORT_NAME_FREQUENCY_SCALER);
    frequencyScaler.setup(0.2, 1.0, 4.0);
    addPort(oscShape1 = first.shape, "OscShape1");
    addPort(oscShape2 = second.shape, "OscShape2");
    addPort(cutoff = sweep.inputC, PORT_NAME_CUTOFF);
    cutoff.setup(40.0, 400.0, 8000.0);
    addPortAlias(cutoff, PORT_NAME_TIMBRE);
    addPort(filterEnvDepth = sweep.inputB, "FilterEnvDepth");
    filterEnvDepth.setup(-4000.0, 1000.0, 4000.0);
    addPort(Q = filter.Q, "Q");
    addPort(secondScaler = secondPitch.inputB, "FreqScaler2");
    secondScaler.setup(0.5, DETUNED, 2.0);
    ampEnv.export(this, "Amp");
    filterEnv.export(this, "Filter");
    addPort(level.output, PORT_NAME_OUTPUT);
    usePreset(0);
    ampEnv.setupAutoDisable(this);
  }

  /** What hosts need to know of this voice. */
  public static VoiceDescription getVoiceDescription() {
    return new Voices(
        "DualOscillatorSynth",
        DualOscillatorSynthVoice.class,
        DualOscillatorSynthVoice::new,
        PRESETS,
        "subtractive",
        "filter",
        "detuned");
  }

  @Override
  public UnitOutputPort getOutput() {
    return level.output;
  }

  @Override
  public void noteOn(double freq, double ampl, TimeStamp timeStamp) {
    frequency.set(freq, timeStamp);
    amplitude.set(ampl, timeStamp);
    ampEnv.input.on(timeStamp);
    filterEnv.input.on(timeStamp);
  }

  @Override
  public void noteOff(TimeStamp timeStamp) {
    ampEnv.input.off(timeStamp);
    filterEnv.input.off(timeStamp);
  }

  /** Sets everything but the note as in preset 0. */
  public void reset() {
    frequencyScaler.set(1.0);
    usePreset(0);
  }

  /** 0 fast saw, 1 slow saw, 2 hollow square, 3 a sawtooth over a sine an octave lower. */
  @Override
  public final void usePreset(int presetIndex) {
    double[] settings = SETTINGS[Voices.preset(presetIndex, SETTINGS.length)];
    for (EnvelopeDAHDSR envelope : new EnvelopeDAHDSR[] {ampEnv, filterEnv}) {
      envelope.attack.set(settings[0]);
      envelope.decay.set(settings[1]);
      envelope.sustain.set(settings[2]);
      envelope.release.set(settings[3]);
    }
    oscShape1.set(settings[4]);
    oscShape2.set(settings[5]);
    cutoff.set(settings[6]);
    filterEnvDepth.set(settings[7]);
    Q.set(settings[8]);
    secondScaler.set(settings[9]);
  }
}
