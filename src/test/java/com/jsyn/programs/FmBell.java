package com.jsyn.programs;

import com.jsyn.JSyn;
import com.jsyn.Synthesizer;
import com.jsyn.data.SegmentedEnvelope;
import com.jsyn.unitgen.Add;
import com.jsyn.unitgen.LineOut;
import com.jsyn.unitgen.Multiply;
import com.jsyn.unitgen.SineOscillator;
import com.jsyn.unitgen.VariableRateMonoReader;
import com.jsyn.util.WaveRecorder;
import java.io.File;
import java.io.IOException;

/** A program: a bell by frequency modulation, after Chowning, recorded into a file. */
final class FmBell {
  static final double CARRIER_HZ = 200.0;
  static final double MODULATOR_HZ = 280.0;
  static final double INDEX = 2.0;
  static final double HOLD_SECONDS = 0.6;
  static final double FADE_SECONDS = 1.4;

  private FmBell() {}

  static void record(File file) throws IOException, InterruptedException {
    Synthesizer synth = JSyn.createSynthesizer();
    synth.setRealTime(false);

    SineOscillator carrier = new SineOscillator();
    SineOscillator modulator = new SineOscillator();
    Add adder = new Add();
    Multiply depth = new Multiply();
    VariableRateMonoReader index = new VariableRateMonoReader();
    VariableRateMonoReader loudness = new VariableRateMonoReader();
    LineOut lineOut = new LineOut();
    synth.add(carrier);
    synth.add(modulator);
    synth.add(adder);
    synth.add(depth);
    synth.add(index);
    synth.add(loudness);
    synth.add(lineOut);

    // deviation = index · modulator frequency
    modulator.frequency.set(MODULATOR_HZ);
    index.output.connect(depth.inputA);
    depth.inputB.set(MODULATOR_HZ);
    depth.output.connect(modulator.amplitude);
    modulator.output.connect(adder.inputA);
    adder.inputB.set(CARRIER_HZ);
    adder.output.connect(carrier.frequency);
    loudness.output.connect(carrier.amplitude);
    carrier.output.connect(0, lineOut.input, 0);
    carrier.output.connect(0, lineOut.input, 1);

    WaveRecorder recorder = new WaveRecorder(synth, file, 1, 24);
    carrier.output.connect(0, recorder.getInput(), 0);

    SegmentedEnvelope indexShape =
        new SegmentedEnvelope(
            new double[] {0.0, INDEX, HOLD_SECONDS, INDEX, FADE_SECONDS - 0.4, 0.0});
    SegmentedEnvelope loudShape =
        new SegmentedEnvelope(new double[] {0.005, 0.8, HOLD_SECONDS, 0.8, FADE_SECONDS, 0.0});
    index.dataQueue.queue(indexShape);
    loudness.dataQueue.queue(loudShape);

    synth.start(48_000);
    recorder.start();
    lineOut.start();
    synth.sleepUntil(2.2);
    recorder.stop();
    recorder.close();
    synth.stop();
  }
}
