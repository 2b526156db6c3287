package glasswood.export;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes of what was written. */
final class Hashes {
  private Hashes() {}

  /** A new digest of {@code algorithm}, one of those that every Java platform has. */
  static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + algorithm, e);
    }
  }

  /**
   * Commits what was written.
   *
   * @return its SHA-256, lower-case hex
   */
  static String commit(Destination destination) throws IOException {
    MessageDigest digest = digest("SHA-256");
    destination.commit(digest);
    return HexFormat.of().formatHex(digest.digest());
  }
}
