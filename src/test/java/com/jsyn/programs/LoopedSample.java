package com.jsyn.programs;

import com.jsyn.JSyn;
import com.jsyn.Synthesizer;
import com.jsyn.data.FloatSample;
import com.jsyn.data.SampleMarker;
import com.jsyn.ports.QueueDataEvent;
import com.jsyn.ports.UnitDataQueueCallback;
import com.jsyn.unitgen.LineOut;
import com.jsyn.unitgen.VariableRateMonoReader;
import com.jsyn.util.WaveRecorder;
import com.softsynth.shared.time.TimeStamp;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A program: notes from one sample with a sustain loop, a release, and callbacks. */
final class LoopedSample {
  static final int ATTACK_FRAMES = 4800;
  static final int LOOP_FRAMES = 960;
  static final int RELEASE_FRAMES = 2400;
  static final double SAMPLE_HZ = 500.0;
  static final double[] RATES = {1.0, 1.5, 0.75};
  static final double NOTE_SECONDS = 1.0;
  static final double HELD_SECONDS = 0.7;

  private LoopedSample() {}

  /** 500 Hz; the attack grows, the loop is ten whole cycles, the release falls. */
  static FloatSample makeSample() {
    int frames = ATTACK_FRAMES + LOOP_FRAMES + RELEASE_FRAMES;
    float[] data = new float[frames];
    int release = ATTACK_FRAMES + LOOP_FRAMES;
    for (int i = 0; i < frames; i++) {
      double level =
          i < ATTACK_FRAMES
              ? (double) i / ATTACK_FRAMES
              : i < release ? 1.0 : 1.0 - (double) (i - release) / RELEASE_FRAMES;
      data[i] = (float) (0.5 * level * Math.sin(2.0 * Math.PI * SAMPLE_HZ * i / 48_000.0));
    }
    FloatSample sample = new FloatSample(data);
    sample.setFrameRate(48_000.0);
    sample.setSustainBegin(ATTACK_FRAMES);
    sample.setSustainEnd(release);
    SampleMarker marker = new SampleMarker();
    marker.name = "release";
    marker.position = release;
    sample.addMarker(marker);
    return sample;
  }

  /** What callbacks told, in order. */
  static List<String> record(File file) throws IOException, InterruptedException {
    FloatSample sample = makeSample();
    Synthesizer synth = JSyn.createSynthesizer();
    synth.setRealTime(false);
    VariableRateMonoReader player = new VariableRateMonoReader();
    LineOut lineOut = new LineOut();
    synth.add(player);
    synth.add(lineOut);
    player.output.connect(0, lineOut.input, 0);
    WaveRecorder recorder = new WaveRecorder(synth, file, 1, 24);
    player.output.connect(0, recorder.getInput(), 0);
    List<String> told = new ArrayList<>();

    synth.start(48_000);
    recorder.start();
    lineOut.start();
    double time = 0.25;
    for (double rate : RATES) {
      TimeStamp begin = new TimeStamp(time);
      TimeStamp end = new TimeStamp(time + HELD_SECONDS);
      player.rate.set(rate, begin);
      player.dataQueue.queueOn(sample, begin);
      player.dataQueue.queueOff(sample, false, end);
      time += NOTE_SECONDS;
    }
    // At last the attack alone, twice, with callbacks.
    var command = player.dataQueue.createQueueDataCommand(sample, 0, ATTACK_FRAMES);
    command.setNumLoops(1);
    command.setCallback(
        new UnitDataQueueCallback() {
          @Override
          public void started(QueueDataEvent event) {
            told.add("started " + event.getNumFrames());
          }

          @Override
          public void looped(QueueDataEvent event) {
            told.add("looped");
          }

          @Override
          public void finished(QueueDataEvent event) {
            told.add("finished");
          }
        });
    player.rate.set(1.0, time);
    synth.scheduleCommand(time, command);
    synth.sleepUntil(time + 0.5);
    recorder.stop();
    recorder.close();
    synth.stop();
    return told;
  }
}
