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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.ptps.catalog.Fingerprint;
import org.ptps.catalog.MachineException;

/**
 * A published edition as {@code publication.json} describes it: what it was made from and what it
 * contains, with checksums. No clock and no local path.
 *
 * @param name under which it was published
 * @param program version of the program that made it
 * @param code hash of that program with its libraries and Java
 * @param settings {@code key=value} as {@code --set} takes them, all that decide what it holds
 * @param inputs SHA-256 by path below {@code inputs}
 * @param declared SHA-256 by path below {@code project}
 * @param lake hash of the content of each table of the lake
 * @param report hash of the content of each table of {@code report}
 * @param files SHA-256 by path below {@code run}, of all that is shown
 */
record Publication(
    String name,
    String program,
    String code,
    List<String> settings,
    Map<String, String> inputs,
    Map<String, String> declared,
    Map<String, String> lake,
    Map<String, String> report,
    Map<String, String> files) {
  static final String FILE = "publication.json";

  /** Names that are valid in paths everywhere, and no option. */
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,59}");

  /**
   * One hash of dependencies and contents. Hashes of report tables vary with the version of the
   * engine and are not included.
   */
  String content() {
    return Fingerprint.start().add(settings).add(inputs).add(declared).add(lake).add(files).hash();
  }

  String text() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("name", name);
      json.writeStringField("content", content());
      json.writeStringField("program", program);
      json.writeStringField("code", code);
      json.writeArrayFieldStart("settings");
      for (String setting : settings) {
        json.writeString(setting);
      }
      json.writeEndArray();
      write(json, "inputs", inputs);
      write(json, "declared", declared);
      write(json, "lake", lake);
      write(json, "report", report);
      write(json, "files", files);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }

  private static void write(JsonGenerator json, String name, Map<String, String> hashes)
      throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, String> each : new TreeMap<>(hashes).entrySet()) {
      json.writeStringField(each.getKey(), each.getValue());
    }
    json.writeEndObject();
  }

  /**
   * @param folder of a publication
   * @throws MachineException if what stands there cannot be read as one
   */
  static Publication read(Path folder) {
    Path file = folder.resolve(FILE);
    Map<String, String> texts = new LinkedHashMap<>();
    Map<String, Map<String, String>> hashes = new LinkedHashMap<>();
    List<String> settings = new ArrayList<>();
    try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        switch (json.nextToken()) {
          case START_ARRAY -> {
            while (json.nextToken() != JsonToken.END_ARRAY) {
              settings.add(json.getText());
            }
          }
          case START_OBJECT -> {
            Map<String, String> of = hashes.computeIfAbsent(name, key -> new TreeMap<>());
            while (json.nextToken() == JsonToken.FIELD_NAME) {
              String path = json.currentName();
              json.nextToken();
              of.put(path, json.getText());
            }
          }
          default -> texts.put(name, json.getText());
        }
      }
    } catch (IOException e) {
      throw MachineException.cannotRead(file, e);
    }
    return new Publication(
        texts.getOrDefault("name", ""),
        texts.getOrDefault("program", ""),
        texts.getOrDefault("code", ""),
        List.copyOf(settings),
        hashes.getOrDefault("inputs", Map.of()),
        hashes.getOrDefault("declared", Map.of()),
        hashes.getOrDefault("lake", Map.of()),
        hashes.getOrDefault("report", Map.of()),
        hashes.getOrDefault("files", Map.of()));
  }
}
