package glasswood.listen;

/** What is being measured of one stretch of sound: the whole, or a phase. */
final class Stretch {
  final long start;
  private final Quantiles roughness = new Quantiles(1e-4, 100);
  private final Quantiles centroid = new Quantiles(10, 100_000);
  private final Quantiles flatness = new Quantiles(1e-9, 1);
  private final Quantiles flux = new Quantiles(1e-6, 1);
  private final Quantiles pitch = new Quantiles(20, 20_000);
  private final Quantiles harmonicity = new Quantiles(1e-3, 1e7);
  private final StereoMeter stereo = new StereoMeter();
  private final LoudnessMeter loudness;
  private long windows;
  private long voiced;
  private double peak;
  private long clicks;
  private long faintClicks;
  private long onsets;
  private long startling;
  private double shortestAttack = Double.NaN;

  Stretch(long start, LoudnessMeter loudness) {
    this.start = start;
    this.loudness = loudness;
  }

  /** Hears frames from 0, {@code phase} too unless null, and makes what is no number 0. */
  void add(double[] left, double[] right, int count, Stretch phase) {
    stereo.add(left, right, 0, count, phase == null ? null : phase.stereo);
  }

  /** Hears the same frames' weighted squares, as {@link KFilter} makes them. */
  void loudness(double[] weighted, int count) {
    loudness.add(weighted, count);
  }

  void rough(double asper) {
    roughness.add(asper);
  }

  void spectrum(double centroidHz, double flat, double change) {
    centroid.add(centroidHz);
    flatness.add(flat);
    flux.add(change);
  }

  void pitch(double hz, double harmonicityDb) {
    windows++;
    voiced += Double.isNaN(hz) ? 0 : 1;
    pitch.add(hz);
    harmonicity.add(Levels.dbToPower(harmonicityDb));
  }

  void peak(double truePeak) {
    peak = Math.max(peak, truePeak);
  }

  void click(Click click) {
    if (click.faint()) {
      faintClicks++;
    } else {
      clicks++;
    }
  }

  void onset(Onset onset) {
    onsets++;
    if (onset.startles()) {
      startling++;
    }
    if (onset.stands() && !(onset.attackMs() > shortestAttack)) {
      shortestAttack = onset.attackMs();
    }
  }

  long silentFrames() {
    return stereo.silentFrames();
  }

  /** The figures; may be asked for once. */
  Figures figures() {
    StereoMeter.Figures sides = stereo.take();
    return new Figures(
        loudness.integrated(),
        loudness.range(),
        loudness.maxMomentary(),
        loudness.maxShortTerm(),
        Levels.amplitudeToDb(peak),
        sides.rmsDb(),
        roughness.at(0.5),
        roughness.at(0.95),
        roughness.highest(),
        centroid.at(0.5),
        flatness.at(0.5),
        flux.at(0.5),
        pitch.at(0.5),
        windows == 0 ? 0 : (double) voiced / windows,
        Levels.powerToDb(harmonicity.at(0.5)),
        sides.correlation(),
        sides.dcLeft(),
        sides.dcRight(),
        sides.clipped(),
        sides.notFinite(),
        clicks,
        faintClicks,
        onsets,
        startling,
        shortestAttack);
  }
}
