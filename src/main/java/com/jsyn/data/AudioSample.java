package com.jsyn.data;

import java.util.ArrayList;
import java.util.List;

/** Recorded sound: interleaved frames, a frame rate, a pitch and markers. */
public abstract class AudioSample extends SequentialDataCommon {
  private static final double DEFAULT_RATE = 44100.0;
  private static final double MIDDLE_C = 60.0;

  /** Values in a frame. */
  protected int channelsPerFrame = 1;

  private double frameRate = DEFAULT_RATE;
  private double pitch = MIDDLE_C;
  private final List<SampleMarker> markers = new ArrayList<>();

  /** Makes room, emptied, for so many frames. */
  public abstract void allocate(int numFrames, int channelsPerFrame);

  /** Frames a second at which it was recorded, at first 44,100. */
  public double getFrameRate() {
    return frameRate;
  }

  public void setFrameRate(double frameRate) {
    this.frameRate = frameRate;
  }

  /** MIDI pitch at which it was recorded, at first 60. */
  public double getPitch() {
    return pitch;
  }

  public void setPitch(double pitch) {
    this.pitch = pitch;
  }

  @Override
  public double getRateScaler(int index, double synthesisPeriod) {
    return frameRate * synthesisPeriod;
  }

  @Override
  public int getChannelsPerFrame() {
    return channelsPerFrame;
  }

  public void setChannelsPerFrame(int channelsPerFrame) {
    this.channelsPerFrame = channelsPerFrame;
  }

  public int getMarkerCount() {
    return markers.size();
  }

  public SampleMarker getMarker(int index) {
    return markers.get(index);
  }

  /** Adds a marker; markers are kept in the order of their positions. */
  public void addMarker(SampleMarker marker) {
    int index = markers.size();
    while (index > 0 && markers.get(index - 1).position > marker.position) {
      index--;
    }
    markers.add(index, marker);
  }
}
