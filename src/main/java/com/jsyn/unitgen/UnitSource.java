package com.jsyn.unitgen;

import com.jsyn.ports.UnitOutputPort;

/** Something that has an output. */
public interface UnitSource {

  UnitOutputPort getOutput();

  UnitGenerator getUnitGenerator();
}
