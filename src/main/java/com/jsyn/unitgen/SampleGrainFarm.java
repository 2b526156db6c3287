package com.jsyn.unitgen;

import com.jsyn.data.FloatSample;
import com.jsyn.ports.UnitInputPort;

/**
 * A cloud of grains cut from a sample.
 *
 * <pre>
 * Inputs   Rate            speed of the sample in a grain, default 1 (as recorded)
 *          Amplitude       of a grain, default 1
 *          Duration        s of a grain, default 0.01
 *          RateRange       greatest deviation of the rate, default 0
 *          AmplitudeRange  greatest deviation of the amplitude, default 0; none becomes negative
 *          DurationRange   greatest deviation of the duration, default 0; at least a frame remains
 *          Density         share of the time that each grain sounds, 0…1, default 0.1
 *          Position        where in the sample a grain begins, 0 its beginning, 1 its end, default 0
 *          PositionRange   greatest deviation of the position, default 0; beyond the ends it goes
 *                          round
 * Output   Output          the sum of the grains; silent without a sample
 * State    the grains, 16 unless allocated otherwise, and when each comes next
 * Cost     some twenty operations a frame for each grain that sounds; allocates nothing while running
 * Source   Roads, "Microsound", MIT Press 2001, on asynchronous granular synthesis
 * </pre>
 */
public class SampleGrainFarm extends GrainFarm {
  public final UnitInputPort position;
  public final UnitInputPort positionRange;

  private FloatSample sample;

  public SampleGrainFarm() {
    addPort(position = new UnitInputPort("Position", 0.0));
    addPort(positionRange = new UnitInputPort("PositionRange", 0.0));
  }

  /**
   * The sample that all grains are cut from; null for silence.
   *
   * @throws com.jsyn.exceptions.ChannelMismatchException if it is not mono
   */
  public void setSample(FloatSample sample) {
    SampleGrainSource.checkMono(sample);
    this.sample = sample;
  }

  /** Makes the cloud of so many grains, at least 1. */
  @Override
  public void allocate(int numGrains) {
    Grain[] grains = new Grain[checked(numGrains)];
    for (int i = 0; i < grains.length; i++) {
      grains[i] = new Grain(new SampleGrainSource(), new RaisedCosineEnvelope());
    }
    setGrainArray(grains);
  }

  /** Gives the grain its sample and place. */
  @Override
  public void setupGrain(Grain grain, int i) {
    if (grain.getSource() instanceof SampleGrainSource source) {
      source.setSample(sample);
      source.setPosition(position.getValues()[i]);
      source.setPositionRange(positionRange.getValues()[i]);
    }
  }
}
