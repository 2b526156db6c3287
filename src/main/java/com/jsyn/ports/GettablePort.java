package com.jsyn.ports;

/** A port whose value can be read. */
public interface GettablePort {

  String getName();

  int getNumParts();

  /** The value now in the first frame of a part. */
  double getValue(int partNum);

  Object getUnitGenerator();
}
