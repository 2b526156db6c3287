package com.jsyn.ports;

/** Something that can be connected to an input. */
public interface ConnectableOutput {

  void connect(ConnectableInput other);

  void disconnect(ConnectableInput other);
}
