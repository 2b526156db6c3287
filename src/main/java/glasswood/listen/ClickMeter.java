package glasswood.listen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds clicks, channel by channel: samples that do not belong, steps, dropouts, repeated blocks.
 *
 * <p>{@link ClickSearch} tells spikes and steps from what instruments do. A dropout is a stretch of
 * 0.5 to 50 ms of exact zeros that begins and ends amid sound. A repeat is a block of 128 frames or
 * more that comes again right behind itself, exactly, on both sides, up to seven times; what
 * repeats longer is a tone. Clicks within 5 ms are one. Less than 11 ms of sound is not judged.
 * Memory is constant.
 */
public final class ClickMeter {
  /** Told of each click. */
  @FunctionalInterface
  public interface Listener {
    void click(Click click);
  }

  private static final double TOGETHER_SECONDS = 0.005;

  private final int rate;
  private final Listener listener;
  private final double[][] sides = new double[2][ClickSearch.SIZE];
  private final ClickSearch search = new ClickSearch();
  private final Dropouts[] dropouts;
  private final Repeats repeats;
  private final List<Click> waiting = new ArrayList<>();
  private int filled = ClickSearch.CONTEXT;
  private long first = -ClickSearch.CONTEXT;

  /** A meter for sound of {@code rate} frames a second. */
  public ClickMeter(int rate, Listener listener) {
    this.rate = rate;
    this.listener = listener;
    dropouts =
        new Dropouts[] {
          new Dropouts(
              rate,
              (frame, strength, height) ->
                  found(frame, Click.Side.LEFT, Click.Kind.DROPOUT, strength, height, height)),
          new Dropouts(
              rate,
              (frame, strength, height) ->
                  found(frame, Click.Side.RIGHT, Click.Kind.DROPOUT, strength, height, height))
        };
    repeats =
        new Repeats(
            (frame, lag, height) ->
                found(frame, Click.Side.BOTH, Click.Kind.REPEAT, 1, height, height));
  }

  /** Hears frames {@code offset … offset + count − 1}. */
  public void add(double[] left, double[] right, int offset, int count) {
    int done = 0;
    while (done < count) {
      int now = Math.min(count - done, ClickSearch.SIZE - filled);
      System.arraycopy(left, offset + done, sides[0], filled, now);
      System.arraycopy(right, offset + done, sides[1], filled, now);
      filled += now;
      done += now;
      if (filled == ClickSearch.SIZE) {
        judge();
      }
    }
    dropouts[0].add(left, offset, count);
    dropouts[1].add(right, offset, count);
    repeats.add(left, right, offset, count);
  }

  /** Tells what is still held back; call it once, at the end. */
  public void finish() {
    boolean judged = first >= 0 || filled >= 2 * ClickSearch.CONTEXT;
    if (judged && filled > ClickSearch.CONTEXT) {
      if (first < 0) {
        begin();
      }
      for (double[] x : sides) {
        for (int i = filled; i < x.length; i++) {
          int mirrored = 2 * (filled - 1) - i;
          x[i] = mirrored >= 0 ? 2 * x[filled - 1] - x[mirrored] : x[filled - 1];
        }
      }
      judge();
    }
    tell(Double.POSITIVE_INFINITY);
  }

  private void judge() {
    if (first < 0) {
      begin();
    }
    for (int side = 0; side < 2; side++) {
      Click.Side name = side == 0 ? Click.Side.LEFT : Click.Side.RIGHT;
      search.search(
          sides[side],
          (at, kind, strength, height, sound) ->
              found(first + at, name, kind, strength, height, sound));
      System.arraycopy(
          sides[side], ClickSearch.BLOCK, sides[side], 0, ClickSearch.SIZE - ClickSearch.BLOCK);
    }
    first += ClickSearch.BLOCK;
    filled = ClickSearch.SIZE - ClickSearch.BLOCK;
    tell((double) (first - ClickSearch.BLOCK) / rate);
  }

  /**
   * Continues the sound before its beginning by its own image, turned by half a turn, as it is
   * continued behind its end: neither is a step.
   */
  private void begin() {
    int at = ClickSearch.CONTEXT;
    for (double[] x : sides) {
      for (int i = 1; i <= at; i++) {
        x[at - i] = 2 * x[at] - x[Math.min(at + i, filled - 1)];
      }
    }
  }

  /** Keeps a click until what belongs to it was found too. */
  private void found(
      long frame, Click.Side side, Click.Kind kind, double strength, double height, double sound) {
    waiting.add(
        new Click(
            Math.max(0, (double) frame / rate),
            side,
            kind,
            Levels.amplitudeToDb(strength),
            Levels.amplitudeToDb(height),
            Levels.amplitudeToDb(sound)));
  }

  /** Tells the clicks before {@code seconds}, those that belong together as one. */
  private void tell(double seconds) {
    waiting.sort(Comparator.comparingDouble(Click::seconds));
    while (!waiting.isEmpty() && waiting.get(0).seconds() < seconds) {
      Click click = waiting.remove(0);
      while (!waiting.isEmpty() && waiting.get(0).seconds() - click.seconds() < TOGETHER_SECONDS) {
        click = click.and(waiting.remove(0));
      }
      listener.click(click);
    }
  }
}
