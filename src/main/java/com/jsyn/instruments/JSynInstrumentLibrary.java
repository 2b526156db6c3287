package com.jsyn.instruments;

import com.jsyn.util.InstrumentLibrary;
import com.jsyn.util.VoiceDescription;

/** The voices of this package. */
public class JSynInstrumentLibrary implements InstrumentLibrary {
  @Override
  public String getName() {
    return "JSynInstruments";
  }

  /** A description of each voice, all made anew. */
  @Override
  public VoiceDescription[] getVoiceDescriptions() {
    return new VoiceDescription[] {
      WaveShapingVoice.getVoiceDescription(),
      SubtractiveSynthVoice.getVoiceDescription(),
      DualOscillatorSynthVoice.getVoiceDescription(),
      NoiseHit.getVoiceDescription(),
      DrumWoodFM.getVoiceDescription()
    };
  }
}
