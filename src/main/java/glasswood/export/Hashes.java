package glasswood.export;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

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
}
