package org.ptps.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.ptps.catalog.ColumnType;
import org.ptps.catalog.MachineException;

/**
 * Writes rows of one table to one Parquet file. It bears its name only once it is whole, so that a
 * task that is done twice, or given up, leaves nothing half.
 */
final class ParquetRows implements AutoCloseable {
  /** So much of a file is held in memory before it is written. */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final Path file;
  private final Path unfinished;
  private final ParquetWriter<Object[]> writer;
  private final ContentHash hash = new ContentHash();
  private boolean whole;

  /**
   * @param attempt tells this try to write the file from others
   */
  ParquetRows(Path file, Shape shape, String attempt) {
    this.file = file;
    this.unfinished = file.resolveSibling("." + file.getFileName() + "." + attempt);
    try {
      Files.createDirectories(file.getParent());
      this.writer =
          new Builder(new LocalOutputFile(unfinished), shape)
              .withConf(new PlainParquetConfiguration())
              .withCompressionCodec(CompressionCodecName.SNAPPY)
              .withWriteMode(ParquetFileWriter.Mode.OVERWRITE)
              .withRowGroupSize(ROW_GROUP_BYTES)
              .build();
    } catch (IOException e) {
      throw MachineException.cannotWrite(file, e);
    }
  }

  /** Writes a table that is at hand, in one file. */
  static ContentHash all(Path folder, Shape shape, Iterable<Object[]> rows) {
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

  /** Gives the file its name. */
  void finish() {
    try {
      writer.close();
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      whole = true;
    } catch (IOException e) {
      throw MachineException.cannotWrite(file, e);
    }
  }

  /** Takes away what was not finished. */
  @Override
  public void close() {
    if (!whole) {
      try {
        writer.close();
        Files.deleteIfExists(unfinished);
      } catch (IOException | RuntimeException e) {
        // Whatever ended the writing is told already; the folder goes with the run.
      }
    }
  }

  private static MessageType schema(Shape shape) {
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

  private static final class Builder extends ParquetWriter.Builder<Object[], Builder> {
    private final Shape shape;

    Builder(OutputFile file, Shape shape) {
      super(file);
      this.shape = shape;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation")
    protected WriteSupport<Object[]> getWriteSupport(Configuration configuration) {
      return new Support(shape);
    }

    @Override
    protected WriteSupport<Object[]> getWriteSupport(ParquetConfiguration configuration) {
      return new Support(shape);
    }
  }

  private static final class Support extends WriteSupport<Object[]> {
    private final Shape shape;
    private final String[] names;
    private final ColumnType[] types;
    private RecordConsumer consumer;

    Support(Shape shape) {
      this.shape = shape;
      this.names = shape.names().toArray(String[]::new);
      this.types = shape.types().toArray(ColumnType[]::new);
    }

    @Override
    @SuppressWarnings("deprecation")
    public WriteContext init(Configuration configuration) {
      return new WriteContext(schema(shape), Map.of());
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
      return new WriteContext(schema(shape), Map.of());
    }

    @Override
    public void prepareForWrite(RecordConsumer given) {
      this.consumer = given;
    }

    @Override
    public void write(Object[] values) {
      consumer.startMessage();
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        if (value != null) {
          String name = names[i];
          consumer.startField(name, i);
          switch (types[i]) {
            case TEXT -> consumer.addBinary(Binary.fromString((String) value));
            case INTEGER -> consumer.addLong((Long) value);
            case NUMBER -> consumer.addDouble((Double) value);
            case DATE -> consumer.addInteger(Math.toIntExact(((LocalDate) value).toEpochDay()));
            case FLAG -> consumer.addBoolean((Boolean) value);
          }
          consumer.endField(name, i);
        }
      }
      consumer.endMessage();
    }
  }
}
