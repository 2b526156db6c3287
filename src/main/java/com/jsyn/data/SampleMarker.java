package com.jsyn.data;

/** A named place in a sample. */
public class SampleMarker {
  /** Frame, from 0. */
  public int position;

  /** What it is called. */
  public String name;

  /** What is to be said about it. */
  public String comment;
}
