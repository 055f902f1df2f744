package org.ptps.sample;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/** Reads the generated files, independently of the generator. */
final class SampleFiles {
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);

  /** A row with its first line (sheet row), from 1. */
  record Line(int number, List<String> cells) {
    boolean blank() {
      return cells.stream().allMatch(String::isEmpty);
    }
  }

  /** Header with the rows below it. */
  record Table(List<String> header, List<Line> lines) {
    String cell(Line line, String column) {
      int at = header.indexOf(column);
      if (at < 0) {
        throw new IllegalArgumentException("no column " + column + " in " + header);
      }
      return at < line.cells().size() ? line.cells().get(at) : "";
    }

    List<Map<String, String>> maps() {
      List<Map<String, String>> result = new ArrayList<>();
      for (Line line : lines) {
        Map<String, String> map = new HashMap<>();
        header.forEach(column -> map.put(column, cell(line, column)));
        result.add(map);
      }
      return result;
    }
  }

  private final Path raw;
  private final Map<String, List<Line>> read = new HashMap<>();

  SampleFiles(Path out) {
    this.raw = out.resolve("raw");
  }

  byte[] bytes(String file) {
    try {
      int inner = file.indexOf('!');
      if (inner < 0) {
        return Files.readAllBytes(raw.resolve(file));
      }
      try (ZipFile zip = new ZipFile(raw.resolve(file.substring(0, inner)).toFile())) {
        ZipEntry entry = zip.getEntry(file.substring(inner + 1));
        return zip.getInputStream(entry).readAllBytes();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> names(String folder, String pattern) {
    try (Stream<Path> files = Files.list(raw.resolve(folder))) {
      return files
          .map(each -> folder + "/" + each.getFileName())
          .filter(each -> each.matches(".*/" + pattern))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All lines of a file or sheet, including the header. */
  List<Line> lines(String file, String sheet) {
    return read.computeIfAbsent(file + "/" + sheet, any -> fresh(file, sheet));
  }

  private List<Line> fresh(String file, String sheet) {
    if (file.endsWith(".xls")) {
      return xls(bytes(file), sheet);
    }
    if (file.endsWith(".xlsx")) {
      return xlsx(bytes(file), sheet);
    }
    String text = decoded(bytes(file));
    String first = text.lines().findFirst().orElse("");
    char delimiter =
        first.contains("|") ? '|' : first.contains(";") || file.contains("socios_ptps") ? ';' : ',';
    return csv(text, delimiter);
  }

  /** Decodes UTF-8 if valid, else windows-1252. */
  private static String decoded(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, Charset.forName("windows-1252"));
    }
  }

  /** Table whose header is on a line. */
  Table table(String file, String sheet, int headerLine) {
    List<Line> lines = lines(file, sheet);
    int at = 0;
    while (lines.get(at).number() != headerLine) {
      at++;
    }
    return new Table(
        lines.get(at).cells(),
        lines.subList(at + 1, lines.size()).stream().filter(each -> !each.blank()).toList());
  }

  static List<Line> csv(String text, char delimiter) {
    List<Line> result = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int line = 1;
    int begin = 1;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else if (c == '"') {
          quoted = false;
        } else {
          cell.append(c);
        }
      } else if (c == '"') {
        quoted = true;
      } else if (c == delimiter) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else if (c == '\n') {
        cells.add(cell.toString());
        cell.setLength(0);
        result.add(new Line(begin, List.copyOf(cells)));
        cells.clear();
        begin = line + 1;
      } else if (c != '\r') {
        cell.append(c);
      }
      if (c == '\n') {
        line++;
      }
    }
    return result;
  }

  private static List<Line> xls(byte[] bytes, String sheet) {
    try (HSSFWorkbook workbook = new HSSFWorkbook(new ByteArrayInputStream(bytes))) {
      List<Line> result = new ArrayList<>();
      for (int r = 0; r <= workbook.getSheet(sheet).getLastRowNum(); r++) {
        var row = workbook.getSheet(sheet).getRow(r);
        List<String> cells = new ArrayList<>();
        for (int c = 0; row != null && c < row.getLastCellNum(); c++) {
          Cell cell = row.getCell(c);
          cells.add(cell == null ? "" : text(cell));
        }
        result.add(new Line(r + 1, cells));
      }
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Cell cell) {
    if (cell.getCellType() == CellType.STRING) {
      return cell.getStringCellValue();
    }
    boolean date = cell.getCellStyle().getDataFormatString().contains("yyyy");
    return date
        ? SERIAL_ZERO.plusDays((long) cell.getNumericCellValue()).toString()
        : plain(new BigDecimal(String.valueOf(cell.getNumericCellValue())));
  }

  private static List<Line> xlsx(byte[] bytes, String sheet) {
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(true, false))) {
      Sheet found = workbook.findSheet(sheet).orElseThrow();
      List<Line> result = new ArrayList<>();
      found
          .read()
          .forEach(
              row -> {
                while (result.size() + 1 < row.getRowNum()) {
                  result.add(new Line(result.size() + 1, List.of()));
                }
                List<String> cells = new ArrayList<>();
                row.forEach(cell -> cells.add(cell == null ? "" : text(cell)));
                result.add(new Line(row.getRowNum(), cells));
              });
      return result;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(org.dhatim.fastexcel.reader.Cell cell) {
    String format = cell.getDataFormatString();
    if (cell.getType() == org.dhatim.fastexcel.reader.CellType.NUMBER) {
      BigDecimal number = cell.asNumber();
      return format != null && format.contains("yyyy")
          ? SERIAL_ZERO.plusDays(number.longValue()).toString()
          : plain(number);
    }
    return cell.getRawValue() == null ? "" : cell.getText();
  }

  private static String plain(BigDecimal number) {
    BigDecimal stripped = number.stripTrailingZeros();
    return (stripped.scale() < 0 ? stripped.setScale(0) : stripped).toPlainString();
  }

  static LocalDate spanishDate(String text) {
    return LocalDate.parse(text, DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT));
  }
}
