package com.jsyn.instruments;

import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.Circuit;
import com.jsyn.unitgen.EnvelopeDAHDSR;
import com.jsyn.unitgen.FilterLowPass;
import com.jsyn.unitgen.Multiply;
import com.jsyn.unitgen.MultiplyAdd;
import com.jsyn.unitgen.SawtoothOscillatorBL;
import com.jsyn.unitgen.UnitVoice;
import com.jsyn.util.VoiceDescription;
import com.softsynth.shared.time.TimeStamp;

/**
 * A sawtooth through a low-pass, each with an envelope.
 *
 * <pre>
 * Inputs   Amplitude        of the note, 0…1, default 0.5
 *          Frequency        Hz, 40…8000, default 440
 *          PitchModulation  factor of the frequency, 0.2…4, default 1; also FreqScaler
 *          Cutoff           Hz of the low-pass at rest, 40…8000, default 500; also Timbre
 *          CutoffRange      Hz by which its envelope raises it, 0…8000, default 2500
 *          Q                of the low-pass, 0.1…10, default 2
 *          AmpAttack …      times and sustain of the amplitude's envelope
 *          FilterAttack …   times and sustain of the low-pass's envelope
 * Output   Output           the note; at rest once it has died away
 * </pre>
 */
public class SubtractiveSynthVoice extends Circuit implements UnitVoice {
  private static final String[] PRESETS = {"Brass", "Pluck", "Pad"};
  private static final double[][] SETTINGS = {
    // attack, decay, sustain, release of the amplitude, then of the filter, cutoff, range, Q
    {0.02, 0.3, 0.8, 0.2, 0.05, 0.4, 0.5, 0.2, 500.0, 2500.0, 2.0},
    {0.01, 1.2, 0.0, 0.3, 0.01, 0.5, 0.0, 0.3, 300.0, 5000.0, 3.0},
    {0.8, 1.0, 0.9, 1.5, 1.2, 2.0, 0.6, 1.5, 300.0, 900.0, 1.0}
  };

  public final UnitInputPort amplitude;
  public final UnitInputPort frequency;
  public final UnitInputPort pitchModulation;
  public final UnitInputPort cutoff;
  public final UnitInputPort cutoffRange;
  public final UnitInputPort Q;

  private final EnvelopeDAHDSR ampEnv = new EnvelopeDAHDSR();
  private final EnvelopeDAHDSR filterEnv = new EnvelopeDAHDSR();
  private final FilterLowPass filter = new FilterLowPass();

  public SubtractiveSynthVoice() {
    Multiply pitch = new Multiply();
    MultiplyAdd sweep = new MultiplyAdd();
    SawtoothOscillatorBL saw = new SawtoothOscillatorBL();
    add(pitch);
    add(ampEnv);
    add(filterEnv);
    add(sweep);
    add(saw);
    add(filter);
    pitch.output.connect(saw.frequency);
    ampEnv.output.connect(saw.amplitude);
    filterEnv.output.connect(sweep.inputA);
    sweep.output.connect(filter.frequency);
    saw.output.connect(filter.input);
    addPort(amplitude = ampEnv.amplitude, PORT_NAME_AMPLITUDE);
    amplitude.setup(0.0, 0.5, 1.0);
    addPort(frequency = pitch.inputA, PORT_NAME_FREQUENCY);
    frequency.setup(40.0, 440.0, 8000.0);
    addPort(pitchModulation = pitch.inputB, "PitchModulation");
    pitchModulation.setup(0.2, 1.0, 4.0);
    addPortAlias(pitchModulation, PORT_NAME_FREQUENCY_SCALER);
    addPort(cutoff = sweep.inputC, PORT_NAME_CUTOFF);
    cutoff.setup(40.0, 500.0, 8000.0);
    addPortAlias(cutoff, PORT_NAME_TIMBRE);
    addPort(cutoffRange = sweep.inputB, "CutoffRange");
    cutoffRange.setup(0.0, 2500.0, 8000.0);
    addPort(Q = filter.Q, "Q");
    ampEnv.export(this, "Amp");
    filterEnv.export(this, "Filter");
    addPort(filter.output, PORT_NAME_OUTPUT);
    usePreset(0);
    ampEnv.setupAutoDisable(this);
  }

  /** What hosts need to know of this voice. */
  public static VoiceDescription getVoiceDescription() {
    return new Voices(
        "SubtractiveSynth",
        SubtractiveSynthVoice.class,
        SubtractiveSynthVoice::new,
        PRESETS,
        "subtractive",
        "filter",
        "sawtooth");
  }

  @Override
  public UnitOutputPort getOutput() {
    return filter.output;
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

  /** 0 brass, 1 pluck, 2 pad. */
  @Override
  public final void usePreset(int presetIndex) {
    double[] settings = SETTINGS[Voices.preset(presetIndex, SETTINGS.length)];
    EnvelopeDAHDSR envelope = ampEnv;
    for (int i = 0; i < 8; i += 4) {
      envelope.attack.set(settings[i]);
      envelope.decay.set(settings[i + 1]);
      envelope.sustain.set(settings[i + 2]);
      envelope.release.set(settings[i + 3]);
      envelope = filterEnv;
    }
    cutoff.set(settings[8]);
    cutoffRange.set(settings[9]);
    Q.set(settings[10]);
  }
}
