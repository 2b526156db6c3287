package com.jsyn.unitgen;

import com.jsyn.data.FloatSample;
import com.jsyn.dsp.RandomBits;
import com.jsyn.exceptions.ChannelMismatchException;

/**
 * Plays part of a mono sample, on straight lines between frames; beyond its end it goes on at the
 * beginning, and the other way round when the rate is negative.
 */
public class SampleGrainSource extends GrainCommon implements GrainSource {
  private final RandomBits random = new RandomBits(DefaultSeeds.next());
  private FloatSample sample;
  private double position;
  private double positionRange;
  private double rate = 1.0;
  private double place;

  /** Silent until it is given a sample. */
  public SampleGrainSource() {
    // a sample is given later
  }

  /** Begins the random positions of a seed. */
  public void setSeed(long seed) {
    random.setSeed(seed);
  }

  /**
   * The sample; null for silence.
   *
   * @throws ChannelMismatchException if it is not mono
   */
  public void setSample(FloatSample sample) {
    checkMono(sample);
    this.sample = sample;
  }

  static void checkMono(FloatSample sample) {
    if (sample != null && sample.getChannelsPerFrame() != 1) {
      throw new ChannelMismatchException(
          "grains are of mono samples, not of " + sample.getChannelsPerFrame() + " channels");
    }
  }

  /** Where in the sample grains begin, 0 its beginning, 1 its end. */
  public void setPosition(double position) {
    this.position = position;
  }

  /** How far from the position grains begin at most, as a share of the sample. */
  public void setPositionRange(double positionRange) {
    this.positionRange = positionRange;
  }

  /** Speed, 1 as recorded; may be negative. */
  @Override
  public void setRate(double rate) {
    this.rate = rate;
  }

  /** Chooses a place within the range. */
  @Override
  public void reset() {
    place = wrap(position + positionRange * random.bipolar());
  }

  private static double wrap(double share) {
    double wrapped = share - Math.floor(share);
    return wrapped < 1.0 ? wrapped : 0.0;
  }

  @Override
  public double next() {
    FloatSample data = sample;
    int frames = data == null ? 0 : data.getNumFrames();
    if (frames == 0) {
      return 0.0;
    }
    double index = place * frames;
    int low = Math.min((int) index, frames - 1);
    double here = data.readDouble(low);
    double next = data.readDouble(low + 1 == frames ? 0 : low + 1);
    place = wrap(place + rate * data.getFrameRate() / (getFrameRate() * frames));
    return here + (index - low) * (next - here);
  }
}
