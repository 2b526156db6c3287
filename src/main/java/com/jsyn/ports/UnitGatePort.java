package com.jsyn.ports;

import com.jsyn.unitgen.UnitGenerator;
import com.softsynth.shared.time.TimeStamp;

/**
 * A switch: on while its signal is at or above {@link #THRESHOLD}. It is triggered by {@link #on},
 * by {@link #trigger}, and by a connected signal that rises through the threshold. A trigger is
 * seen once, by the next frame that checks the gate.
 */
public class UnitGatePort extends UnitInputPort {
  public static final double THRESHOLD = 0.01;

  private boolean triggered;
  private boolean high;
  private boolean off = true;
  private boolean autoDisableEnabled;
  private UnitGenerator gatedUnit;

  public UnitGatePort(String name) {
    super(name);
  }

  /** Triggers and stays on. */
  public void on() {
    if (happensNow(null)) {
      onNow();
    } else {
      queueCommand(this::onNow);
    }
  }

  public void on(TimeStamp timeStamp) {
    if (happensNow(timeStamp)) {
      onNow();
    } else {
      scheduleCommand(timeStamp, this::onNow);
    }
  }

  /** Goes off. */
  public void off() {
    if (happensNow(null)) {
      offNow();
    } else {
      queueCommand(this::offNow);
    }
  }

  public void off(TimeStamp timeStamp) {
    if (happensNow(timeStamp)) {
      offNow();
    } else {
      scheduleCommand(timeStamp, this::offNow);
    }
  }

  /** Triggers and leaves the value alone. */
  public void trigger() {
    if (happensNow(null)) {
      triggerNow();
    } else {
      queueCommand(this::triggerNow);
    }
  }

  public void trigger(TimeStamp timeStamp) {
    if (happensNow(timeStamp)) {
      triggerNow();
    } else {
      scheduleCommand(timeStamp, this::triggerNow);
    }
  }

  private void onNow() {
    setValueInternal(1);
    high = true;
    triggerNow();
  }

  private void offNow() {
    setValueInternal(0);
  }

  private void triggerNow() {
    triggered = true;
    if (gatedUnit != null) {
      gatedUnit.setEnabled(true);
    }
  }

  /**
   * Looks at frame {@code index}; to be called for every frame in turn.
   *
   * @return whether the gate is triggered in this frame
   */
  public boolean checkGate(int index) {
    double level = getValues()[index];
    boolean now = level >= THRESHOLD;
    boolean result = triggered || (now && !high);
    high = now;
    off = !now;
    triggered = false;
    return result;
  }

  /** Whether the frame checked last was below the threshold. */
  public boolean isOff() {
    return off;
  }

  public boolean isAutoDisableEnabled() {
    return autoDisableEnabled;
  }

  public void setAutoDisableEnabled(boolean autoDisableEnabled) {
    this.autoDisableEnabled = autoDisableEnabled;
  }

  /** Lets {@code unit} rest, from now on, whenever the envelope has ended, until a trigger. */
  public void setupAutoDisable(UnitGenerator unit) {
    gatedUnit = unit;
    autoDisableEnabled = true;
    unit.setEnabled(false);
  }

  /** Called by an envelope that has ended. */
  public void checkAutoDisable() {
    if (autoDisableEnabled && gatedUnit != null && !triggered) {
      gatedUnit.setEnabled(false);
    }
  }
}
