package glasswood.export;

import java.io.IOException;

/** What is left of a stopped render is not what its checkpoint says: it cannot be continued. */
public final class PartProblem extends IOException {
  private static final long serialVersionUID = 1L;

  public PartProblem(String reason) {
    super(reason);
  }
}
