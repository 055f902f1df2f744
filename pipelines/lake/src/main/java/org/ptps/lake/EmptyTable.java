package org.ptps.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.spark.sql.execution.datasources.parquet.ParquetReadSupport;
import org.apache.spark.sql.execution.datasources.parquet.SparkToParquetSchemaConverter;
import org.apache.spark.sql.internal.SQLConf;
import org.apache.spark.sql.types.StructType;
import org.ptps.catalog.MachineException;

/**
 * Writes a table without rows as a Parquet file without groups: no job is worth starting for it.
 */
final class EmptyTable {
  private EmptyTable() {}

  static void write(StructType schema, Path folder) {
    try {
      Files.createDirectories(folder);
      ParquetFileWriter writer =
          new ParquetFileWriter(
              new LocalOutputFile(folder.resolve("part-00000.parquet")),
              new SparkToParquetSchemaConverter(SQLConf.get()).convert(schema),
              ParquetFileWriter.Mode.CREATE,
              ParquetWriter.DEFAULT_BLOCK_SIZE,
              ParquetWriter.MAX_PADDING_SIZE_DEFAULT,
              null,
              ParquetProperties.builder().build());
      writer.start();
      writer.end(Map.of(ParquetReadSupport.SPARK_METADATA_KEY(), schema.json()));
      writer.close();
    } catch (IOException e) {
      throw MachineException.cannotWrite(folder, e);
    }
  }
}
