package org.ptps.bench;

/**
 * The three place texts of a source.
 *
 * @param truth code of the municipality that they mean; empty where nobody could be certain
 */
record PlaceCase(String department, String municipality, String code, String truth) {
  @Override
  public String toString() {
    return "department '"
        + department
        + "', municipality '"
        + municipality
        + "', code '"
        + code
        + "'";
  }
}
