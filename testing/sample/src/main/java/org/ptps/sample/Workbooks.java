package org.ptps.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;

/** Writes reproducible XLSX workbooks. */
final class Workbooks {
  private Workbooks() {}

  static byte[] xlsx(Consumer<Workbook> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(bytes, "ptps", "1.0")) {
      content.accept(workbook);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return StoredZip.again(bytes.toByteArray());
  }
}
