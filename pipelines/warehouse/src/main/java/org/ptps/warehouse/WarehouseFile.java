package org.ptps.warehouse;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.ptps.catalog.MachineException;
import org.ptps.catalog.Words;

/** Checks a warehouse file before DuckDB opens it, and explains why it cannot be opened. */
final class WarehouseFile {
  /** DuckDB files begin with three headers of this size; the last two describe the content. */
  private static final int HEADER = 4096;

  private static final int MAGIC_AT = 8;
  private static final byte[] MAGIC = "DUCK".getBytes(StandardCharsets.US_ASCII);

  private static final Pattern HOLDER =
      Pattern.compile("Conflicting lock is held in (.+?) \\(PID (\\d+)\\)");

  private final Path path;
  private Path plain;
  private Missing missing;

  /** A truncated file: its size and the block size, in bytes. */
  private record Missing(long size, long blockSize) {}

  private WarehouseFile(Path path) {
    this.path = path;
  }

  static WarehouseFile of(Path path) {
    return new WarehouseFile(path);
  }

  Path path() {
    return path;
  }

  /** DuckDB's write-ahead log. */
  Path log() {
    return path.resolveSibling(path.getFileName() + ".wal");
  }

  /**
   * @throws MachineException if this is not a complete DuckDB file, or changes are left beside it
   */
  void check() {
    if (!Files.isRegularFile(path)) {
      throw foreign();
    }
    long size;
    Header header;
    try (SeekableByteChannel file = Files.newByteChannel(path)) {
      size = file.size();
      header = Header.read(file);
    } catch (IOException e) {
      throw MachineException.cannotRead(path, e);
    }
    if (header == null) {
      throw foreign();
    }
    // DuckDB does not write free blocks at the end, so that a shorter file may be complete.
    missing = size < header.wanted() ? new Missing(size, header.blockSize()) : null;
    if (Files.exists(log()) && heldBy().isEmpty()) {
      throw new MachineException(
          new Words(
              "junto al almacén hay cambios de otro programa, que no son de PTPS: "
                  + log()
                  + " → cierre ese programa y borre ese archivo, o rehaga el almacén: ./ptps"
                  + " warehouse",
              "beside the warehouse lie changes of another program that are not ours: "
                  + log()
                  + " → close that program and remove that file, or build the warehouse again:"
                  + " ./ptps warehouse"));
    }
  }

