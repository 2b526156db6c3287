package com.jsyn.util;

import com.jsyn.unitgen.UnitVoice;

/** Something to be done to a voice just before its note begins. */
public interface VoiceOperation {
  void operate(UnitVoice voice);
}
