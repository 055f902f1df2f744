package org.ptps.lake.entities;

/**
 * Identifier for a row whose publisher gave none, made of place and name, so that rows of one name
 * stay together until {@link EntityResolution} finds their entity.
 */
public final class ProvisionalId {
  private static final String MARK = "~";

  private ProvisionalId() {}

  /**
   * @param place key of {@link EntityPlace}
   */
  public static String of(String place, String name) {
    return MARK + place + ":" + EntityNames.fold(name);
  }

  static boolean is(String id) {
    return id.startsWith(MARK);
  }
}
