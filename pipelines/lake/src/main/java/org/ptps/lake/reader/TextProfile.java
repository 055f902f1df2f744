package org.ptps.lake.reader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ptps.catalog.Words;

/**
 * Profile of a CSV text, made in one pass.
 *
 * <p>The encoding follows from the whole text: a byte order mark; else two-byte units where every
 * second byte is mostly NUL and the others never; else UTF-8 where all is valid, or where at least
 * one multi-byte sequence is (then the rest is reported as invalid); else windows-1252, or
 * ISO-8859-1 where a byte occurs that windows-1252 leaves undefined.
 */
record TextProfile(
    String encoding,
    boolean bom,
    char delimiter,
    long lines,
    List<FileFault> faults,
    long bytes,
    List<SplitPoint> cuts) {
  private static final String WINDOWS = "windows-1252";
  private static final int BUFFER = 1 << 16;

  static TextProfile of(InputStream in, TextHints hints) throws IOException {
    byte[] head = in.readNBytes(DelimiterDetector.HEAD);
    Mark mark = Mark.of(head);
    Map<TextScan.Units, TextScan> scans = new EnumMap<>(TextScan.Units.class);
    Map<TextScan.Units, Character> delimiters = new EnumMap<>(TextScan.Units.class);
    for (TextScan.Units units : possible(mark, hints, head)) {
      char delimiter =
          hints.delimiter() != 0
              ? hints.delimiter()
              : DelimiterDetector.of(signs(head, mark.length, units));
      delimiters.put(units, delimiter);
      TextScan scan = new TextScan(units, delimiter);
      scan.accept(head, mark.length, head.length);
      scans.put(units, scan);
    }
    byte[] buffer = new byte[BUFFER];
    int count;
    while ((count = in.read(buffer)) >= 0) {
      for (TextScan scan : scans.values()) {
        scan.accept(buffer, 0, count);
      }
    }
    scans.values().forEach(TextScan::end);

    TextScan.Units units = decided(scans);
    TextScan scan = scans.get(units);
    String encoding = encoding(units, scan, mark, hints);
    return new TextProfile(
        encoding,
        mark.length > 0,
        delimiters.get(units),
        scan.lines(),
        faults(scan, encoding),
        mark.length + scan.seen(),
        units == TextScan.Units.BYTES ? scan.cuts(mark.length) : List.of());
  }

  private static List<TextScan.Units> possible(Mark mark, TextHints hints, byte[] head) {
    String said = mark.encoding.isEmpty() ? hints.encoding() : mark.encoding;
    if (!said.isEmpty()) {
      return List.of(units(said));
    }
    for (byte one : head) {
      if (one == 0) {
        return List.of(TextScan.Units.values());
      }
    }
    return List.of(TextScan.Units.BYTES);
  }

  private static TextScan.Units units(String encoding) {
    return switch (encoding) {
      case "UTF-16LE" -> TextScan.Units.UTF_16LE;
      case "UTF-16BE" -> TextScan.Units.UTF_16BE;
      default -> TextScan.Units.BYTES;
    };
  }

  private static TextScan.Units decided(Map<TextScan.Units, TextScan> scans) {
    if (scans.size() == 1) {
      return scans.keySet().iterator().next();
    }
    TextScan bytes = scans.get(TextScan.Units.BYTES);
    for (TextScan.Units units : scans.keySet()) {
      if (bytes.looksLike(units)) {
        return units;
      }
    }
    return TextScan.Units.BYTES;
  }

  private static String encoding(TextScan.Units units, TextScan scan, Mark mark, TextHints hints) {
    if (!mark.encoding.isEmpty()) {
      return mark.encoding;
    }
    if (!hints.encoding().isEmpty()) {
      return hints.encoding();
    }
    return switch (units) {
      case UTF_16LE -> StandardCharsets.UTF_16LE.name();
      case UTF_16BE -> StandardCharsets.UTF_16BE.name();
      case BYTES -> {
        if (scan.invalidLine() == 0 || scan.multiByte()) {
          yield StandardCharsets.UTF_8.name();
        }
        yield scan.undefinedLine() == 0 ? WINDOWS : StandardCharsets.ISO_8859_1.name();
      }
    };
  }

  private static List<FileFault> faults(TextScan scan, String encoding) {
    List<FileFault> faults = new ArrayList<>();
    if (scan.lines() == 0) {
      faults.add(
          new FileFault(
              FileFault.Kind.EMPTY_FILE,
              0,
              new Words(
                  "el archivo está vacío; pídalo o descárguelo de nuevo",
                  "the file is empty; ask for it or download it again")));
      return faults;
    }
    if (scan.nulLine() > 0) {
      faults.add(
          new FileFault(
              FileFault.Kind.NUL_BYTE,
              scan.nulLine(),
              new Words(
                  "hay bytes nulos desde esta línea: el archivo no es solo texto; guárdelo de"
                      + " nuevo como CSV UTF-8",
                  "NUL bytes from this line on: the file is not only text; save it again as CSV"
                      + " UTF-8")));
    }
    long invalid =
        switch (encoding) {
          case "UTF-8", "UTF-16LE", "UTF-16BE" -> scan.invalidLine();
          case WINDOWS -> scan.undefinedLine();
          default -> 0;
        };
    if (invalid > 0) {
      faults.add(
          new FileFault(
              FileFault.Kind.INVALID_ENCODING,
              invalid,
              new Words(
                  "desde esta línea hay bytes que no son "
                      + encoding
                      + " válido; guarde el"
                      + " archivo como UTF-8",
                  "bytes that are not valid "
                      + encoding
                      + " from this line on; save the file as"
                      + " UTF-8")));
    }
    if (scan.openQuoteLine() > 0) {
      faults.add(
          new FileFault(
              FileFault.Kind.UNCLOSED_QUOTE,
              scan.openQuoteLine(),
              new Words(
                  "la comilla que se abre en esta línea sigue abierta al final: falta una comilla o"
                      + " el archivo está cortado",
                  "the quote that opens on this line is still open at the end: a quote is missing or"
                      + " the file is cut")));
    }
    if (scan.mixedEnds()) {
      faults.add(
          new FileFault(
              FileFault.Kind.MIXED_LINE_ENDS,
              0,
              new Words(
                  "los fines de línea son de varios tipos; se leen todos",
                  "line ends are of several kinds; all are read")));
    }
    if (!scan.finalNewline()) {
      faults.add(
          new FileFault(
              FileFault.Kind.NO_FINAL_NEWLINE,
              scan.lines(),
              new Words(
                  "la última línea no termina; compruebe que el archivo no está cortado",
                  "the last line does not end; check that the file is not cut")));
    }
    return faults;
  }

  private static int[] signs(byte[] head, int from, TextScan.Units units) {
    if (units == TextScan.Units.BYTES) {
      int[] signs = new int[head.length - from];
      for (int at = 0; at < signs.length; at++) {
        signs[at] = head[from + at] & 0xff;
      }
      return signs;
    }
    int[] signs = new int[(head.length - from) / 2];
    for (int at = 0; at < signs.length; at++) {
      int first = head[from + 2 * at] & 0xff;
      int second = head[from + 2 * at + 1] & 0xff;
      signs[at] = units == TextScan.Units.UTF_16LE ? second << 8 | first : first << 8 | second;
    }
    return signs;
  }

  /** Byte order marks. */
  private enum Mark {
    NONE("", 0),
    UTF_8("UTF-8", 3),
    UTF_16LE("UTF-16LE", 2),
    UTF_16BE("UTF-16BE", 2);

    private final String encoding;
    private final int length;

    Mark(String encoding, int length) {
      this.encoding = encoding;
      this.length = length;
    }

    static Mark of(byte[] head) {
      if (begins(head, 0xef, 0xbb, 0xbf)) {
        return UTF_8;
      }
      if (begins(head, 0xff, 0xfe)) {
        return UTF_16LE;
      }
      return begins(head, 0xfe, 0xff) ? UTF_16BE : NONE;
    }

    private static boolean begins(byte[] head, int... bytes) {
      for (int at = 0; at < bytes.length; at++) {
        if (head.length <= at || (head[at] & 0xff) != bytes[at]) {
          return false;
        }
      }
      return true;
    }
  }
}
