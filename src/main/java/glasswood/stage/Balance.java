package glasswood.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What mastering does to the levels of a piece: one gain for the whole and one more for each phase.
 *
 * @param gainDb gain for the whole piece in dB
 * @param trimsDb gain in dB added to it while a phase sounds, one for each in order; empty when
 *     there are none
 */
public record Balance(double gainDb, List<Double> trimsDb) {
  private static final int MOST = 100_000;

  public Balance {
    trimsDb = List.copyOf(trimsDb);
  }

  /** Spelled out because a record's own takes a cold JVM milliseconds to put together. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Balance balance
        && Double.compare(gainDb, balance.gainDb) == 0
        && trimsDb.equals(balance.trimsDb);
  }

  @Override
  public int hashCode() {
    return 31 * Double.hashCode(gainDb) + trimsDb.hashCode();
  }

  /** One gain for all. */
  public static Balance of(double gainDb) {
    return new Balance(gainDb, List.of());
  }

  /** Whether the gain is the same throughout. */
  public boolean even() {
    return trimsDb.stream().allMatch(trim -> trim == 0);
  }

  /** Writes it. */
  public void save(DataOutput out) throws IOException {
    out.writeDouble(gainDb);
    out.writeInt(trimsDb.size());
    for (double trim : trimsDb) {
      out.writeDouble(trim);
    }
  }

  /** What {@link #save} wrote. */
  public static Balance restore(DataInput in) throws IOException {
    double gain = in.readDouble();
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("no balance");
    }
    List<Double> trims = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      trims.add(in.readDouble());
    }
    return new Balance(gain, trims);
  }
}
