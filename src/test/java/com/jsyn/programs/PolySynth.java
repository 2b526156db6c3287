package com.jsyn.programs;

import com.jsyn.JSyn;
import com.jsyn.Synthesizer;
import com.jsyn.ports.UnitInputPort;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.Circuit;
import com.jsyn.unitgen.EnvelopeDAHDSR;
import com.jsyn.unitgen.FilterLowPass;
import com.jsyn.unitgen.LineOut;
import com.jsyn.unitgen.LinearRamp;
import com.jsyn.unitgen.SawtoothOscillatorBL;
import com.jsyn.unitgen.UnitVoice;
import com.jsyn.util.VoiceAllocator;
import com.jsyn.util.WaveRecorder;
import com.softsynth.math.AudioMath;
import com.softsynth.shared.time.TimeStamp;
import java.io.File;
import java.io.IOException;

/** A program: chords on a subtractive voice of its own, shared out by an allocator. */
final class PolySynth {
  static final int VOICES = 4;
  static final int[][] CHORDS = {{48, 64, 67, 72}, {45, 60, 64, 69}, {50, 65, 69, 77}};
  static final double CHORD_SECONDS = 1.0;
  static final double HELD_SECONDS = 0.6;

  private PolySynth() {}

  /** Sawtooth, low-pass, envelope. */
  static final class Voice extends Circuit implements UnitVoice {
    final UnitInputPort frequency;
    final UnitInputPort amplitude;
    final UnitInputPort cutoff;

    private final SawtoothOscillatorBL osc = new SawtoothOscillatorBL();
    private final FilterLowPass filter = new FilterLowPass();
    private final EnvelopeDAHDSR ampEnv = new EnvelopeDAHDSR();
    private final LinearRamp cutoffRamp = new LinearRamp();

    Voice() {
      add(osc);
      add(ampEnv);
      add(cutoffRamp);
      add(filter);
      osc.output.connect(filter.input);
      ampEnv.output.connect(osc.amplitude);
      cutoffRamp.output.connect(filter.frequency);
      addPort(frequency = osc.frequency, "Frequency");
      addPort(amplitude = ampEnv.amplitude, "Amplitude");
      addPort(cutoff = cutoffRamp.input, "Cutoff");
      cutoff.setup(filter.frequency);
      cutoff.set(3000.0);
      cutoffRamp.time.set(0.02);
      ampEnv.attack.set(0.01);
      ampEnv.decay.set(0.3);
      ampEnv.sustain.set(0.6);
      ampEnv.release.set(0.15);
      ampEnv.setupAutoDisable(this);
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
    }

    @Override
    public void noteOff(TimeStamp timeStamp) {
      ampEnv.input.off(timeStamp);
    }
  }

  static void record(File file) throws IOException, InterruptedException {
    Synthesizer synth = JSyn.createSynthesizer();
    synth.setRealTime(false);
    LineOut lineOut = new LineOut();
    synth.add(lineOut);
    WaveRecorder recorder = new WaveRecorder(synth, file, 2, 24);
    UnitVoice[] voices = new UnitVoice[VOICES];
    for (int i = 0; i < VOICES; i++) {
      Voice voice = new Voice();
      voices[i] = voice;
      synth.add(voice);
      voice.getOutput().connect(0, lineOut.input, 0);
      voice.getOutput().connect(0, recorder.getInput(), i % 2);
    }
    VoiceAllocator allocator = new VoiceAllocator(voices);

    synth.start(48_000);
    recorder.start();
    lineOut.start();
    double time = 0.5;
    for (int[] chord : CHORDS) {
      for (int pitch : chord) {
        double frequency = AudioMath.pitchToFrequency(pitch);
        allocator.noteOn(pitch, frequency, 0.3, new TimeStamp(time));
        allocator.setPort(pitch, "Cutoff", 6000.0, new TimeStamp(time));
        allocator.noteOff(pitch, new TimeStamp(time + HELD_SECONDS));
      }
      time += CHORD_SECONDS;
    }
    synth.sleepUntil(time + 0.5);
    recorder.stop();
    recorder.close();
    synth.stop();
  }
}
