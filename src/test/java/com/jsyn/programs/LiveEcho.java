package com.jsyn.programs;

import com.jsyn.JSyn;
import com.jsyn.Synthesizer;
import com.jsyn.devices.AudioDeviceManager;
import com.jsyn.unitgen.FilterOnePole;
import com.jsyn.unitgen.InterpolatingDelay;
import com.jsyn.unitgen.LineIn;
import com.jsyn.unitgen.LineOut;
import com.jsyn.unitgen.MultiplyAdd;

/** A program: what comes in goes out with echoes that grow softer and darker, side to side. */
final class LiveEcho {
  static final double DELAY_SECONDS = 0.1;
  static final double FEEDBACK = 0.6;
  static final double POLE = 0.5;

  private final Synthesizer synth;

  LiveEcho(AudioDeviceManager devices) {
    synth = JSyn.createSynthesizer(devices);
    LineIn lineIn = new LineIn();
    LineOut lineOut = new LineOut();
    synth.add(lineIn);
    synth.add(lineOut);
    InterpolatingDelay[] delays = new InterpolatingDelay[2];
    MultiplyAdd[] sums = new MultiplyAdd[2];
    FilterOnePole[] tones = new FilterOnePole[2];
    for (int side = 0; side < 2; side++) {
      delays[side] = new InterpolatingDelay();
      sums[side] = new MultiplyAdd();
      tones[side] = new FilterOnePole();
      synth.add(delays[side]);
      synth.add(sums[side]);
      synth.add(tones[side]);
      delays[side].allocate(48_000);
      delays[side].delay.set(DELAY_SECONDS);
      tones[side].a0.set(1.0 - POLE);
      tones[side].b1.set(-POLE);
      sums[side].inputB.set(FEEDBACK);
      sums[side].output.connect(delays[side].input);
      delays[side].output.connect(tones[side].input);
      lineIn.output.connect(side, lineOut.input, side);
      tones[side].output.connect(0, lineOut.input, side);
    }
    lineIn.output.connect(0, sums[0].inputC, 0);
    tones[0].output.connect(sums[1].inputA);
    tones[1].output.connect(sums[0].inputA);
    lineOut.start();
  }

  void start() {
    synth.start(
        48_000, AudioDeviceManager.USE_DEFAULT_DEVICE, 2, AudioDeviceManager.USE_DEFAULT_DEVICE, 2);
  }

  void stop() {
    synth.stop();
  }
}
