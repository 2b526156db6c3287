package com.jsyn.ports;

/** A port with one or more parts, each a block of values. Calls without a part mean part 0. */
public class UnitBlockPort extends UnitPort {
  PortBlockPart[] parts;

  public UnitBlockPort(String name) {
    this(1, name, 0);
  }

  public UnitBlockPort(int numParts, String name, double defaultValue) {
    super(name);
    parts = new PortBlockPart[numParts];
    for (int i = 0; i < numParts; i++) {
      parts[i] = makePart(defaultValue);
    }
  }

  PortBlockPart makePart(double defaultValue) {
    return new PortBlockPart(this, defaultValue);
  }

  @Override
  public int getNumParts() {
    return parts.length;
  }

  /** The block of part 0. */
  public double[] getValues() {
    return parts[0].getValues();
  }

  /** The block of a part. */
  public double[] getValues(int partNum) {
    return parts[partNum].getValues();
  }

  /** The value now in the first frame of part 0. */
  public double getValue() {
    return parts[0].getValue();
  }

  /** The value now in the first frame of a part. */
  public double getValue(int partNum) {
    return parts[partNum].getValue();
  }

  /** The value last set. */
  public double get() {
    return parts[0].get();
  }

  /** The value last set in a part. */
  public double get(int partNum) {
    return parts[partNum].get();
  }

  /** Fills the blocks of all parts at once, without a command; for units' own use. */
  protected void setValueInternal(double value) {
    for (PortBlockPart part : parts) {
      part.setValue(value);
    }
  }

  public boolean isConnected() {
    return isConnected(0);
  }

  public boolean isConnected(int partNum) {
    return parts[partNum].getConnectionCount() > 0;
  }

  /** Removes all connections of all parts. */
  public void disconnectAll() {
    for (int i = 0; i < parts.length; i++) {
      disconnectAll(i);
    }
  }

  /** Removes all connections of a part. */
  public void disconnectAll(int partNum) {
    PortBlockPart part = parts[partNum];
    queueCommand(part::disconnectAllNow);
  }
}
