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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.ptps.app.RunRecord.Step;
import org.ptps.catalog.PublishedRun;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Threshold;
import org.ptps.lake.LedgerEntry;

/**
 * Writes {@code manifest.json}: settings that decide numbers, checksums of inputs, content hashes
 * of lake tables, lake of the warehouse, checksums of outputs. It contains no clock and no local
 * path, so that equal inputs give an equal manifest.
 */
final class Manifest {
  /** Facts that steps record for the manifest. */
  static final String SETTINGS = "settings";

  static final String INPUTS = "inputs";
  static final String TABLE = "content of ";
  static final String ROWS = "rows of ";

  private Manifest() {}

  /** Content hash of each table of a lake, by the step that made it. */
  static Map<String, String> tables(Step lake) {
    Map<String, String> tables = new TreeMap<>();
    lake.said()
        .forEach(
            (what, hash) -> {
              if (what.startsWith(TABLE)) {
                tables.put(what.substring(TABLE.length()), hash);
              }
            });
    return tables;
  }

  /** The settings that decide numbers, as members of a JSON object. */
  static String settings(Settings settings) {
    return written(
        json -> {
          json.writeStartObject();
          json.writeStringField("country_scope", settings.countryScope());
          json.writeNumberField("first_year", settings.firstYear());
          json.writeNumberField("last_year", settings.lastYear());
          json.writeNumberField("min_coverage", settings.minCoverage());
          json.writeObjectFieldStart("thresholds");
          for (Threshold threshold : new TreeMap<>(settings.thresholds()).values()) {
            json.writeNumberField(threshold.name(), threshold.value());
          }
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  /** The inputs of a lake as a JSON array. */
  static String inputs(List<LedgerEntry> ledger) {
    return written(
        json -> {
          json.writeStartArray();
          for (LedgerEntry entry : ledger) {
            input(json, entry);
          }
          json.writeEndArray();
        });
  }

  static String text(Map<String, Step> steps) {
    Step lake = steps.get(Stages.LAKE);
    Step warehouse = steps.get(Stages.WAREHOUSE);
    Step settings = warehouse == null ? lake : warehouse;
    Map<String, String> files = new TreeMap<>();
    for (Step step : steps.values()) {
      step.outputs().stream()
          .filter(file -> !file.sha256().isEmpty())
          .forEach(file -> files.put(file.path(), file.sha256()));
    }
    return written(
            json -> {
              json.writeStartObject();
              if (settings != null) {
                copy(json, settings.said().get(SETTINGS));
              }
              json.writeFieldName(INPUTS);
              json.copyCurrentStructure(parser(lake == null ? "[]" : lake.said().get(INPUTS)));
              json.writeObjectFieldStart(Stages.LAKE);
              if (lake != null) {
                for (Map.Entry<String, String> said : new TreeMap<>(lake.said()).entrySet()) {
                  if (said.getKey().startsWith(TABLE)) {
                    String table = said.getKey().substring(TABLE.length());
                    json.writeObjectFieldStart(table);
                    json.writeNumberField("rows", Long.parseLong(lake.said().get(ROWS + table)));
                    json.writeStringField(Stages.CONTENT, said.getValue());
                    json.writeEndObject();
                  }
                }
              }
              json.writeEndObject();
              json.writeObjectFieldStart(Stages.WAREHOUSE);
              if (warehouse != null) {
                json.writeStringField("from_lake", warehouse.from().get(MadeFrom.LAKE));
              }
              json.writeEndObject();
              json.writeObjectFieldStart("files");
              for (Map.Entry<String, String> file : files.entrySet()) {
                json.writeStringField(file.getKey(), file.getValue());
              }
              json.writeEndObject();
              json.writeEndObject();
            })
        + "\n";
  }

  /** Whether the manifest of a run equals the text. */
  static boolean is(Path run, String text) {
    Path file = run.resolve(RunFolders.MANIFEST);
    try {
      return Files.isRegularFile(file) && Files.readString(file).equals(text);
    } catch (IOException e) {
      // A damaged manifest is written again.
      return false;
    }
  }

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static String written(Writing writing) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static JsonParser parser(String text) throws IOException {
    JsonParser parser = new JsonFactory().createParser(text);
    parser.nextToken();
    return parser;
  }

  /** Copies the members of a JSON object into the one being written. */
  private static void copy(JsonGenerator json, String object) throws IOException {
    try (JsonParser parser = parser(object)) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        json.copyCurrentStructure(parser);
      }
    }
  }

  /** Sources of which the last run kept rows; empty where there was no run. */
  static Set<String> sourcesWithRows(Settings settings) {
    Set<String> sources = new TreeSet<>();
    Path file = PublishedRun.path(settings.out(), RunFolders.MANIFEST);
    if (!Files.isRegularFile(file)) {
      return sources;
    }
    try (JsonParser json = new JsonFactory().createParser(Files.readString(file))) {
      String source = null;
      while (json.nextToken() != null) {
        if (json.currentToken() == JsonToken.START_OBJECT) {
          source = null;
        } else if (json.currentToken() == JsonToken.VALUE_STRING
            && "source".equals(json.currentName())) {
          source = json.getText();
        } else if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
            && "kept".equals(json.currentName())
            && json.getLongValue() > 0
            && source != null) {
          sources.add(source);
        }
      }
      return sources;
    } catch (IOException e) {
      // A damaged manifest tells nothing, and is replaced by this run.
      return new TreeSet<>();
    }
  }

  private static void input(JsonGenerator json, LedgerEntry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", entry.input().profile().part().file());
    json.writeStringField("sheet", entry.input().profile().part().sheet());
    json.writeStringField("sha256", entry.input().profile().sha256());
    json.writeNumberField("bytes", entry.input().profile().bytes());
    json.writeStringField("source", entry.input().claimed() ? entry.input().source().id() : null);
    json.writeNumberField("kept", entry.kept());
    json.writeStringField("edition", entry.input().edition());
    json.writeBooleanField("synthetic", entry.input().synthetic());
    json.writeEndObject();
  }
}
