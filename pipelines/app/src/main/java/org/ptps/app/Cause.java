package org.ptps.app;

import org.ptps.catalog.Words;

/**
 * Why a claim of one edition is another in the next one, in the order in which the parts of a
 * change are told: what we decide comes before what is delivered. The order is a convention. Where
 * two causes work on one number together, what they do only together is told of the later one.
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

  /** Of which cause a declaration is; null for what no claim depends on. */
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
