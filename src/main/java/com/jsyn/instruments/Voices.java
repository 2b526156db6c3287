package com.jsyn.instruments;

import com.jsyn.unitgen.UnitVoice;
import com.jsyn.util.VoiceDescription;
import java.util.function.Supplier;

/** Descriptions of voices, made of lists. */
final class Voices extends VoiceDescription {
  private final Class<? extends UnitVoice> type;
  private final Supplier<UnitVoice> maker;
  private final String[] tags;

  Voices(
      String name,
      Class<? extends UnitVoice> type,
      Supplier<UnitVoice> maker,
      String[] presetNames,
      String... tags) {
    super(name, presetNames);
    this.type = type;
    this.maker = maker;
    this.tags = tags.clone();
  }

  @Override
  public UnitVoice createUnitVoice() {
    return maker.get();
  }

  @Override
  public String[] getTags(int presetIndex) {
    return tags.clone();
  }

  @Override
  public String getVoiceClassName() {
    return type.getName();
  }

  /** A preset's number brought into the list: negative ones are the first, others go round. */
  static int preset(int index, int count) {
    return Math.max(0, index) % count;
  }
}
