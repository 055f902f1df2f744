package org.ptps.sample;

/** A text that a CSV file puts in quotes though nothing in it asks for them. */
record Quoted(String text) {
  @Override
  public String toString() {
    return text;
  }
}
