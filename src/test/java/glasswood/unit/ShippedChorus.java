package glasswood.unit;

import glasswood.dream.Chord;
import glasswood.dream.Dream;
import glasswood.listen.RoughnessMeter;
import glasswood.listen.SpectralMeter;
import glasswood.listen.Stoi;
import glasswood.stage.DryLayers;
import glasswood.timeline.Curve;
import glasswood.timeline.Layer;
import glasswood.timeline.Phase;
import glasswood.timeline.Score;
import glasswood.timeline.ScoreOptions;
import glasswood.timeline.ScoreReader;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The chorus as it is shipped: all four parts of the patch {@code mouths} in the short timeline's
 * chorus, held at one dissolve, without space and mastering.
 */
public final class ShippedChorus {
  /** As loud as the chorus is in the dream: −16 LUFS is about 0.16 RMS. */
  private static final double LEVEL = 0.16;

  private final Score score;
  private final Phase phase;
  private final List<Layer> mouths;
  private final double seconds;

  private ShippedChorus(Score score, double seconds) {
    this.score = score;
    this.seconds = seconds;
    phase = DryLayers.phase(score, "chorus");
    mouths = DryLayers.playing(phase, "mouths");
  }

  /** The chorus of a seed, from its phase's first frame on. */
  public static ShippedChorus of(long seed, int rate, double seconds) {
    return of(ScoreOptions.DEFAULTS.withSeed(seed).withRate(rate), seconds);
  }

  /** The chorus with any options. */
  static ShippedChorus of(ScoreOptions options, double seconds) {
    return new ShippedChorus(ScoreReader.read("timelines/glasswood-short.json", options), seconds);
  }

  /** What the foremost mouth of the basses says, by itself. */
  public double[] dry() {
    SpeechVoice voice = new SpeechVoice();
    voice.part.set(0);
    voice.setFrameRate(score.rate());
    voice.enter(dream().forUnit("mouth", 0, 3));
    double[] sound = new double[(int) (seconds * score.rate())];
    double[] out = voice.output.getValues();
    for (int at = 0; at < sound.length; at += out.length) {
      int count = Math.min(out.length, sound.length - at);
      voice.generate(0, count);
      System.arraycopy(out, 0, sound, at, count);
    }
    return sound;
  }

  /** What the basses know of the dream. */
  public Dream dream() {
    return DryLayers.dream(score, phase, mouths.get(0));
  }

  /** All mouths at a dissolve. */
  public double[] mouths(double dissolve) throws IOException {
    return sounding(mouths, Map.of("dissolve", dissolve, "roughness", 1.0));
  }

  /** The mouths of one part, 0 … 3, at a dissolve. */
  double[] part(int part, double dissolve) throws IOException {
    return sounding(mouths.subList(part, part + 1), Map.of("dissolve", dissolve));
  }

  /** The chord that the mouths end on, sung by a choir that never spoke. */
  public double[] neverSpoken() throws IOException {
    Layer hymn = DryLayers.playing(DryLayers.phase(score, "doorways"), "hymn").get(0);
    List<Layer> choir =
        mouths.stream()
            .map(
                mouth -> {
                  Map<String, Curve> part = Map.of("part", mouth.controls().get("part"));
                  return new Layer(mouth.name(), hymn.patch(), 0, 0, null, part);
                })
            .toList();
    return sounding(choir, Map.of());
  }

  private double[] sounding(List<Layer> layers, Map<String, Double> controls) throws IOException {
    List<Layer> held = layers.stream().map(layer -> DryLayers.with(layer, controls)).toList();
    return DryLayers.mono(score, phase, held, seconds);
  }

  /** The chords that sound while it sings, in its own time. */
  List<Chord> hymn() {
    return dream().hymn();
  }

  /** Intelligibility of a sound against one that is dry. */
  public double stoi(double[] dry, double[] sound) {
    return Stoi.of(dry, sound, score.rate());
  }

  /** Mean roughness in asper, as loud as in the dream. */
  public double roughness(double[] sound) {
    double[] x = levelled(sound);
    double[] sum = new double[2];
    RoughnessMeter meter =
        new RoughnessMeter(
            score.rate(),
            (frame, asper) -> {
              sum[0] += asper;
              sum[1]++;
            });
    meter.add(x, x, 0, x.length);
    return sum[0] / sum[1];
  }

  /** Mean spectral flux, 0 for no change, of what is not silent. */
  public double flux(double[] sound) {
    double[] x = levelled(sound);
    double[] sum = new double[2];
    SpectralMeter meter =
        new SpectralMeter(
            score.rate(),
            (frame, power, centroid, flatness, flux) -> {
              if (!Double.isNaN(flux)) {
                sum[0] += flux;
                sum[1]++;
              }
            });
    meter.add(x, x, 0, x.length);
    return sum[0] / sum[1];
  }

  private static double[] levelled(double[] sound) {
    double power = Arrays.stream(sound).map(x -> x * x).average().orElse(1);
    double gain = LEVEL / Math.sqrt(power);
    return Arrays.stream(sound).map(x -> gain * x).toArray();
  }
}
