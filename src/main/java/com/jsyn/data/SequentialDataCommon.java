package com.jsyn.data;

/** What samples and envelopes have in common: a length and two loops. */
public abstract class SequentialDataCommon implements SequentialData {
  /** Frames in use. */
  protected int numFrames;

  /** Frames there is room for. */
  protected int maxFrames;

  private int sustainBegin = -1;
  private int sustainEnd = -1;
  private int releaseBegin = -1;
  private int releaseEnd = -1;

  @Override
  public abstract void writeDouble(int index, double value);

  @Override
  public abstract double readDouble(int index);

  @Override
  public abstract double getRateScaler(int index, double synthesisPeriod);

  @Override
  public abstract int getChannelsPerFrame();

  /**
   * Uses only the first so many frames.
   *
   * @throws IllegalArgumentException if there is no room for them
   */
  public void setNumFrames(int numFrames) {
    if (numFrames < 0 || numFrames > maxFrames) {
      throw new IllegalArgumentException(
          "number of frames must be 0 to " + maxFrames + ": " + numFrames);
    }
    this.numFrames = numFrames;
  }

  @Override
  public int getNumFrames() {
    return numFrames;
  }

  /** Frames there is room for. */
  public int getMaxFrames() {
    return maxFrames;
  }

  public void setSustainBegin(int startFrame) {
    sustainBegin = startFrame;
  }

  @Override
  public int getSustainBegin() {
    return sustainBegin;
  }

  public void setSustainEnd(int endFrame) {
    sustainEnd = endFrame;
  }

  @Override
  public int getSustainEnd() {
    return sustainEnd;
  }

  public void setReleaseBegin(int startFrame) {
    releaseBegin = startFrame;
  }

  @Override
  public int getReleaseBegin() {
    return releaseBegin;
  }

  public void setReleaseEnd(int endFrame) {
    releaseEnd = endFrame;
  }

  @Override
  public int getReleaseEnd() {
    return releaseEnd;
  }
}
