package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;
import java.util.Arrays;

/**
 * Base of readers that play data faster or slower, on straight lines between frames of data.
 *
 * <pre>
 * Inputs   Data       the queue
 *          Amplitude  default 1, per frame
 *          Rate       speed, default 1, per frame
 * Output   Output     Amplitude · data
 * State    the queue, the frame of data behind and the one ahead, the place between them
 * </pre>
 *
 * <p>Time is kept in fractions of a frame across segments, so that nothing drifts. An envelope's
 * segment begins at the value it finds, takes its duration to the frame, and its last value is
 * held. A sample begins with its first frame and goes to 0 within one frame of data after its last.
 */
public abstract class VariableRateDataReader extends SequentialDataReader {
  /** Most frames of data that are passed in one frame: what lies beyond waits for the next. */
  private static final int MOST_STEPS = 256;

  /** A segment that ends this much (in frames) behind the frame is taken to end with it. */
  private static final double TOLERANCE = 1.0e-3;

  public final UnitInputPort rate;

  private final double[] behind;
  private final double[] ahead;
  private boolean moving;
  private boolean fading;
  private boolean playsEnvelope;
  private double segmentRate;
  private double place;
  private double carry;

  VariableRateDataReader(int channels) {
    addPort(rate = new UnitInputPort("Rate", 1.0));
    setChannels(channels);
    behind = new double[channels];
    ahead = new double[channels];
  }

  /** Limits the number of frames of data that pass in a frame. */
  protected abstract double limitPhaseIncrement(double phaseIncrement);

  /** Reads the next frame of data into {@code ahead}. */
  private void read(double period) {
    dataQueue.beginFrame(period);
    segmentRate = dataQueue.getNormalizedRate();
    playsEnvelope = dataQueue.isEnvelope();
    for (int c = 0; c < ahead.length; c++) {
      ahead[c] = dataQueue.readCurrentChannelDouble(c);
    }
    dataQueue.endFrame();
  }

  /** Begins from rest. */
  private void begin(double period) {
    moving = true;
    fading = false;
    place = 0.0;
    carry = 0.0;
    read(period);
    if (!playsEnvelope) {
      System.arraycopy(ahead, 0, behind, 0, ahead.length);
      next(period);
    }
    for (int step = 0; moving && Double.isInfinite(segmentRate) && step < MOST_STEPS; step++) {
      arrive(period);
    }
  }

  /** Has arrived at {@code ahead}: goes on to the next frame of data, or comes to rest. */
  private void arrive(double period) {
    System.arraycopy(ahead, 0, behind, 0, ahead.length);
    place = 0.0;
    next(period);
  }

  private void next(double period) {
    if (dataQueue.hasMore()) {
      read(period);
    } else if (playsEnvelope || fading) {
      moving = false;
      fading = false;
    } else {
      fading = true;
      Arrays.fill(ahead, 0.0);
    }
  }

  /** Breaks off: an envelope rests at the value it has, a sample falls silent. */
  private void interrupt() {
    for (int c = 0; c < behind.length; c++) {
      double now = behind[c] + Math.max(0.0, place) * (ahead[c] - behind[c]);
      behind[c] = !moving || playsEnvelope ? now : 0.0;
      ahead[c] = behind[c];
    }
    moving = false;
  }

  private void advance(double speed, double period) {
    double time = 1.0 + carry;
    carry = 0.0;
    for (int step = 0; moving && step < MOST_STEPS; step++) {
      double increment = limitPhaseIncrement(segmentRate * speed);
      double needed = increment > 0.0 ? (1.0 - place) / increment : Double.POSITIVE_INFINITY;
      if (needed > time + TOLERANCE) {
        place += time * increment;
        return;
      }
      time -= needed;
      arrive(period);
      if (time < TOLERANCE && !(limitPhaseIncrement(segmentRate * speed) > 1.0 / TOLERANCE)) {
        carry = time;
        return;
      }
    }
  }

  @Override
  public void generate(int start, int limit) {
    double[] levels = amplitude.getValues();
    double[] speeds = rate.getValues();
    double period = getFramePeriod();
    if (dataQueue.testAndClearInterrupted()) {
      interrupt();
    }
    for (int i = start; i < limit; i++) {
      if (!moving && dataQueue.hasMore()) {
        begin(period);
      }
      double between = Math.max(0.0, place);
      for (int c = 0; c < behind.length; c++) {
        double value = moving ? behind[c] + between * (ahead[c] - behind[c]) : behind[c];
        output.getValues(c)[i] = value * levels[i];
      }
      if (moving) {
        advance(speeds[i], period);
      }
    }
    afterFrames(!moving);
  }
}
