package com.jsyn.unitgen;

/** A short sound: a source times an envelope times an amplitude. */
public class Grain implements GrainEnvelope {
  private final GrainSource source;
  private final GrainEnvelope envelope;
  private double amplitude = 1.0;
  private double frameRate = 44100.0;

  /** A grain that has to be reset before it sounds. */
  public Grain(GrainSource source, GrainEnvelope envelope) {
    this.source = source;
    this.envelope = envelope;
  }

  public GrainSource getSource() {
    return source;
  }

  public double getAmplitude() {
    return amplitude;
  }

  public void setAmplitude(double amplitude) {
    this.amplitude = amplitude;
  }

  /** Speed of the source. */
  public void setRate(double rate) {
    source.setRate(rate);
  }

  /** Length of the envelope in seconds. */
  @Override
  public void setDuration(double duration) {
    envelope.setDuration(duration);
  }

  @Override
  public double getFrameRate() {
    return frameRate;
  }

  /** Of the source and the envelope. */
  @Override
  public void setFrameRate(double frameRate) {
    this.frameRate = frameRate;
    source.setFrameRate(frameRate);
    envelope.setFrameRate(frameRate);
  }

  /** Lets it sound from its beginning. */
  @Override
  public void reset() {
    source.reset();
    envelope.reset();
  }

  @Override
  public boolean hasMoreValues() {
    return envelope.hasMoreValues();
  }

  /** The value of the next frame; 0 when it has ended. */
  @Override
  public double next() {
    return hasMoreValues() ? source.next() * envelope.next() * amplitude : 0.0;
  }
}
