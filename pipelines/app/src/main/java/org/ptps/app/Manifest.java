package org.ptps.app;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.TreeMap;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Threshold;
import org.ptps.lake.LedgerEntry;

/**
 * What a run was made from, in {@code manifest.json}: the checksum of every input and the settings
 * that decide numbers. It carries no clock, so that the same inputs give the same manifest.
 */
final class Manifest {
  private Manifest() {}

  static Path write(Settings settings, List<LedgerEntry> ledger) {
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
      json.writeArrayFieldStart("inputs");
      for (LedgerEntry entry : ledger) {
        input(json, entry);
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Path file = settings.out().resolve("manifest.json");
    try {
      Path beside = file.resolveSibling(".manifest.json");
      Files.writeString(beside, text + "\n");
      return Files.move(
          beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
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
    json.writeStringField("edition", entry.arrival().edition());
    json.writeBooleanField("synthetic", entry.arrival().synthetic());
    json.writeEndObject();
  }
}
