package glasswood.stage;

import com.jsyn.Synthesizer;
import com.jsyn.engine.SynthesisEngine;
import com.jsyn.ports.UnitOutputPort;
import glasswood.patch.Instrument;
import glasswood.timeline.Curve;
import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.unit.Kernels;
import java.util.Map;

/**
 * One running layer: an instrument in an offline synthesizer of its own, its control curves and its
 * gain. Computes chunks of whole quanta; one thread at a time.
 */
final class LayerPlayer {
  private static final int QUANTUM = Score.QUANTUM;
  private static final double RUNAWAY = 16;
  private static final double BLOCKER_HZ = 4;
  private static final int BUFFERS = 2;

  /** Share of a quantum that is over with each of its frames. */
  private static final double[] RAMP = new double[QUANTUM];

  static {
    for (int i = 0; i < QUANTUM; i++) {
      RAMP[i] = (i + 1) / (double) QUANTUM;
    }
  }

  final Phase phase;
  final Layer layer;
  private final int rate;
  private final boolean plain;
  private final Instrument instrument;
  private final SynthesisEngine engine = new SynthesisEngine();
  private final UnitOutputPort output;
  private final int[] controlIndices;
  private final Curve[] curves;
  private final double[][][] buffers;

  /**
   * The quantum that is being computed, left and right. Loops over arrays of its length are what
   * the JIT vectorises; over a part of a chunk it does not.
   */
  private final double[][] now = new double[2][QUANTUM];

  private final double[] blocker = new double[2];

  /** Of the last quantum, by side, before its gain. */
  private final double[] means = new double[2];

  private final double blockerCoefficient;
  private final double sendGain;
  private long frame;
  private double gain;
  private double knownDb = Double.NaN;
  private double knownGain;
  private double releaseFrames;
  private double releaseLeft = Double.POSITIVE_INFINITY;
  private boolean failed;
  private String failure;
  private double failureSeconds;
  private long costNanos;

  /**
   * A layer before its first frame.
   *
   * @param chunkFrames most frames of a call of {@link #compute}
   * @param plain whether the layer is left as it is: what is below 4 Hz stays, and phases without
   *     fades begin and end at full gain; else what is below 4 Hz is taken away, and such a phase
   *     is faded over a quantum
   */
  LayerPlayer(
      Phase phase, Layer layer, Instrument instrument, int rate, int chunkFrames, boolean plain) {
    this.phase = phase;
    this.layer = layer;
    this.rate = rate;
    this.plain = plain;
    this.instrument = instrument;
    buffers = new double[BUFFERS][2][chunkFrames];
    blockerCoefficient = Kernels.smoothing(1 / (2 * Math.PI * BLOCKER_HZ), rate / (double) QUANTUM);
    sendGain = Double.isInfinite(layer.sendDb()) ? 0 : Kernels.db(layer.sendDb());
    controlIndices = new int[layer.controls().size()];
    curves = new Curve[controlIndices.length];
    int k = 0;
    for (Map.Entry<String, Curve> entry : layer.controls().entrySet()) {
      controlIndices[k] = instrument.controlIndex(entry.getKey());
      curves[k] = entry.getValue();
      instrument.setControl(controlIndices[k], curves[k].at(0));
      k++;
    }
    engine.setRealTime(false);
    engine.start(rate);
    engine.add(instrument.unit());
    instrument.unit().start();
    output = instrument.output();
    gain = plain ? gainAt(0) : 0;
  }

  /** Gain into the shared space, relative to the layer's own. */
  double sendGain() {
    return sendGain;
  }

  /** A buffer of the last chunk that was computed into it: left and right. */
  double[][] buffer(int which) {
    return buffers[which];
  }

  /** Nanoseconds that the last chunk took. */
  long costNanos() {
    return costNanos;
  }

  /** Whether something went wrong. */
  boolean hasFailed() {
    return failed;
  }

  /** What went wrong, null while all is well. */
  Failure failure() {
    return failure == null
        ? null
        : new Failure(phase.name(), layer.name(), failureSeconds, failure);
  }

  /** Fades the layer out over {@code frames}, whatever its phase says. */
  void release(double frames) {
    if (releaseLeft > frames) {
      releaseFrames = frames;
      releaseLeft = frames;
    }
  }

  /** Whether nothing more will be heard of this layer. */
  boolean isOver() {
    return phase.startFrame() + frame >= phase.endFrame() || releaseLeft <= 0;
  }

  /**
   * Computes frames {@code from} to {@code to} of the chunk; the rest of the buffer is silent.
   *
   * @param which buffer
   * @param from a multiple of the quantum
   * @param to a multiple of the quantum
   */
  void compute(int which, int from, int to) {
    long begin = System.nanoTime();
    double[] left = buffers[which][0];
    double[] right = buffers[which][1];
    silence(left, right, 0, from);
    int at = from;
    while (at < to && !isOver() && !failed) {
      quantum(left, right, at);
      at += QUANTUM;
    }
    silence(left, right, at, left.length);
    frame += to - at;
    costNanos = System.nanoTime() - begin;
  }

