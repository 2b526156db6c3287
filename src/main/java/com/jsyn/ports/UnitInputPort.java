package com.jsyn.ports;

import com.softsynth.shared.time.TimeStamp;
import java.io.PrintStream;

/**
 * An input: has its set value in every frame until something is connected, then the sum of what is
 * connected. The range of {@link #setup} only informs user interfaces.
 */
public class UnitInputPort extends UnitBlockPort implements ConnectableInput, SettablePort {
  private double minimum;
  private double maximum = 1;
  private double defaultValue;
  private boolean valueAdded;
  private boolean mixes;

  public UnitInputPort(String name) {
    this(1, name, 0);
  }

  public UnitInputPort(String name, double defaultValue) {
    this(1, name, defaultValue);
  }

  public UnitInputPort(int numParts, String name) {
    this(numParts, name, 0);
  }

  public UnitInputPort(int numParts, String name, double defaultValue) {
    super(numParts, name, defaultValue);
    this.defaultValue = defaultValue;
  }

  @Override
  PortBlockPart makePart(double value) {
    return new InputMixingBlockPart(this, value);
  }

  /** Sets part 0 at once, or by a command once the unit belongs to a synthesizer. */
  public void set(double value) {
    set(0, value);
  }

  /** Sets a part at once, or by a command once the unit belongs to a synthesizer. */
  public void set(int partNum, double value) {
    PortBlockPart part = parts[partNum];
    if (happensNow(null)) {
      part.setValue(value);
    } else {
      queueCommand(() -> part.setValue(value));
    }
  }

  /** Sets part 0 at a time in seconds. */
  public void set(double value, double time) {
    set(0, value, new TimeStamp(time));
  }

  public void set(double value, TimeStamp timeStamp) {
    set(0, value, timeStamp);
  }

  /** Sets a part at a time in seconds. */
  public void set(int partNum, double value, double time) {
    set(partNum, value, new TimeStamp(time));
  }

  @Override
  public void set(int partNum, double value, TimeStamp timeStamp) {
    PortBlockPart part = parts[partNum];
    if (happensNow(timeStamp)) {
      part.setValue(value);
    } else {
      scheduleCommand(timeStamp, () -> part.setValue(value));
    }
  }

  /** Whether the set value counts although something is connected. */
  public boolean isValueAdded() {
    return valueAdded;
  }

  public void setValueAdded(boolean valueAdded) {
    this.valueAdded = valueAdded;
    for (PortBlockPart part : parts) {
      ((InputMixingBlockPart) part).arrange();
    }
  }

  /** Finds whether anything is mixed in one of the parts. */
  void arrange() {
    boolean any = false;
    PortBlockPart[] all = parts;
    for (int i = 0; all != null && i < all.length; i++) {
      any |= all[i] != null && ((InputMixingBlockPart) all[i]).mixes();
    }
    mixes = any;
  }

  /** Lets all parts mix anew when they are read next; called before their unit computes. */
  public void expire() {
    if (!mixes) {
      return;
    }
    PortBlockPart[] all = parts;
    for (int i = 0; i < all.length; i++) {
      ((InputMixingBlockPart) all[i]).expire();
    }
  }

  /** Recommended range and default; the default becomes the value of all parts. */
  public void setup(double minimum, double value, double maximum) {
    setMinimum(minimum);
    setMaximum(maximum);
    setDefault(value);
    for (int i = 0; i < parts.length; i++) {
      set(i, value);
    }
  }

  /** Takes over range, default and value of another port. */
  public void setup(UnitInputPort other) {
    setup(other.getMinimum(), other.getDefault(), other.getMaximum());
    set(other.get());
  }

  public double getMinimum() {
    return minimum;
  }

  public void setMinimum(double minimum) {
    this.minimum = minimum;
  }

  public double getMaximum() {
    return maximum;
  }

  public void setMaximum(double maximum) {
    this.maximum = maximum;
  }

  public double getDefault() {
    return defaultValue;
  }

  public void setDefault(double defaultValue) {
    this.defaultValue = defaultValue;
  }

  /** Connects an output's part 0 to part 0. */
  public void connect(UnitOutputPort other) {
    connect(0, other, 0);
  }

  public void connect(int thisPart, UnitOutputPort other, int otherPart) {
    other.parts[otherPart].connect(parts[thisPart]);
  }

  public void connect(int thisPart, UnitOutputPort other, int otherPart, TimeStamp timeStamp) {
    other.connect(otherPart, this, thisPart, timeStamp);
  }

  @Override
  public void connect(ConnectableOutput other) {
    other.connect(this);
  }

  public void disconnect(int thisPart, UnitOutputPort other, int otherPart) {
    other.disconnect(otherPart, this, thisPart);
  }

  @Override
  public void disconnect(ConnectableOutput other) {
    other.disconnect(this);
  }

  /** A part as something to be connected. */
  public ConnectableInput getConnectablePart(int part) {
    return parts[part];
  }

  @Override
  public PortBlockPart getPortBlockPart() {
    return parts[0];
  }

  @Override
  public void pullData(long frameCount, int start, int limit) {
    PortBlockPart[] all = parts;
    for (int i = 0; i < all.length; i++) {
      all[i].pullData(frameCount, start, limit);
    }
  }

  /** Prints what is connected to this port, one line each. */
  public void printConnections(PrintStream out, int level) {
    for (PortBlockPart part : parts) {
      ((InputMixingBlockPart) part).printConnections(out, level);
    }
  }
}
