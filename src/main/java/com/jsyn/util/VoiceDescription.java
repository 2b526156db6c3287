package com.jsyn.util;

import com.jsyn.unitgen.UnitVoice;

/** What a voice is called, which presets it has, and how one is made. */
public abstract class VoiceDescription {
  private String name;
  private final String[] presetNames;

  /** A voice with presets. */
  protected VoiceDescription(String name, String[] presetNames) {
    this.name = name;
    this.presetNames = presetNames.clone();
  }

  /** Makes a voice. */
  public abstract UnitVoice createUnitVoice();

  /** Words that describe a preset. */
  public abstract String[] getTags(int presetIndex);

  /** The class of the voices. */
  public abstract String getVoiceClassName();

  public int getPresetCount() {
    return presetNames.length;
  }

  public String[] getPresetNames() {
    return presetNames.clone();
  }

  public String getName() {
    return name;
  }

  public void setName(String name) {
    this.name = name;
  }

  @Override
  public String toString() {
    return name + "[" + getPresetCount() + "]";
  }
}
