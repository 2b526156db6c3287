package glasswood.patch;

import com.jsyn.unitgen.UnitGenerator;
import glasswood.dream.Dreaming;
import java.util.regex.Pattern;

/** Sorts unit types into families, so that a long list can be read. */
final class Families {
  private static final Pattern OSCILLATOR = Pattern.compile(".*Oscillator.*");
  private static final Pattern NOISE = Pattern.compile(".*Noise");
  private static final Pattern FILTER = Pattern.compile("Filter.*");
  private static final Pattern DELAY = Pattern.compile(".*Delay|.*Reverb|PhaseShifter");
  private static final Pattern MIXER =
      Pattern.compile("Mixer.*|Pan.*|.*Fade|.*PassThrough|DualInTwoOut|TwoInDualOut");
  private static final Pattern ENVELOPE = Pattern.compile(".*Envelope.*|.*Ramp");
  private static final Pattern DATA = Pattern.compile(".*Reader|.*Writer|Line.*|Channel.*");
  private static final Pattern GRAIN = Pattern.compile(".*Grain.*");
  private static final Pattern SPECTRUM = Pattern.compile(".*FFT|Spectral.*");

  private Families() {}

  /** The family's name. */
  static String of(Class<? extends UnitGenerator> type) {
    if (type.getPackageName().equals("glasswood.unit")) {
      return Dreaming.class.isAssignableFrom(type)
          ? "Glasswood: units that know the dream"
          : "Glasswood: other units";
    }
    String name = type.getSimpleName();
    if (OSCILLATOR.matcher(name).matches()) {
      return "JSyn: oscillators";
    }
    if (NOISE.matcher(name).matches()) {
      return "JSyn: noises";
    }
    if (FILTER.matcher(name).matches()) {
      return "JSyn: filters";
    }
    if (DELAY.matcher(name).matches()) {
      return "JSyn: delays and reverbs";
    }
    if (MIXER.matcher(name).matches()) {
      return "JSyn: mixers and pans";
    }
    if (ENVELOPE.matcher(name).matches()) {
      return "JSyn: envelopes and ramps";
    }
    if (DATA.matcher(name).matches()) {
      return "JSyn: readers, writers, lines";
    }
    if (GRAIN.matcher(name).matches()) {
      return "JSyn: grains";
    }
    return SPECTRUM.matcher(name).matches() ? "JSyn: spectra" : "JSyn: mathematics and logic";
  }
}
