package com.jsyn;

import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitOutputPort;
import com.jsyn.unitgen.LineOut;
import com.jsyn.unitgen.UnitGenerator;
import com.jsyn.util.AutoCorrelator;
import com.softsynth.shared.time.TimeStamp;

/** A synthesizer that is not in real time, and what it gives. */
public final class Player {
  private static final int DETECTOR_FRAMES = 2048;

  private final SynthesisEngine engine = new SynthesisEngine();
  private final LineOut out = new LineOut();

  /** Starts a synthesizer without sound devices. */
  public Player() {
    engine.setRealTime(false);
    engine.start(Rig.RATE);
    engine.add(out);
    out.start();
  }

  public SynthesisEngine engine() {
    return engine;
  }

  public void add(UnitGenerator... units) {
    for (UnitGenerator unit : units) {
      engine.add(unit);
    }
  }

  /** Connects an output's first part to the left. */
  public void hear(UnitOutputPort output) {
    output.connect(0, out.input, 0);
  }

  /** Connects an output's two parts to left and right. */
  public void hearStereo(UnitOutputPort output) {
    output.connect(0, out.input, 0);
    output.connect(1, out.input, 1);
  }

  /** The time of a frame. */
  public TimeStamp frame(long frame) {
    return new TimeStamp((double) frame / Rig.RATE);
  }

  /** The next frames of the left channel, rounded up to blocks and cut. */
  public double[] render(int frames) {
    return renderStereo(frames)[0];
  }

  /** The next frames of both channels; the rest of the last block is lost. */
  public double[][] renderStereo(int frames) {
    double[][] heard = new double[2][frames];
    int block = Synthesizer.FRAMES_PER_BLOCK;
    for (int at = 0; at < frames; at += block) {
      engine.generateNextBuffer();
      for (int side = 0; side < 2; side++) {
        double[] buffer = engine.getOutputBuffer(side);
        System.arraycopy(buffer, 0, heard[side], at, Math.min(block, frames - at));
      }
    }
    return heard;
  }

  /** The pitch in Hz of what begins at a frame, 0 if there is none. */
  public static double pitch(double[] signal, int at) {
    AutoCorrelator correlator = new AutoCorrelator(DETECTOR_FRAMES);
    for (int i = 0; i < DETECTOR_FRAMES; i++) {
      correlator.addSample(signal[at + i]);
    }
    return correlator.getConfidence() > 0.5 ? Rig.RATE / correlator.getPeriod() : 0.0;
  }

  /** Cents between two frequencies. */
  public static double cents(double a, double b) {
    return 1200.0 * Math.log(a / b) / Math.log(2.0);
  }
}
