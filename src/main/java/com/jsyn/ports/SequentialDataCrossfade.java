package com.jsyn.ports;

import com.jsyn.data.SequentialData;

/** Data that begin as a mixture with what was played before; read like the data themselves. */
class SequentialDataCrossfade implements SequentialData {
  private SequentialData source;
  private int sourceFrame;
  private int sourceEnd;
  private SequentialData target;
  private int targetFrame;
  private int fadeFrames;

  /**
   * Prepares a fade.
   *
   * @param source what fades out
   * @param sourceFrame its next frame; it fades from there on, until its data end
   * @param target what fades in
   * @param targetFrame its first frame
   * @param fadeFrames frames the fade lasts
   */
  void setup(
      SequentialData source,
      int sourceFrame,
      SequentialData target,
      int targetFrame,
      int fadeFrames) {
    this.source = source;
    this.sourceFrame = sourceFrame;
    this.sourceEnd = source.getNumFrames();
    this.target = target;
    this.targetFrame = targetFrame;
    this.fadeFrames = fadeFrames;
  }

  @Override
  public double readDouble(int index) {
    int channels = target.getChannelsPerFrame();
    int frame = index / channels;
    int passed = frame - targetFrame;
    double in = target.readDouble(index);
    if (passed < 0 || passed >= fadeFrames) {
      return in;
    }
    int from = sourceFrame + passed;
    double out =
        from < sourceEnd ? source.readDouble(from * channels + index - frame * channels) : 0.0;
    double share = (passed + 1.0) / (fadeFrames + 1.0);
    return out + share * (in - out);
  }

  @Override
  public void writeDouble(int index, double value) {
    target.writeDouble(index, value);
  }

  @Override
  public int getNumFrames() {
    return target.getNumFrames();
  }

  @Override
  public int getSustainBegin() {
    return target.getSustainBegin();
  }

  @Override
  public int getSustainEnd() {
    return target.getSustainEnd();
  }

  @Override
  public int getReleaseBegin() {
    return target.getReleaseBegin();
  }

  @Override
  public int getReleaseEnd() {
    return target.getReleaseEnd();
  }

  @Override
  public double getRateScaler(int index, double synthesisPeriod) {
    return target.getRateScaler(index, synthesisPeriod);
  }

  @Override
  public int getChannelsPerFrame() {
    return target.getChannelsPerFrame();
  }
}
