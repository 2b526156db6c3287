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

  /** SHA-256 of all that was written, lower-case hex. */
  static String sha256(Destination destination) throws OutputProblem {
    MessageDigest digest = digest("SHA-256");
    try {
      destination.digest(digest);
    } catch (IOException e) {
      throw OutputProblem.of(destination.file(), e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
