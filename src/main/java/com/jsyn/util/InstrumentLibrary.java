package com.jsyn.util;

/** A collection of voices. */
public interface InstrumentLibrary {
  String getName();

  VoiceDescription[] getVoiceDescriptions();
}
