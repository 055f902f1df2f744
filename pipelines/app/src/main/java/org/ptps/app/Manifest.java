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
import org.ptps.catalog.Settings;
import org.ptps.catalog.Threshold;
import org.ptps.catalog.WholeFiles;
import org.ptps.lake.LedgerEntry;
import org.ptps.lake.TableContent;

/**
 * What a run was made from, in {@code manifest.json}: the checksum of every input, the settings
 * that decide numbers, and what each table of the lake came to say. It carries no clock, so that
 * the same inputs give the same manifest.
 */
final class Manifest {
  private Manifest() {}

  static Path write(Settings settings, List<LedgerEntry> ledger, Map<String, TableContent> lake) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
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
      json.writeObjectFieldStart("lake");
      for (Map.Entry<String, TableContent> table : lake.entrySet()) {
        json.writeObjectFieldStart(table.getKey());
        json.writeNumberField("rows", table.getValue().rows());
        json.writeStringField("content", table.getValue().hash());
        json.writeEndObject();
      }
      json.writeEndObject();
      json.writeArrayFieldStart("inputs");
      for (LedgerEntry entry : ledger) {
        input(json, entry);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return WholeFiles.write(file(settings), text + "\n");
  }

  private static Path file(Settings settings) {
    return settings.out().resolve("manifest.json");
  }

  /** Sources of which the last run kept rows; none where there was no run, or nobody knows. */
  static Set<String> sourcesWithRows(Settings settings) {
    Set<String> sources = new TreeSet<>();
    if (!Files.isRegularFile(file(settings))) {
      return sources;
    }
    try (JsonParser json = new JsonFactory().createParser(Files.readString(file(settings)))) {
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
      // A manifest that somebody damaged says nothing of the last run, and this one replaces it.
      return new TreeSet<>();
    }
  }

  private static void input(JsonGenerator json, LedgerEntry entry) throws IOException {
    json.writeStartObject();
    json.writeStringField("file", entry.arrival().survey().part().file());
    json.writeStringField("sheet", entry.arrival().survey().part().sheet());
    json.writeStringField("sha256", entry.arrival().survey().sha256());
    json.writeNumberField("bytes", entry.arrival().survey().bytes());
    json.writeStringField(
        "source", entry.arrival().claimed() ? entry.arrival().source().id() : null);
    json.writeNumberField("kept", entry.kept());
    json.writeStringField("edition", entry.arrival().edition());
    json.writeBooleanField("synthetic", entry.arrival().synthetic());
    json.writeEndObject();
  }
}