  /**
   * @param open a connection to this file
   * @throws MachineException if a block of a table is beyond the end of the file
   */
  void checkBlocks(Connection open) throws SQLException {
    if (missing == null) {
      return;
    }
    long last = -1;
    try (Statement statement = open.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "select schema_name, table_name from duckdb_tables() where database_name ="
                  + " current_database() and not temporary")) {
        while (found.next()) {
          tables.add(Database.name(found.getString(1)) + "." + Database.name(found.getString(2)));
        }
      }
      for (String table : tables) {
        try (ResultSet found =
            statement.executeQuery(
                "select coalesce(max(greatest(block_id, coalesce(list_max(additional_block_ids),"
                    + " -1))), -1) from pragma_storage_info("
                    + Database.literal(table)
                    + ")")) {
          found.next();
          last = Math.max(last, found.getLong(1));
        }
      }
    }
    if (3L * HEADER + (last + 1) * missing.blockSize() > missing.size()) {
      throw damaged(null);
    }
  }

  /**
   * Gives a finished file its whole length. The engine does not write free blocks at the end, and
   * every opening would look through all tables for blocks that were cut off.
   */
  void fillUp() {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      Header header = Header.read(file.getChannel());
      if (header != null && file.length() < header.wanted()) {
        file.setLength(header.wanted());
      }
    } catch (IOException e) {
      throw MachineException.cannotWrite(path, e);
    }
  }

  /**
   * @throws MachineException if another program holds the file for writing
   */
  void checkNotHeld() {
    heldBy()
        .ifPresent(
            e -> {
              throw e;
            });
  }

  /** Message about a process that has the file open for writing, asked of the system. */
  private Optional<MachineException> heldBy() {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try (Database database = Database.inMemory()) {
      database.execute("attach " + Database.literal(forEngine()) + " as held (read_only)");
      return Optional.empty();
    } catch (WarehouseException e) {
      return holder(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Path that DuckDB can attach. It misreads semicolons, question marks and backslashes in names,
   * so that such a file is read from a temporary copy.
   */
  String forEngine() {
    if (plainlyNamed()) {
      return path.toAbsolutePath().toString();
    }
    try {
      if (plain == null) {
        Path folder = Files.createTempDirectory("ptps-warehouse-");
        plain =
            Files.copy(
                path, folder.resolve("warehouse.duckdb"), StandardCopyOption.REPLACE_EXISTING);
      }
      return plain.toString();
    } catch (IOException e) {
      throw MachineException.cannotRead(path, e);
    }
  }

  /** Whether DuckDB reads the file's name correctly. */
  boolean plainlyNamed() {
    String name = path.toAbsolutePath().toString();
    return name.indexOf(';') < 0
        && name.indexOf('?') < 0
        && (File.separatorChar == '\\' || name.indexOf('\\') < 0);
  }

  /** Deletes the copy, if there is one. */
  void close() {
    if (plain != null) {
      try {
        Files.deleteIfExists(plain);
        Files.deleteIfExists(plain.getParent());
      } catch (IOException e) {
        throw MachineException.cannotWrite(plain, e);
      }
      plain = null;
    }
  }

  /** Explains why DuckDB does not open the file. */
  RuntimeException notOpened(SQLException e) {
    return holder(String.valueOf(e.getMessage()), e)
        .<RuntimeException>map(held -> held)
        .or(() -> MachineException.in(e).map(machine -> unreadable(machine, e)))
        .orElseGet(() -> damaged(e));
  }

  /** Explains a failed query if the file is the cause. */
  Optional<MachineException> notRead(SQLException e) {
    String said = String.valueOf(e.getMessage());
    boolean broken =
        said.startsWith("IO Error")
            || said.startsWith("Serialization Error")
            || said.startsWith("FATAL")
            || said.startsWith("INTERNAL")
            || said.contains("Corrupt")
            || said.contains("database has been invalidated");
    if (!broken) {
      return Optional.empty();
    }
    return MachineException.in(e).or(() -> Optional.of(damaged(e)));
  }

  /** Message for a DuckDB file without our tables. */
  MachineException notOurs() {
    return new MachineException(
        new Words(
            path
                + " es una base de DuckDB, pero no un almacén de PTPS → haga uno: ./ptps warehouse",
            path
                + " is a database of DuckDB, but no warehouse of PTPS → build one: ./ptps"
                + " warehouse"));
  }

  private MachineException unreadable(MachineException machine, SQLException e) {
    return new MachineException(
        new Words(
            "no se puede leer " + path + ": " + machine.words().es(),
            "cannot read " + path + ": " + machine.words().en()),
        e);
  }

  private Optional<MachineException> holder(String said, Exception cause) {
    Matcher held = HOLDER.matcher(said);
    if (held.find()) {
      String program = Path.of(held.group(1)).getFileName() + ", PID " + held.group(2);
      return Optional.of(
          new MachineException(
              new Words(
                  "otro programa tiene el almacén abierto para escribir ("
                      + program
                      + "): "
                      + path
                      + " → ciérrelo, o ábralo ahí solo para leer",
                  "another program holds the warehouse open for writing ("
                      + program
                      + "): "
                      + path
                      + " → close it, or open it there for reading only"),
              cause));
    }
    boolean shared =
        said.contains("Could not set lock on file")
            || said.contains("being used by another process");
    return shared
        ? Optional.of(
            new MachineException(
                new Words(
                    "otro programa tiene el almacén abierto para escribir: "
                        + path
                        + " → ciérrelo, o ábralo ahí solo para leer",
                    "another program holds the warehouse open for writing: "
                        + path
                        + " → close it, or open it there for reading only"),
                cause))
        : Optional.empty();
  }

  private MachineException foreign() {
    return new MachineException(
        new Words(
            path
                + " no es un almacén, sino otra cosa → quítelo de ahí y haga el almacén: ./ptps"
                + " warehouse",
            path
                + " is no warehouse but something else → take it away and build the warehouse:"
                + " ./ptps warehouse"));
  }

  private MachineException damaged(Exception cause) {
    return new MachineException(
        new Words(
            "el almacén está incompleto o dañado: " + path + " → rehágalo: ./ptps warehouse",
            "the warehouse is cut off or damaged: " + path + " → build it again: ./ptps warehouse"),
        cause);
  }

  /**
   * Size by the newer header.
   *
   * @param blocks number of blocks after the headers
   * @param blockSize bytes of a block
   */
  private record Header(long iteration, long blocks, long blockSize) {
    long wanted() {
      return 3L * HEADER + blocks * blockSize;
    }

    /** Null where the file does not begin like a DuckDB file. */
    static Header read(SeekableByteChannel file) throws IOException {
      byte[] magic = new byte[MAGIC.length];
      if (!read(file, MAGIC_AT, ByteBuffer.wrap(magic)) || !Arrays.equals(magic, MAGIC)) {
        return null;
      }
      Header first = at(file, HEADER);
      Header second = at(file, 2 * HEADER);
      return second.iteration() > first.iteration() ? second : first;
    }

    /** Checksum, iteration, two pointers, block count and block size. */
    private static Header at(SeekableByteChannel file, long position) throws IOException {
      ByteBuffer bytes = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
      if (!read(file, position, bytes)) {
        return new Header(-1, Long.MAX_VALUE / HEADER, 1);
      }
      return new Header(bytes.getLong(8), bytes.getLong(32), bytes.getLong(40));
    }

    private static boolean read(SeekableByteChannel file, long position, ByteBuffer into)
        throws IOException {
      file.position(position);
      while (into.hasRemaining()) {
        if (file.read(into) < 0) {
          return false;
        }
      }
      return true;
    }
  }
}
