package org.ptps.catalog;

import java.io.Serializable;
import java.util.List;

/**
 * The municipalities of the country in scope, other spellings of them, and decisions of people that
 * overrule the matcher.
 */
public record Places(
    List<Municipality> municipalities, List<Alias> aliases, List<Decision> decisions)
    implements Serializable {

  /**
   * @param code four digits, in the numbering of GeoNames, OCHA and ICF
   * @param altCode the same municipality in the other numbering, empty where unknown
   */
  public record Municipality(
      String code, String departmentCode, String department, String name, String altCode)
      implements Serializable {}

  /** Another name of a department (two digits) or of a municipality (four digits). */
  public record Alias(String code, String alias) implements Serializable {}

  /**
   * What somebody decided for three texts.
   *
   * @param code municipality they mean, empty where they mean none
   */
  public record Decision(
      String department, String municipality, String codeText, String code, String by, String why)
      implements Serializable {}
}
