package com.jsyn.ports;

/** Something an output can be connected to. */
public interface ConnectableInput {

  void connect(ConnectableOutput other);

  void disconnect(ConnectableOutput other);

  /** The part that holds the values. */
  PortBlockPart getPortBlockPart();

  /** Lets everything connected compute frames {@code start} to {@code limit} of the block. */
  void pullData(long frameCount, int start, int limit);
}
