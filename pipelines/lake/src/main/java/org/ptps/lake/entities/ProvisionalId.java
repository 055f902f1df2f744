package org.ptps.lake.entities;

/**
 * Identifier of a row whose publisher gave none: its place and its name, so that rows of one name
 * belong together until {@link EntityResolution} says whose they are.
 */
public final class ProvisionalId {
  private static final String MARK = "~";

  private ProvisionalId() {}

  /**
   * @param place as {@link EntityPlace} says it
   */
  public static String of(String place, String name) {
    return MARK + place + ":" + EntityNames.fold(name);
  }

  static boolean is(String id) {
    return id.startsWith(MARK);
  }
}
