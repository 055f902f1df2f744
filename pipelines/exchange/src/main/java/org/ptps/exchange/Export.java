package org.ptps.exchange;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.ptps.catalog.AtomicFiles;
import org.ptps.catalog.Language;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.ReadOnly;
import org.ptps.catalog.SpreadsheetCells;
import org.ptps.catalog.Stamp;
import org.ptps.warehouse.Rows;
import org.ptps.warehouse.Warehouse;

/**
 * The open-data export: each table as CSV and as Parquet with a {@code datapackage.json} (Data
 * Package, version 2, in keys that readers of version 1 know), and the workbook of indicators.
 */
public final class Export {

  /** Readers of an export. */
  public enum Audience {
    PUBLIC,
    MEMBERS;

    boolean reads(Audience wanted) {
      return this == MEMBERS || wanted == PUBLIC;
    }

    /** Part of a file's name before its extension. */
    public String inFileName() {
      return this == MEMBERS ? ".members" : "";
    }
  }

  public enum Format {
    CSV,
    PARQUET,
    XLSX
  }

  /** File that says that rows are fictitious. */
  static final String FICTITIOUS_FILE = "DATOS-FICTICIOS.txt";

  private final Warehouse warehouse;
  private final ExportPlan plan;
  private final Audience audience;
  private final Language language;
  private final Path folder;

  private Export(
      Warehouse warehouse, ExportPlan plan, Audience audience, Language language, Path folder) {
    this.warehouse = warehouse;
    this.plan = plan;
    this.audience = audience;
    this.language = language;
    this.folder = folder;
  }

  /**
   * Writes an export in place of the one that is there.
   *
   * @param home root of the project
   * @param language language of titles and descriptions
   * @param folder where to write; what an earlier export left in it is taken away first
   * @return the files written
   * @throws org.ptps.catalog.hocon.DeclarationException if {@code conf/export.conf} is not valid
   */
  public static List<Path> write(
      Warehouse warehouse,
      Path home,
      Audience audience,
      Language language,
      Set<Format> formats,
      Path folder) {
    try {
      ExportPlan plan = ExportPlan.read(home);
      return switch (audience) {
        case MEMBERS -> new Export(warehouse, plan, audience, language, folder).write(formats);
        case PUBLIC -> {
          try (Warehouse edition = warehouse.publicEdition()) {
            yield new Export(edition, plan, audience, language, folder).write(formats);
          }
        }
      };
    } catch (IOException e) {
      throw MachineException.cannotWrite(folder, e);
    }
  }

  private List<Path> write(Set<Format> formats) throws IOException {
    Path data = folder.resolve("data");
    // Written beside, so that an interrupted run keeps the previous tables.
    Path writing = folder.resolve(".data.writing");
    clear(writing);
    AtomicFiles.sweep(folder);
    Files.createDirectories(writing);
    boolean synthetic = synthetic(warehouse);
    List<Path> written = new ArrayList<>();
    List<Resource> resources = new ArrayList<>();
    for (ExportPlan.Table table : tables()) {
      List<Field> fields = fields(table.name());
      for (Format format : Format.values()) {
        if (format == Format.XLSX || !formats.contains(format)) {
          continue;
        }
        String name =
            table.name() + audience.inFileName() + "." + format.name().toLowerCase(Locale.ROOT);
        warehouse.copy(
            sql(table, fields, format),
            writing.resolve(name),
            format == Format.CSV ? csvOptions(fields) : PARQUET_OPTIONS);
        if (format == Format.CSV) {
          mark(writing.resolve(name));
        }
        Path file = data.resolve(name);
        written.add(file);
        resources.add(new Resource(table, format, file, fields));
      }
    }
    swap(writing, data);
    Path stamp = folder.resolve(FICTITIOUS_FILE);
    if (!synthetic) {
      Files.deleteIfExists(stamp);
    } else {
      AtomicFiles.write(
          stamp,
          Stamp.FICTITIOUS.es()
              + "\n\nEsta exportación contiene filas ficticias; la columna «synthetic» dice cuáles."
              + " Ninguna decisión debe apoyarse en ellas.\nThis export contains fictitious rows;"
              + " the column 'synthetic' says which. No decision should rest on them.\n");
      written.add(stamp);
    }
    if (formats.contains(Format.CSV)) {
      written.addAll(starters());
    }
    Path workbook = folder.resolve(IndicatorWorkbook.name(language, audience));
    if (formats.contains(Format.XLSX)) {
      IndicatorWorkbook.write(warehouse, plan, audience, language, synthetic, workbook);
      written.add(workbook);
    }
    Path descriptor = folder.resolve("datapackage.json");
    descriptor(descriptor, resources, synthetic);
    written.add(descriptor);
    return List.copyOf(written);
  }

