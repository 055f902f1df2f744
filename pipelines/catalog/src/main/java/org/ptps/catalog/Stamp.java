package org.ptps.catalog;

/** What is said on whatever is shown, given away or asked, and cannot be switched off. */
public final class Stamp {
  /**
   * Of all that rests on invented rows: one mark in both languages, with what it says for who reads
   * English.
   */
  public static final Words FICTITIOUS =
      new Words("DATOS FICTICIOS", "DATOS FICTICIOS (fictitious data)");

  private Stamp() {}
}
