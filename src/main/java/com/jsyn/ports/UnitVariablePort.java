package com.jsyn.ports;

import com.softsynth.shared.time.TimeStamp;

/** A single value that a unit keeps, such as a phase or a coefficient. */
public class UnitVariablePort extends UnitPort implements SettablePort {
  private double value;

  public UnitVariablePort(String name) {
    this(name, 0);
  }

  public UnitVariablePort(String name, double defaultValue) {
    super(name);
    value = defaultValue;
  }

  /** The value, as the unit last left it. */
  public double getValue() {
    return value;
  }

  @Override
  public double getValue(int partNum) {
    return value;
  }

  public double get() {
    return value;
  }

  /** Sets at once; for the unit itself, on the thread that computes the audio. */
  public void setValue(double value) {
    this.value = value;
  }

  /** Sets by a command once the unit belongs to a synthesizer. */
  public void set(double value) {
    if (happensNow(null)) {
      this.value = value;
    } else {
      queueCommand(() -> this.value = value);
    }
  }

  @Override
  public void set(int partNum, double value, TimeStamp timeStamp) {
    if (happensNow(timeStamp)) {
      this.value = value;
    } else {
      scheduleCommand(timeStamp, () -> this.value = value);
    }
  }
}
