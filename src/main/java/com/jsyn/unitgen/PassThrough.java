package com.jsyn.unitgen;

/** output = input: a place to connect several things to. */
public class PassThrough extends UnitFilter {

  @Override
  public void generate(int start, int limit) {
    System.arraycopy(input.getValues(), start, output.getValues(), start, limit - start);
  }
}