  private static void silence(double[] left, double[] right, int from, int to) {
    // Mostly there is nothing to be done; the loops are then left out where this is compiled.
    if (from < to) {
      java.util.Arrays.fill(left, from, to, 0.0);
      java.util.Arrays.fill(right, from, to, 0.0);
    }
  }

  private void quantum(double[] left, double[] right, int at) {
    double seconds = (frame + QUANTUM) / (double) rate;
    for (int k = 0; k < curves.length; k++) {
      instrument.setControl(controlIndices[k], curves[k].at(seconds));
    }
    for (int b = 0; b < QUANTUM; b += Synthesizer.FRAMES_PER_BLOCK) {
      engine.generateNextBuffer();
      for (int side = 0; side < 2; side++) {
        double[] values = output.getValues(side);
        System.arraycopy(values, 0, now[side], b, Synthesizer.FRAMES_PER_BLOCK);
      }
    }
    means[0] = checked(now[0]);
    means[1] = checked(now[1]);
    frame += QUANTUM;
    double from = gain;
    gain = failed ? 0 : gainAt(frame);
    scale(now[0], from, gain, 0);
    scale(now[1], from, gain, 1);
    long over = phase.startFrame() + frame - phase.endFrame();
    for (int i = 0; i < over; i++) {
      now[0][QUANTUM - 1 - i] = 0;
      now[1][QUANTUM - 1 - i] = 0;
    }
    System.arraycopy(now[0], 0, left, at, QUANTUM);
    System.arraycopy(now[1], 0, right, at, QUANTUM);
  }

  /** Gain at a frame of the layer, from the timeline, the phase's fades and any release. */
  private double gainAt(long layerFrame) {
    double decibels = layer.gainDb();
    if (layer.gain() != null) {
      decibels += layer.gain().at(layerFrame / (double) rate);
    }
    long pieceFrame = phase.startFrame() + layerFrame;
    if (plain && phase.fadeOutFrames() == 0) {
      pieceFrame = Math.min(pieceFrame, phase.endFrame() - 1);
    }
    if (decibels != knownDb) {
      knownDb = decibels;
      knownGain = Kernels.db(decibels);
    }
    double result = knownGain * Fade.of(phase, pieceFrame);
    if (releaseLeft < Double.POSITIVE_INFINITY) {
      releaseLeft -= QUANTUM;
      result *= Fade.curtain(Math.max(0, releaseLeft), releaseFrames);
    }
    return result;
  }

  /**
   * Scales a quantum with a gain that moves linearly, where not plain after taking away what is
   * below 4 Hz: the quanta's means, smoothed, joined by straight lines.
   */
  private void scale(double[] values, double from, double to, int channel) {
    double step = to - from;
    double[] ramp = RAMP;
    if (plain) {
      for (int i = 0; i < QUANTUM; i++) {
        values[i] *= from + step * ramp[i];
      }
      return;
    }
    double before = blocker[channel];
    double mean = before + blockerCoefficient * (means[channel] - before);
    double drift = mean - before;
    blocker[channel] = mean;
    for (int i = 0; i < QUANTUM; i++) {
      values[i] = (values[i] - (before + drift * ramp[i])) * (from + step * ramp[i]);
    }
  }

  private static double mean(double[] values) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int i = 0; i < QUANTUM; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    return (a + b + (c + d)) / QUANTUM;
  }

  /**
   * Finds what is not a number or far too loud; from there on the quantum fades from its last good
   * value.
   *
   * @return the mean of the quantum as it is then
   */
  private double checked(double[] values) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    double energyA = 0;
    double energyB = 0;
    double energyC = 0;
    double energyD = 0;
    for (int i = 0; i < QUANTUM; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
      energyA += values[i] * values[i];
      energyB += values[i + 1] * values[i + 1];
      energyC += values[i + 2] * values[i + 2];
      energyD += values[i + 3] * values[i + 3];
    }
    // Not so where one of them is no number.
    if (energyA + energyB + (energyC + energyD) <= RUNAWAY * RUNAWAY) {
      return (a + b + (c + d)) / QUANTUM;
    }
    mend(values);
    return mean(values);
  }

  private void mend(double[] values) {
    double most = 0;
    boolean finite = true;
    for (double value : values) {
      double magnitude = Math.abs(value);
      finite &= magnitude <= Double.MAX_VALUE;
      most = Math.max(most, magnitude);
    }
    if (finite && most <= RUNAWAY) {
      return;
    }
    failed = true;
    failure =
        finite ? "its level ran away beyond +24 dBFS" : "it produced values that are no numbers";
    failureSeconds = (phase.startFrame() + frame) / (double) rate;
    double hold = 0;
    for (int i = 0; i < QUANTUM; i++) {
      double value = values[i];
      if (Math.abs(value) <= RUNAWAY) {
        hold = value;
      }
      values[i] = hold * (1 - i / (double) QUANTUM);
    }
  }
}
