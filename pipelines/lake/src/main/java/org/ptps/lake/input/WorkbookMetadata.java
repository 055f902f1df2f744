package org.ptps.lake.input;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ptps.lake.reader.InputReaders;
import org.ptps.lake.reader.PartProfile;
import org.ptps.lake.reader.RawRow;
import org.ptps.lake.reader.RawRows;

/**
 * What the hidden sheet of a workbook that this program wrote says of the other sheets: the one
 * place that knows its layout, for those who write it and those who read it back.
 *
 * <p>First row: {@code ptps}, the kind and the version of the layout. A template goes on with one
 * row {@code source, id}, one row {@code given} with the headers of the columns that came filled
 * in, and one row {@code row, token} for each row that came so. A workbook of corrections has one
 * row for each sheet to correct: {@code sheet}, its name, source, file, sheet and sha256 of the
 * original, round.
 *
 * @param source source of a template, empty for corrections
 * @param sheets sheets of a workbook of corrections, none for a template
 * @param given headers of the columns that a template brought filled in
 * @param rows what those columns said in each row, by {@link #cellsToken}
 */
public record WorkbookMetadata(
    Kind kind, String source, List<CorrectionSheet> sheets, List<String> given, Set<String> rows) {
  public static final String SHEET = "_ptps";

  public static final String DATA_SHEET = "Datos";

  /** Row of the header in the sheets that people fill in; above it stands the title. */
  public static final int HEADER_LINE = 2;

  private static final String VERSION = "1";
  private static final String MARK = "ptps";

  /** Purpose of the workbook. */
  public enum Kind {
    TEMPLATE,
    CORRECTIONS
  }

  /** Columns that this program adds to the left of the original cells, in a correction sheet. */
  public enum Left {
    LINE("Línea"),
    FAULT("Qué está mal"),
    SUGGESTION("Sugerencia"),
    CORRECTED_BY("Corregido por"),
    TOKEN("Huella");

    private final String title;

    Left(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /**
   * One sheet of a workbook of corrections.
   *
   * @param round how many times the sender has had rows back with this; of two corrections of one
   *     line that of the later round counts
   */
  public record CorrectionSheet(
      String name, String source, String file, String sheet, String sha256, int round) {}

  public static WorkbookMetadata template(String source, List<String> given, Set<String> rows) {
    return new WorkbookMetadata(
        Kind.TEMPLATE, source, List.of(), List.copyOf(given), Set.copyOf(rows));
  }

  public static WorkbookMetadata corrections(List<CorrectionSheet> sheets) {
    return new WorkbookMetadata(Kind.CORRECTIONS, "", List.copyOf(sheets), List.of(), Set.of());
  }

  /** Rows of the hidden sheet. */
  public List<List<String>> lines() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of(MARK, kind.name().toLowerCase(Locale.ROOT), VERSION));
    switch (kind) {
      case TEMPLATE -> {
        rows.add(List.of("source", source));
        rows.add(Stream.concat(Stream.of("given"), given.stream()).toList());
        this.rows.stream().sorted().forEach(token -> rows.add(List.of("row", token)));
      }
      case CORRECTIONS -> {
        for (CorrectionSheet each : sheets) {
          rows.add(
              List.of(
                  "sheet",
                  each.name(),
                  each.source(),
                  each.file(),
                  each.sheet(),
                  each.sha256(),
                  String.valueOf(each.round())));
        }
      }
    }
    return rows;
  }

  /** Reads the hidden sheet; empty where it was not written by this program. */
  static Optional<WorkbookMetadata> read(PartProfile profile) {
    List<List<String>> rows = new ArrayList<>();
    try (RawRows raw = InputReaders.open(profile.part(), profile)) {
      while (raw.hasNext()) {
        RawRow row = raw.next();
        if (row.fault() == null) {
          rows.add(row.cells());
        }
      }
    }
    if (rows.isEmpty() || !cell(rows.get(0), 0).equals(MARK)) {
      return Optional.empty();
    }
    return switch (cell(rows.get(0), 1)) {
      case "template" ->
          Optional.of(
              template(
                  rows.stream()
                      .filter(row -> cell(row, 0).equals("source"))
                      .map(row -> cell(row, 1))
                      .findFirst()
                      .orElse(""),
                  rows.stream()
                      .filter(row -> cell(row, 0).equals("given"))
                      .findFirst()
                      .map(row -> row.subList(1, row.size()))
                      .orElse(List.of()),
                  rows.stream()
                      .filter(row -> cell(row, 0).equals("row"))
                      .map(row -> cell(row, 1))
                      .collect(Collectors.toSet())));
      case "corrections" ->
          Optional.of(
              corrections(
                  rows.stream()
                      .filter(row -> cell(row, 0).equals("sheet"))
                      .filter(row -> cell(row, 6).matches("\\d{1,4}"))
                      .map(
                          row ->
                              new CorrectionSheet(
                                  cell(row, 1),
                                  cell(row, 2),
                                  cell(row, 3),
                                  cell(row, 4),
                                  cell(row, 5),
                                  Integer.parseInt(cell(row, 6))))
                      .toList()));
      default -> Optional.empty();
    };
  }

  /**
   * Token that ties a correction to its original line, so that the line number cannot be changed
   * unnoticed.
   */
  public static String lineToken(String sha256, String sheet, long line) {
    return hash(sha256 + "\n" + sheet + "\n" + line);
  }

  /** Token of the original cells, to see whether they were changed. */
  public static String cellsToken(List<String> cells) {
    int filled = cells.size();
    while (filled > 0 && cells.get(filled - 1).isBlank()) {
      filled--;
    }
    return hash(String.join("\u0001", cells.subList(0, filled)));
  }

  private static String hash(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String cell(List<String> cells, int index) {
    return index < cells.size() ? cells.get(index) : "";
  }
}
