package glasswood.patch.bank;

import com.jsyn.unitgen.FilterBandPass;
import com.jsyn.unitgen.MixerStereo;
import com.jsyn.unitgen.Pan;
import com.jsyn.unitgen.SawtoothOscillatorBL;
import com.jsyn.unitgen.SineOscillator;
import com.jsyn.unitgen.UnitGenerator;
import com.jsyn.unitgen.WhiteNoise;
import glasswood.unit.Kernels;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;

/** Which units can be computed side by side, and what their banks can do. */
public final class Banks {
  /** Fewer copies are computed one by one: a tile would be mostly empty. */
  public static final int FEWEST = Tiles.LANES / 2;

  private static final Kind SINES =
      new Kind(SineBank::new, Set.of("frequency", "amplitude"), Set.of("phase"), false);

  private static final Map<Class<? extends UnitGenerator>, Kind> KINDS =
      Map.of(
          SineOscillator.class,
          SINES,
          SawtoothOscillatorBL.class,
          new Kind(SawtoothBank::new, Set.of("frequency", "amplitude"), Set.of("phase"), false),
          WhiteNoise.class,
          new Kind(NoiseBank::new, Set.of("amplitude"), Set.of(), false),
          FilterBandPass.class,
          new Kind(
              BandPassBank::new, Set.of("input", "frequency", "q", "amplitude"), Set.of(), false),
          MixerStereo.class,
          new Kind(
              copies -> new PlaceBank(copies, pan -> Kernels.sin(0.125 * (1 + limited(pan)))),
              Set.of("input"),
              Set.of("pan", "gain", "amplitude"),
              true),
          Pan.class,
          new Kind(
              copies -> new PlaceBank(copies, pan -> 0.5 + 0.5 * pan),
              Set.of("input"),
              Set.of("pan"),
              true));

  private Banks() {}

  /**
   * What a bank of a type of unit can do.
   *
   * @param maker makes a bank of that many copies
   * @param moving inputs, in lower case, that may be cabled and follow controls
   * @param fixed ports, in lower case, that may only be constant
   * @param sumOnly whether only the sum of all copies can be heard
   */
  public record Kind(
      IntFunction<Bank> maker, Set<String> moving, Set<String> fixed, boolean sumOnly) {

    /** Whether a bank takes in another, cabled to {@code port}, that nothing else hears. */
    public boolean takesIn(Kind other, String port) {
      return equals(SINES) && other.equals(SINES) && port.equalsIgnoreCase("amplitude");
    }
  }

  /** What a bank of these units can do; null when there is none. */
  public static Kind of(Class<? extends UnitGenerator> type) {
    return KINDS.get(type);
  }

  private static double limited(double pan) {
    return Math.max(-1, Math.min(1, pan));
  }
}
