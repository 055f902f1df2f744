package org.ptps.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.MachineException;

/**
 * Writes rows of one table to one Parquet file, which gets its name when it is complete: a task
 * that runs twice or is given up leaves no partial file.
 */
final class ParquetRows implements AutoCloseable {
  private final Path file;
  private final Path unfinished;
  private final ColumnFile writer;
  private final ContentHash hash = new ContentHash();
  private boolean whole;

  /**
   * @param attempt tells this try to write the file from others
   */
  ParquetRows(Path file, TableSchema shape, String attempt) {
    this.file = file;
    this.unfinished = file.resolveSibling("." + file.getFileName() + "." + attempt);
    try {
      Files.createDirectories(file.getParent());
      this.writer = new ColumnFile(new LocalOutputFile(unfinished), schema(shape), shape);
    } catch (IOException e) {
      throw MachineException.cannotWrite(file, e);
    }
  }

  /** Writes a small table into one file. */
  static ContentHash all(Path folder, TableSchema shape, Iterable<Object[]> rows) {
    try (ParquetRows file = new ParquetRows(folder.resolve(name(0)), shape, "0")) {
      rows.forEach(file::write);
      file.finish();
      return file.hash;
    }
  }

  static String name(int number) {
    return String.format("part-%05d.parquet", number);
  }

  ContentHash hash() {
    return hash;
  }

  void write(Object[] values) {
    try {
      writer.write(values);
      hash.add(values);
    } catch (IOException e) {
      throw MachineException.cannotWrite(file, e);
    }
  }

  /** Completes the file and gives it its name. */
  void finish() {
    try {
      writer.finish();
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      whole = true;
    } catch (IOException e) {
      throw MachineException.cannotWrite(file, e);
    }
  }

  /** Removes the file if it was not finished. */
  @Override
  public void close() {
    if (!whole) {
      try {
        writer.abort();
        Files.deleteIfExists(unfinished);
      } catch (IOException | RuntimeException e) {
        // The failure that ended the writing is reported already; the folder goes with the run.
      }
    }
  }

  private static MessageType schema(TableSchema shape) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (int i = 0; i < shape.names().size(); i++) {
      message.addField(type(shape.types().get(i)).named(shape.names().get(i)));
    }
    return message.named("row");
  }

  private static Types.PrimitiveBuilder<PrimitiveType> type(ColumnType type) {
    return switch (type) {
      case TEXT ->
          Types.primitive(PrimitiveTypeName.BINARY, Type.Repetition.OPTIONAL)
              .as(LogicalTypeAnnotation.stringType());
      case INTEGER -> Types.primitive(PrimitiveTypeName.INT64, Type.Repetition.OPTIONAL);
      case NUMBER -> Types.primitive(PrimitiveTypeName.DOUBLE, Type.Repetition.OPTIONAL);
      case DATE ->
          Types.primitive(PrimitiveTypeName.INT32, Type.Repetition.OPTIONAL)
              .as(LogicalTypeAnnotation.dateType());
      case FLAG -> Types.primitive(PrimitiveTypeName.BOOLEAN, Type.Repetition.OPTIONAL);
    };
  }
}
