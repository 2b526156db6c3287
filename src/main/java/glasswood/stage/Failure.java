package glasswood.stage;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer that had to be faded out.
 *
 * @param phase name of its phase
 * @param layer its name
 * @param seconds when it failed, in seconds of the piece
 * @param reason what it produced
 */
public record Failure(String phase, String layer, double seconds, String reason) {
  /** Writes {@code failures}. */
  public static void save(List<Failure> failures, DataOutput out) throws IOException {
    out.writeInt(failures.size());
    for (Failure failure : failures) {
      out.writeUTF(failure.phase);
      out.writeUTF(failure.layer);
      out.writeDouble(failure.seconds);
      out.writeUTF(failure.reason);
    }
  }

  /** What {@link #save} wrote. */
  public static List<Failure> restore(DataInput in) throws IOException {
    List<Failure> failures = new ArrayList<>();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      failures.add(new Failure(in.readUTF(), in.readUTF(), in.readDouble(), in.readUTF()));
    }
    return failures;
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "%s/%s at %.2f s: %s; it was faded out",
        phase,
        layer,
        seconds,
        reason);
  }
}
