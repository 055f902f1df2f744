package org.ptps.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * A hash of several texts in order, each preceded by its length, so that different lists never hash
 * the same text.
 */
public final class Fingerprint {
  private final MessageDigest digest;

  private Fingerprint(MessageDigest digest) {
    this.digest = digest;
  }

  public static Fingerprint start() {
    try {
      return new Fingerprint(MessageDigest.getInstance("SHA-256"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Adds a value by its text; null differs from any text. */
  public Fingerprint add(Object value) {
    if (value == null) {
      digest.update((byte) 0);
      return this;
    }
    byte[] bytes = value.toString().getBytes(StandardCharsets.UTF_8);
    digest.update((byte) 1);
    for (int shift = 24; shift >= 0; shift -= 8) {
      digest.update((byte) (bytes.length >>> shift));
    }
    digest.update(bytes);
    return this;
  }

  /** Adds names and values in the order of the map. */
  public Fingerprint add(Map<String, ?> values) {
    add(values.size());
    values.forEach((name, value) -> add(name).add(value));
    return this;
  }

  /** SHA-256 of all that was added, in hexadecimal. */
  public String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
