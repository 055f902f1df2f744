package org.ptps.app;

import org.ptps.catalog.Words;

/**
 * Causes of a changed claim, in the order in which a change is attributed: our own declarations
 * before deliveries. The order is a convention; an interaction of two causes is attributed to the
 * later one.
 */
enum Cause {
  CODE("programa", "program"),
  DEFINITION("definición", "definition"),
  SETTING("ajuste", "setting"),
  PLACE("decisión de lugar", "place decision"),
  ENTITY("decisión de identidad", "identity decision"),
  WITHDRAWN("datos retirados", "data withdrawn"),
  CORRECTED("datos corregidos", "data corrected"),
  ADDED("datos nuevos", "new data");

  private final Words words;

  Cause(String es, String en) {
    this.words = new Words(es, en);
  }

  Words words() {
    return words;
  }

  /** Cause that a declaration belongs to; null where no claim depends on it. */
  static Cause of(String declaration) {
    if (declaration.startsWith("conf/places/")) {
      return PLACE;
    }
    if (declaration.startsWith("conf/entities/")) {
      return ENTITY;
    }
    if (declaration.startsWith("conf/corrections/")) {
      return CORRECTED;
    }
    if (declaration.equals("conf/defaults.conf")) {
      return SETTING;
    }
    return MadeFrom.reads(Stages.LAKE).test(declaration)
            || MadeFrom.reads(Stages.WAREHOUSE).test(declaration)
        ? DEFINITION
        : null;
  }
}
