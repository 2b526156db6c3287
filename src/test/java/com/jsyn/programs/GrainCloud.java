package com.jsyn.programs;

import com.jsyn.JSyn;
import com.jsyn.Synthesizer;
import com.jsyn.data.FloatSample;
import com.jsyn.unitgen.LineOut;
import com.jsyn.unitgen.LinearRamp;
import com.jsyn.unitgen.Pan;
import com.jsyn.unitgen.SampleGrainFarm;
import com.jsyn.util.WaveRecorder;
import java.io.File;
import java.io.IOException;

/** A program: a sweep stretched in time by grains, twenty times as slow, moved to the left. */
final class GrainCloud {
  static final double LOW_HZ = 300.0;
  static final double HIGH_HZ = 2400.0;
  static final double SAMPLE_SECONDS = 0.5;
  static final double CLOUD_SECONDS = 10.0;
  static final int GRAINS = 24;

  private GrainCloud() {}

  /** The frequency at a share of the sample: three octaves up. */
  static double hertz(double share) {
    return LOW_HZ * Math.pow(HIGH_HZ / LOW_HZ, share);
  }

  static FloatSample makeSweep() {
    int frames = (int) (SAMPLE_SECONDS * 44_100);
    FloatSample sample = new FloatSample(frames);
    sample.setFrameRate(44_100.0);
    double phase = 0.0;
    for (int i = 0; i < frames; i++) {
      sample.writeDouble(i, Math.sin(2.0 * Math.PI * phase));
      phase += hertz((double) i / frames) / 44_100.0;
    }
    return sample;
  }

  static void record(File file) throws IOException, InterruptedException {
    Synthesizer synth = JSyn.createSynthesizer();
    synth.setRealTime(false);
    SampleGrainFarm farm = new SampleGrainFarm();
    LinearRamp where = new LinearRamp();
    Pan pan = new Pan();
    LineOut lineOut = new LineOut();
    synth.add(farm);
    synth.add(where);
    synth.add(pan);
    synth.add(lineOut);
    farm.allocate(GRAINS);
    farm.setSample(makeSweep());
    farm.duration.set(0.03);
    farm.durationRange.set(0.01);
    farm.density.set(0.5);
    farm.amplitude.set(0.05);
    farm.amplitudeRange.set(0.02);
    where.output.connect(farm.position);
    where.input.set(0.9);
    where.time.set(CLOUD_SECONDS);
    farm.output.connect(pan.input);
    pan.pan.set(-0.5);
    pan.output.connect(0, lineOut.input, 0);
    pan.output.connect(1, lineOut.input, 1);
    WaveRecorder recorder = new WaveRecorder(synth, file, 2, 24);
    pan.output.connect(0, recorder.getInput(), 0);
    pan.output.connect(1, recorder.getInput(), 1);
    synth.start(48_000);
    recorder.start();
    lineOut.start();
    synth.sleepUntil(CLOUD_SECONDS);
    recorder.stop();
    recorder.close();
    synth.stop();
  }
}
