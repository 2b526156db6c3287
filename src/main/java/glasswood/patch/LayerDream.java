package glasswood.patch;

import glasswood.dream.Beats;
import glasswood.dream.Breath;
import glasswood.dream.Chord;
import glasswood.dream.Dream;
import glasswood.dream.Note;
import glasswood.dream.Recordings;
import glasswood.dream.Seeds;
import glasswood.dream.Tuning;
import glasswood.dream.Words;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The dream as one layer hears it. Words, hymn and lullaby are computed when a unit first asks for
 * them, once for all units of the layer; a supplier that is shared by several layers should
 * remember its own answer. Immutable to its callers and safe to share between threads.
 */
public final class LayerDream implements Dream {
  private static final Words NOTHING_SAID = new Words(List.of(), List.of(), null);

  private final Layer layer;
  private final long seed;
  private final int copy;
  private final int copies;

  private LayerDream(Layer layer, long seed, int copy, int copies) {
    this.layer = layer;
    this.seed = seed;
    this.copy = copy;
    this.copies = copies;
  }

  /**
   * The dream of one layer; all times are seconds since the layer began to sound.
   *
   * @param seed the layer's seed, from which those of its units derive by name
   * @param seconds how long the layer sounds, its fades included
   * @param tuning root and scale
   * @param breath the breath, already moved to the layer's time
   * @param beats the heart's beats, already moved to the layer's time
   * @param words what is spoken; asked at most once
   * @param hymn the hymn's chords, already moved to the layer's time; asked at most once
   * @param lullaby the lullaby's notes, already moved to the layer's time; asked at most once
   */
  public static LayerDream of(
      long seed,
      double seconds,
      Tuning tuning,
      Breath breath,
      Beats beats,
      Supplier<Words> words,
      Supplier<List<Chord>> hymn,
      Supplier<List<Note>> lullaby) {
    Layer layer =
        new Layer(
            seconds,
            Objects.requireNonNull(tuning),
            Objects.requireNonNull(breath),
            Objects.requireNonNull(beats),
            new Lazy<>(words),
            new Lazy<>(hymn),
            new Lazy<>(lullaby),
            Recordings.NONE);
    return new LayerDream(layer, seed, 0, 1);
  }

  /** The same dream with what the listener recorded. */
  public LayerDream with(Recordings recordings) {
    Layer heard =
        new Layer(
            layer.seconds(),
            layer.tuning(),
            layer.breath(),
            layer.beats(),
            layer.words(),
            layer.hymn(),
            layer.lullaby(),
            Objects.requireNonNull(recordings));
    return new LayerDream(heard, seed, copy, copies);
  }

  /** A dream without words or music: the default tuning, six breaths and 62 even beats a minute. */
  public static LayerDream plain(long seed, double seconds) {
    double beat = 60.0 / 62;
    double[] beats = new double[Math.max(1, (int) Math.ceil(seconds / beat))];
    for (int i = 0; i < beats.length; i++) {
      beats[i] = i * beat;
    }
    return of(
        seed,
        seconds,
        Tuning.GLASSWOOD,
        Breath.steady(6, 0.45),
        Beats.at(beats),
        () -> NOTHING_SAID,
        List::of,
        List::of);
  }

  @Override
  public long seed() {
    return seed;
  }

  @Override
  public int copy() {
    return copy;
  }

  @Override
  public int copies() {
    return copies;
  }

  @Override
  public double seconds() {
    return layer.seconds();
  }

  @Override
  public Tuning tuning() {
    return layer.tuning();
  }

  @Override
  public Breath breath() {
    return layer.breath();
  }

  @Override
  public Beats beats() {
    return layer.beats();
  }

  @Override
  public Words words() {
    return layer.words().get();
  }

  @Override
  public List<Chord> hymn() {
    return layer.hymn().get();
  }

  @Override
  public List<Note> lullaby() {
    return layer.lullaby().get();
  }

  @Override
  public Recordings recordings() {
    return layer.recordings();
  }

  /** {@inheritDoc} Seeds nest: a unit within an included patch is named below that patch's unit. */
  @Override
  public Dream forUnit(String unit, int unitCopy, int unitCopies) {
    return new LayerDream(layer, Seeds.of(seed, unitCopy, unit), unitCopy, unitCopies);
  }

  private record Layer(
      double seconds,
      Tuning tuning,
      Breath breath,
      Beats beats,
      Lazy<Words> words,
      Lazy<List<Chord>> hymn,
      Lazy<List<Note>> lullaby,
      Recordings recordings) {}

  /** Asks a supplier once, whichever thread comes first. */
  private static final class Lazy<T> {
    private Supplier<T> supplier;
    private T value;

    Lazy(Supplier<T> supplier) {
      this.supplier = Objects.requireNonNull(supplier);
    }

    synchronized T get() {
      if (supplier != null) {
        value = Objects.requireNonNull(supplier.get());
        supplier = null;
      }
      return value;
    }
  }
}
