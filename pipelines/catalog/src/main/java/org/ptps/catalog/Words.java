package org.ptps.catalog;

import java.io.Serializable;

/** A text in Spanish and English. */
public record Words(String es, String en) implements Serializable {

  public String in(Language language) {
    return switch (language) {
      case ES -> es;
      case EN -> en;
    };
  }
}
