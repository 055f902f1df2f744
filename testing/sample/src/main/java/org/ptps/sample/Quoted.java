package org.ptps.sample;

/** A text that is written in quotes although it needs none. */
record Quoted(String text) {
  @Override
  public String toString() {
    return text;
  }
}
