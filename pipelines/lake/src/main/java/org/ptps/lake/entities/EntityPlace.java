package org.ptps.lake.entities;

/** The municipality within which names of entities are compared. */
public final class EntityPlace {
  private EntityPlace() {}

  /**
   * @param code municipality found for the row, empty or null where none is, as in other countries
   * @return the code, else both texts, folded
   */
  public static String of(String code, String department, String municipality) {
    return code != null && !code.isEmpty()
        ? code
        : EntityNames.fold(department == null ? "" : department)
            + "/"
            + EntityNames.fold(municipality == null ? "" : municipality);
  }
}
