package org.ptps.catalog;

import java.io.Serializable;

/** The same words in Spanish, which people read first, and in English. */
public record Words(String es, String en) implements Serializable {

  public String in(Language language) {
    return switch (language) {
      case ES -> es;
      case EN -> en;
    };
  }
}
