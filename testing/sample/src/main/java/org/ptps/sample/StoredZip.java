package org.ptps.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * Zip archives with the same bytes everywhere. Entries are stored and not deflated, because the
 * bytes of Deflate depend on the zlib that a JDK is linked with.
 */
final class StoredZip {
  private static final LocalDateTime WRITTEN = LocalDateTime.of(2026, 1, 1, 0, 0);
  private static final Pattern CREATED =
      Pattern.compile("(?<open><dcterms:created[^>]*>)[^<]*(?<close></dcterms:created>)");

  private StoredZip() {}

  static byte[] of(Map<String, byte[]> entries) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> each : entries.entrySet()) {
        CRC32 sum = new CRC32();
        sum.update(each.getValue());
        ZipEntry entry = new ZipEntry(each.getKey());
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(each.getValue().length);
        entry.setCrc(sum.getValue());
        entry.setTimeLocal(WRITTEN);
        zip.putNextEntry(entry);
        zip.write(each.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Rewrites an Office workbook without times and compression. */
  static byte[] again(byte[] workbook) {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try {
      // The sizes are only in the central directory, which requires a file.
      Path file = Files.createTempFile("ptps-sample", ".xlsx");
      try {
        Files.write(file, workbook);
        try (ZipFile zip = new ZipFile(file.toFile())) {
          for (ZipEntry entry : Collections.list(zip.entries())) {
            entries.put(entry.getName(), content(zip, entry));
          }
        }
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return of(entries);
  }

  private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException {
    byte[] content;
    try (InputStream in = zip.getInputStream(entry)) {
      content = in.readAllBytes();
    }
    if (!entry.getName().equals("docProps/core.xml")) {
      return content;
    }
    return CREATED
        .matcher(new String(content, StandardCharsets.UTF_8))
        .replaceAll("${open}2026-01-01T00:00:00Z${close}")
        .getBytes(StandardCharsets.UTF_8);
  }
}
