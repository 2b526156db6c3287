package glasswood.timeline;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** What the program itself adds to a score's hash: another version may sound different. */
public final class Engine {
  /**
   * The program's version, as in the build file. The hash holds this and not the classes, whose
   * bytes depend on who compiled them: the same score gives the same file on every machine.
   */
  public static final String VERSION = "0.1.0";

  private Engine() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
