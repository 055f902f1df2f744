package org.ptps.catalog;

import java.io.Serializable;
import java.util.List;

/**
 * Municipalities of the country in scope, other spellings of them, and decisions that overrule the
 * matcher.
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

  /** Another name of a department (two digits) or municipality (four digits). */
  public record Alias(String code, String alias) implements Serializable {}

  /**
   * A person's decision about three place texts.
   *
   * @param code municipality they mean, empty where they mean none
   */
  public record Decision(
      String department, String municipality, String codeText, String code, String by, String why)
      implements Serializable {}
}