  /** Example programs that read the export, one per language. */
  private List<Path> starters() throws IOException {
    List<Path> written = new ArrayList<>();
    for (String name : STARTERS) {
      try (InputStream resource = Export.class.getResourceAsStream("starters/" + name)) {
        String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        written.add(
            AtomicFiles.write(
                folder.resolve("starters").resolve(name),
                text.replace("{{suffix}}", audience.inFileName())));
      }
    }
    return written;
  }

  private static final List<String> STARTERS =
      List.of(
          "README.md",
          "starter.py",
          "starter_duckdb.py",
          "starter.R",
          "starter.mjs",
          "Starter.java");

  private static final String PARQUET_OPTIONS = "format parquet, compression zstd";

  // Codes are quoted, so that a spreadsheet that takes quoted cells as text keeps 0101.
  private static String csvOptions(List<Field> fields) {
    String codes =
        fields.stream()
            .filter(field -> field.type().equals("string"))
            .filter(field -> field.name().equals("code") || field.name().endsWith("_code"))
            .map(field -> '"' + field.name() + '"')
            .collect(Collectors.joining(", "));
    return "format csv, header true, delimiter ','"
        + (codes.isEmpty() ? "" : ", force_quote (" + codes + ")");
  }

  /** Adds the byte order mark, which DuckDB does not write. */
  private static void mark(Path file) throws IOException {
    Path marked = file.resolveSibling(file.getFileName() + ".marked");
    try (OutputStream out = Files.newOutputStream(marked)) {
      out.write(SpreadsheetCells.BYTE_ORDER_MARK.getBytes(StandardCharsets.UTF_8));
      Files.copy(file, out);
    }
    Files.move(marked, file, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void clear(Path data) throws IOException {
    if (Files.isDirectory(data)) {
      ReadOnly.delete(data);
    }
  }

  /** Replaces the old tables by the new ones. */
  private static void swap(Path writing, Path data) throws IOException {
    Path old = data.resolveSibling(".data.old");
    clear(old);
    if (Files.isDirectory(data)) {
      Files.move(data, old);
    }
    Files.move(writing, data);
    clear(old);
  }

  public static boolean isFictitious(Warehouse warehouse) {
    return synthetic(warehouse);
  }

  static boolean synthetic(Warehouse warehouse) {
    return !warehouse
        .query(
            "select 1 from report.run_facts where key = 'any_synthetic' and value = 'true' limit 1")
        .isEmpty();
  }

  /** Tables for the audience that exist in the warehouse. */
  private List<ExportPlan.Table> tables() {
    Set<String> there =
        warehouse
            .query(
                "select distinct table_name from information_schema.tables"
                    + " where table_schema = 'report'")
            .rows()
            .stream()
            .map(row -> row.text("table_name"))
            .collect(Collectors.toSet());
    return plan.tables().stream()
        .filter(table -> audience.reads(table.audience()) && there.contains(table.name()))
        .toList();
  }

  /** A column as {@code datapackage.json} describes it. */
  private record Field(String name, String type, String description, boolean list) {}

  private record Resource(ExportPlan.Table table, Format format, Path file, List<Field> fields) {}

  private List<Field> fields(String table) {
    return warehouse
        .query(
            "select column_name, type, meaning_es, meaning_en from report.column_meanings where"
                + " schema_name = 'report' and table_name = ? order by position",
            table)
        .rows()
        .stream()
        .map(
            row -> {
              String type = row.text("type");
              return new Field(
                  row.text("column_name"), type(type), meaning(row, language), type.endsWith("[]"));
            })
        .toList();
  }

  /** The meaning of a column in the language; empty where it has none. */
  static String meaning(Rows.Row row, Language language) {
    return Objects.toString(row.text("meaning_" + language.tag()), "");
  }

  private static String type(String duck) {
    if (duck.endsWith("[]")) {
      return "array";
    }
    return switch (duck.replaceFirst("\\(.*", "")) {
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UBIGINT", "UINTEGER" ->
          "integer";
      case "FLOAT", "DOUBLE", "DECIMAL" -> "number";
      case "BOOLEAN" -> "boolean";
      case "DATE" -> "date";
      default -> "string";
    };
  }

  private String sql(ExportPlan.Table table, List<Field> fields, Format format) {
    String columns =
        fields.stream()
            .map(
                field -> {
                  String name = '"' + field.name() + '"';
                  if (field.list() && format == Format.CSV) {
                    return "cast(to_json(" + name + ") as varchar) as " + name;
                  }
                  if (field.type().equals("string") && format == Format.CSV) {
                    return SpreadsheetCells.safeSql("cast(" + name + " as varchar)")
                        + " as "
                        + name;
                  }
                  return field.type().equals("integer")
                      ? "cast(" + name + " as bigint) as " + name
                      : name;
                })
            .collect(Collectors.joining(", "));
    String where =
        audience == Audience.PUBLIC && !table.publicWhere().isEmpty()
            ? " where " + table.publicWhere()
            : "";
    return "select "
        + columns
        + " from report."
        + table.name()
        + where
        + " order by "
        + table.key().stream().map(key -> '"' + key + '"').collect(Collectors.joining(", "));
  }

  private void descriptor(Path file, List<Resource> resources, boolean synthetic)
      throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.setPrettyPrinter(new DefaultPrettyPrinter());
      json.writeStartObject();
      json.writeStringField("$schema", "https://datapackage.org/profiles/2.0/datapackage.json");
      json.writeStringField("profile", "data-package");
      json.writeStringField("name", "ptps-indicators");
      json.writeStringField(
          "title",
          (synthetic ? Stamp.FICTITIOUS.in(language) + ". " : "") + plan.title().in(language));
      json.writeStringField(
          "description",
          (synthetic ? Stamp.FICTITIOUS.in(language) + ". " : "")
              + plan.description().in(language));
      json.writeBooleanField("ptps:synthetic", synthetic);
      json.writeStringField("ptps:audience", audience.name().toLowerCase(Locale.ROOT));
      json.writeStringField("ptps:language", language.tag());
      List<Rows.Row> sources =
          warehouse.query("select * from report.sources where rows_kept > 0 order by id").rows();
      licences(json, sources);
      sources(json, sources);
      json.writeArrayFieldStart("resources");
      for (Resource resource : resources) {
        resource(json, resource);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    AtomicFiles.write(file, text.toString());
  }

  // Conditions are described at each source; the package names each licence once.
  private static void licences(JsonGenerator json, List<Rows.Row> sources) throws IOException {
    Set<String> licences = new LinkedHashSet<>();
    sources.forEach(source -> licences.add(source.text("licence")));
    if (licences.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("licenses");
    for (String licence : licences) {
      json.writeStartObject();
      json.writeStringField(
          "name", licence.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^-+|-+$", ""));
      json.writeStringField("title", licence);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void sources(JsonGenerator json, List<Rows.Row> sources) throws IOException {
    if (sources.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("sources");
    for (Rows.Row source : sources) {
      json.writeStartObject();
      json.writeStringField("title", source.text("title_" + language.tag()));
      String url = source.text("url");
      if (url != null && url.matches("https?://\\S+")) {
        json.writeStringField("path", url);
      }
      json.writeStringField("ptps:id", source.text("id"));
      json.writeStringField("ptps:publisher", source.text("publisher"));
      json.writeStringField("ptps:licence", source.text("licence"));
      json.writeStringField("ptps:citation", source.text("citation"));
      json.writeBooleanField("ptps:synthetic", source.flag("synthetic"));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void resource(JsonGenerator json, Resource resource) throws IOException {
    boolean csv = resource.format() == Format.CSV;
    json.writeStartObject();
    String name = resource.table().name().replace('_', '-');
    json.writeStringField("name", csv ? name : name + "-parquet");
    json.writeStringField("title", resource.table().title().in(language));
    json.writeStringField("path", folder.relativize(resource.file()).toString().replace('\\', '/'));
    json.writeStringField("format", resource.format().name().toLowerCase(Locale.ROOT));
    json.writeStringField("mediatype", csv ? "text/csv" : "application/vnd.apache.parquet");
    json.writeNumberField("bytes", Files.size(resource.file()));
    json.writeStringField("hash", "sha256:" + sha256(resource.file()));
    if (csv) {
      json.writeStringField("encoding", "utf-8");
      json.writeStringField("profile", "tabular-data-resource");
      json.writeStringField("type", "table");
      json.writeObjectFieldStart("schema");
      json.writeArrayFieldStart("fields");
      for (Field field : resource.fields()) {
        json.writeStartObject();
        json.writeStringField("name", field.name());
        json.writeStringField("type", field.type());
        if (!field.description().isEmpty()) {
          json.writeStringField("description", field.description());
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("missingValues");
      json.writeString("");
      json.writeEndArray();
      json.writeArrayFieldStart("primaryKey");
      for (String key : resource.table().key()) {
        json.writeString(key);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
