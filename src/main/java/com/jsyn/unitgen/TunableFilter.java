package com.jsyn.unitgen;

import com.jsyn.ports.UnitInputPort;

/**
 * Base of filters that have a frequency.
 *
 * <pre>
 * Inputs   Input      audio, default 0, per frame
 *          Frequency  Hz, 40…6000, default 400
 * Output   Output     the filtered signal
 * </pre>
 */
public abstract class TunableFilter extends UnitFilter {
  private static final double DEFAULT_FREQUENCY = 400.0;

  public final UnitInputPort frequency;

  protected TunableFilter() {
    addPort(frequency = new UnitInputPort("Frequency"));
    frequency.setup(40.0, DEFAULT_FREQUENCY, 6000.0);
  }
}
