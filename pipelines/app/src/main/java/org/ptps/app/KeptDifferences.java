package org.ptps.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.app.EditionDiff.Sentence;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.Fingerprint;
import org.ptps.catalog.MachineException;
import org.ptps.exchange.Export.Audience;
import org.ptps.warehouse.Claims;

/**
 * Differences of editions, kept beside them: an edition is frozen, and so is what differs from
 * another one by the same program. A file is named by the contents of both, and holds a hash of
 * what it was computed from and one of itself; one that is cut, damaged or of something else counts
 * as none.
 */
final class KeptDifferences {
  /** Begins with a dot, as no edition does. */
  static final String FOLDER = ".differences";

  private static final String SUFFIX = ".json";

  private final Publications publications;
  private final Path folder;
  private final String program;

  /**
   * @param program hash of the program as it is
   */
  KeptDifferences(Publications publications, String program) {
    this.publications = publications;
    this.folder = publications.of(FOLDER);
    this.program = program;
  }

  Optional<Difference> find(Publication before, Publication after) {
    Path file = file(before, after);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      String text = Files.readString(file);
      int end = text.lastIndexOf('\n', text.length() - 2);
      String content = text.substring(0, end + 1);
      return text.substring(end + 1).equals(hash(content) + "\n")
          ? read(content, key(before, after))
          : Optional.empty();
    } catch (IOException e) {
      // What cannot be read is computed again.
      return Optional.empty();
    }
  }

  /** Keeps a difference; a disk that takes nothing more costs the next one its time alone. */
  void keep(Publication before, Publication after, Difference difference) {
    String content = text(key(before, after), difference);
    try {
      AtomicFiles.write(file(before, after), content + hash(content) + "\n");
    } catch (MachineException e) {
      // It was computed, and is told.
      return;
    }
  }

  /** Deletes differences of editions that are no longer there, and leftovers of killed runs. */
  void sweep() {
    if (!Files.isDirectory(folder)) {
      return;
    }
    Set<String> there =
        publications.all().stream().map(KeptDifferences::named).collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      AtomicFiles.sweep(folder);
      for (Path file : files.toList()) {
        String[] names = file.getFileName().toString().replace(SUFFIX, "").split("-");
        if (file.toString().endsWith(SUFFIX) && !there.containsAll(List.of(names))) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | MachineException e) {
      // Whoever may only read editions leaves them to the next one.
      return;
    }
  }

  private Path file(Publication before, Publication after) {
    return folder.resolve(named(before) + "-" + named(after) + SUFFIX);
  }

  private static String named(Publication edition) {
    return Publications.brief(edition.content());
  }

  private static String hash(String text) {
    return Fingerprint.start().add(text).hash();
  }

  /** Hash of all that a difference follows from. */
  private String key(Publication before, Publication after) {
    Fingerprint key = Fingerprint.start().add(program);
    for (Publication edition : List.of(before, after)) {
      key.add(edition.content()).add(edition.program()).add(edition.code()).add(edition.report());
    }
    return key.hash();
  }

  private static String text(String key, Difference difference) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartArray();
      json.writeString(key);
      json.writeStartArray();
      for (Cause cause : difference.causes()) {
        json.writeString(cause.name());
      }
      json.writeEndArray();
      json.writeStartArray();
      for (Map.Entry<Cause, Set<String>> each : difference.reasons().entrySet()) {
        json.writeString(each.getKey().name());
        json.writeStartArray();
        for (String reason : each.getValue()) {
          json.writeString(reason);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
      json.writeStartArray();
      for (Sentence sentence : difference.sentences()) {
        json.writeString(sentence.report());
        json.writeString(sentence.before());
        json.writeString(sentence.after());
      }
      json.writeEndArray();
      for (Audience audience : Audience.values()) {
        json.writeRaw('\n');
        json.writeStartArray();
        for (Claims.Moved moved : difference.moved().get(audience)) {
          write(json, moved);
        }
        json.writeEndArray();
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void write(JsonGenerator json, Claims.Moved moved) throws IOException {
    json.writeRaw('\n');
    json.writeString(moved.claim());
    json.writeString(moved.key());
    json.writeString(moved.indicator());
    json.writeString(moved.breakdown());
    json.writeString(moved.category());
    json.writeString(moved.level());
    json.writeString(moved.area());
    json.writeString(moved.residence());
    json.writeNumber(moved.year());
    json.writeBoolean(moved.synthetic());
    json.writeStartArray();
    for (Claims.Said said : moved.said()) {
      json.writeBoolean(said.there());
      if (said.value() == null) {
        json.writeNull();
      } else {
        json.writeNumber(said.value());
      }
      json.writeString(said.status());
      json.writeString(said.change());
      json.writeString(said.reason());
    }
    json.writeEndArray();
  }

  private static Optional<Difference> read(String content, String key) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(content)) {
      json.nextToken();
      if (!key.equals(json.nextTextValue())) {
        return Optional.empty();
      }
      List<Cause> causes = new ArrayList<>();
      json.nextToken();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        causes.add(Cause.valueOf(json.getText()));
      }
      Map<Cause, Set<String>> reasons = new EnumMap<>(Cause.class);
      json.nextToken();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        Set<String> why = new LinkedHashSet<>();
        reasons.put(Cause.valueOf(json.getText()), why);
        json.nextToken();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          why.add(json.getText());
        }
      }
      List<Sentence> sentences = new ArrayList<>();
      json.nextToken();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        sentences.add(new Sentence(json.getText(), json.nextTextValue(), json.nextTextValue()));
      }
      Map<Audience, List<Claims.Moved>> moved = new EnumMap<>(Audience.class);
      for (Audience audience : Audience.values()) {
        List<Claims.Moved> all = new ArrayList<>();
        json.nextToken();
        while (json.nextToken() != JsonToken.END_ARRAY) {
          all.add(moved(json));
        }
        moved.put(audience, all);
      }
      return Optional.of(new Difference(causes, reasons, sentences, moved));
    }
  }

  private static Claims.Moved moved(JsonParser json) throws IOException {
    String claim = json.getText();
    String key = json.nextTextValue();
    String indicator = json.nextTextValue();
    String breakdown = json.nextTextValue();
    String category = json.nextTextValue();
    String level = json.nextTextValue();
    String area = json.nextTextValue();
    String residence = json.nextTextValue();
    int year = json.nextIntValue(0);
    boolean synthetic = json.nextBooleanValue();
    List<Claims.Said> said = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      boolean there = json.getBooleanValue();
      Double value = json.nextToken() == JsonToken.VALUE_NULL ? null : number(json);
      said.add(
          new Claims.Said(
              there, value, json.nextTextValue(), json.nextTextValue(), json.nextTextValue()));
    }
    return new Claims.Moved(
        claim,
        key,
        indicator,
        breakdown,
        category,
        level,
        area,
        residence,
        year,
        synthetic,
        List.copyOf(said));
  }

  /** What is no finite number stands as a text. */
  private static Double number(JsonParser json) throws IOException {
    return Double.valueOf(json.getText());
  }
}
