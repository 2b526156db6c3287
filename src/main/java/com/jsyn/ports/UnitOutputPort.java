package com.jsyn.ports;

import com.jsyn.Synthesizer;
import com.jsyn.unitgen.UnitGenerator;
import com.jsyn.unitgen.UnitSink;
import com.softsynth.shared.time.TimeStamp;

/** An output: its unit fills it block by block; any number of inputs may read it. */
public class UnitOutputPort extends UnitBlockPort implements ConnectableOutput, GettablePort {

  public UnitOutputPort() {
    this(UnitGenerator.PORT_NAME_OUTPUT);
  }

  public UnitOutputPort(String name) {
    this(1, name, 0);
  }

  public UnitOutputPort(int numParts, String name) {
    this(numParts, name, 0);
  }

  public UnitOutputPort(int numParts, String name, double defaultValue) {
    super(numParts, name, defaultValue);
  }

  /** Lets every frame of every part take the last value computed. */
  public void flatten() {
    flatten(Synthesizer.FRAMES_PER_BLOCK);
  }

  /** Lets every frame take the value of frame {@code limit − 1}, the last one computed. */
  public void flatten(int limit) {
    for (PortBlockPart part : parts) {
      part.setValue(part.own()[limit - 1]);
    }
  }

  /** Connects part 0 to the other port's part 0. */
  public void connect(UnitInputPort other) {
    connect(0, other, 0);
  }

  public void connect(UnitSink sink) {
    connect(0, sink.getInput(), 0);
  }

  public void connect(int thisPart, UnitInputPort other, int otherPart) {
    parts[thisPart].connect(other.parts[otherPart]);
  }

  public void connect(int thisPart, UnitInputPort other, int otherPart, TimeStamp timeStamp) {
    PortBlockPart from = parts[thisPart];
    PortBlockPart to = other.parts[otherPart];
    from.commandPort(to).scheduleCommand(timeStamp, () -> from.connectNow(to));
  }

  @Override
  public void connect(ConnectableInput other) {
    parts[0].connect(other);
  }

  public void disconnect(UnitInputPort other) {
    disconnect(0, other, 0);
  }

  public void disconnect(int thisPart, UnitInputPort other, int otherPart) {
    parts[thisPart].disconnect(other.parts[otherPart]);
  }

  public void disconnect(int thisPart, UnitInputPort other, int otherPart, TimeStamp timeStamp) {
    PortBlockPart from = parts[thisPart];
    PortBlockPart to = other.parts[otherPart];
    from.commandPort(to).scheduleCommand(timeStamp, () -> from.disconnectNow(to));
  }

  @Override
  public void disconnect(ConnectableInput other) {
    parts[0].disconnect(other);
  }

  /** A part as something to be connected. */
  public ConnectableOutput getConnectablePart(int part) {
    return parts[part];
  }
}
