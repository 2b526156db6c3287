package glasswood.listen;

import java.util.List;

/** A sound in memory. */
final class Memory implements SoundSource {
  private final double[] left;
  private final double[] right;
  private final List<Mark> marks;
  private int next;

  Memory(double[] left, double[] right, List<Mark> marks) {
    this.left = left;
    this.right = right;
    this.marks = marks;
  }

  @Override
  public int rate() {
    return Tones.RATE;
  }

  @Override
  public int channels() {
    return 2;
  }

  @Override
  public long frames() {
    return left.length;
  }

  @Override
  public List<Mark> marks() {
    return marks;
  }

  @Override
  public int read(double[] toLeft, double[] toRight, int offset, int count) {
    int now = Math.min(count, left.length - next);
    if (now <= 0) {
      return -1;
    }
    System.arraycopy(left, next, toLeft, offset, now);
    System.arraycopy(right, next, toRight, offset, now);
    next += now;
    return now;
  }
}
