package org.ptps.lake.entities;

/** Key of the municipality within which entity names are compared. */
public final class EntityPlace {
  private EntityPlace() {}

  /**
   * @param code municipality matched for the row, empty or null where there is none, as in other
   *     countries
   * @return the code, else both texts, normalized
   */
  public static String of(String code, String department, String municipality) {
    return code != null && !code.isEmpty()
        ? code
        : EntityNames.fold(department == null ? "" : department)
            + "/"
            + EntityNames.fold(municipality == null ? "" : municipality);
  }
}
