package org.ptps.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ptps.catalog.MachineException;

/** Messages about a warehouse that is in use, truncated, replaced or changed. */
class WarehouseFileTest {
  private static final String VALUES = "report.indicator_values";

  @TempDir static Path once;
  private static Path warehouse;

  @TempDir Path folder;

  @BeforeAll
  static void build() {
    WarehouseInputs inputs = inputs(once.resolve("out"));
    WarehouseBuilder.build(inputs);
    warehouse = inputs.settings().warehouse();
  }

  private static WarehouseInputs inputs(Path out) {
    return Declarations.withIndicators(Declarations.inputs(out), List.of("PT-COB-01"));
  }

  /** A complete warehouse for one test. */
  private WarehouseInputs built(String out) throws IOException {
    WarehouseInputs inputs = inputs(folder.resolve(out));
    Path file = inputs.settings().warehouse();
    Files.createDirectories(file.getParent());
    Files.copy(warehouse, file, StandardCopyOption.COPY_ATTRIBUTES);
    return inputs;
  }

  private static String told(Path file) {
    MachineException thrown =
        catchThrowableOfType(
            MachineException.class,
            () -> {
              try (Warehouse opened = Warehouse.open(file)) {
                opened.query("select * from report.indicator_values");
              }
            });
    assertThat(thrown).isNotNull();
    assertThat(thrown.words().en()).contains(" → ").contains(file.toString());
    return thrown.words().es();
  }

  /**
   * The engine leaves out free blocks at the end; who opens the file would look for cut off ones.
   */
  @Test
  void aFinishedFileHasItsWholeLength() throws Exception {
    Path file = folder.resolve("short.duckdb");
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("attach '" + file + "' as short (block_size 16384)");
      statement.execute("create table short.kept as from range(1000)");
      statement.execute("create table short.dropped as select hash(i) from range(200000) t(i)");
      statement.execute("checkpoint short");
      statement.execute("drop table short.dropped");
      statement.execute("checkpoint short");
      statement.execute("detach short");
    }
    long whole = Files.size(file);
    try (java.nio.channels.FileChannel cut =
        java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
      cut.truncate(whole - 16384);
    }

    WarehouseFile.of(file).fillUp();

    assertThat(Files.size(file)).isEqualTo(whole);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        Statement statement = connection.createStatement();
        java.sql.ResultSet rows = statement.executeQuery("select count(*) from kept")) {
      rows.next();
      assertThat(rows.getLong(1)).isEqualTo(1000);
    }
  }

  private static void writable(Path file) throws IOException {
    Files.setPosixFilePermissions(
        file, java.util.Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
  }

  /** A process that opens a file for writing, changes a value and waits until it is killed. */
  public static final class Holder {
    public static void main(String[] arguments) throws Exception {
      try (Connection connection = DriverManager.getConnection("jdbc:duckdb:" + arguments[0]);
          Statement statement = connection.createStatement()) {
        statement.execute("set wal_autocheckpoint = '1TB'");
        statement.execute("update report.value_sums set n_rows = 1");
        System.out.println("held");
        System.in.read();
        // Ends without closing, so that its changes stay in the write-ahead log.
        Runtime.getRuntime().halt(0);
      }
    }
  }

  private static Process holding(Path file) throws IOException {
    writable(file);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Holder.class.getName(),
                file.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    assertThat(said.readLine()).isEqualTo("held");
    return process;
  }

  private static void end(Process process) throws IOException, InterruptedException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
    process.waitFor();
  }

  @Test
  void whoHoldsItForWritingIsNamedByReadersAndBuildersAlike() throws Exception {
    WarehouseInputs inputs = built("out");
    Path file = inputs.settings().warehouse();
    Process holder = holding(file);
    try {
      assertThat(told(file))
          .startsWith(
              "otro programa tiene el almacén abierto para escribir (java, PID "
                  + holder.pid()
                  + "): ");
      byte[] before = Files.readAllBytes(file);
      assertThatThrownBy(() -> WarehouseBuilder.build(inputs))
          .isInstanceOf(MachineException.class)
          .hasMessageContaining("PID " + holder.pid());
      assertThat(Files.readAllBytes(file)).isEqualTo(before);
    } finally {
      end(holder);
    }
  }

  @Test
  void changesThatAnotherProgramLeftBesideAreNeverReadAndNeverOutliveTheFile() throws Exception {
    WarehouseInputs inputs = built("out");
    Path file = inputs.settings().warehouse();
    end(holding(file));
    Path log = file.resolveSibling("warehouse.duckdb.wal");
    assertThat(log).isNotEmptyFile();

    assertThat(told(file)).startsWith("junto al almacén hay cambios de otro programa");

    WarehouseBuilder.buildOnly(inputs, VALUES);
    assertThat(log).doesNotExist();
    try (Warehouse opened = Warehouse.open(file)) {
      assertThat(opened.query("select 1 from report.indicator_values where value = 1").isEmpty())
          .isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4_100, 9_000, 13_000, 300_000, -1})
  void oneThatIsCutOffIsTold(int length) throws IOException {
    Path file = built("out").settings().warehouse();
    byte[] whole = Files.readAllBytes(file);
    writable(file);
    Files.write(file, Arrays.copyOf(whole, length < 0 ? whole.length - 1 : length));
    assertThat(told(file)).startsWith("el almacén está incompleto o dañado: ");
  }

  @Test
  void oneWithABlockThatIsNotWhatItWasIsTold() throws IOException {
    Path file = built("out").settings().warehouse();
    byte[] bytes = Files.readAllBytes(file);
    for (int i = 3 * 4096; i < bytes.length; i += 512) {
      bytes[i] ^= 0x5a;
    }
    writable(file);
    Files.write(file, bytes);
    assertThat(told(file)).startsWith("el almacén está incompleto o dañado: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a,b\n1,2\n", "PK\u0003\u0004 and more of an archive"})
  void aFileThatIsNoDatabaseIsTold(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("warehouse.duckdb"), text);
    assertThat(told(file)).contains("no es un almacén, sino otra cosa");
    Files.delete(file);
    Files.createDirectory(file);
    assertThat(told(file)).contains("no es un almacén, sino otra cosa");
  }

  @Test
  void aDatabaseOfSomebodyElseIsTold() {
    Path file = folder.resolve("warehouse.duckdb");
    try (Database database = Database.inMemory()) {
      database.createFile(file);
      database.execute("create table expenses as select 1 as amount");
      database.closeFile();
    }
    assertThat(told(file)).contains("es una base de DuckDB, pero no un almacén de PTPS");
  }

  @Test
  void aQueryThatIsWrongIsStillTheQuerysFault() throws IOException {
    try (Warehouse opened = Warehouse.open(built("out").settings().warehouse())) {
      assertThatThrownBy(() -> opened.query("select nothing from report.indicator_values"))
          .isInstanceOf(WarehouseException.class)
          .hasMessageContaining("nothing");
    }
  }

  @Test
  void itIsReadOnlyOnDisk() throws IOException {
    assertThat(Files.getPosixFilePermissions(warehouse))
        .isNotEmpty()
        .doesNotContain(
            PosixFilePermission.OWNER_WRITE,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_WRITE);
  }

  /** Each folder within the one before. */
  @Test
  void itsFoldersMayHaveAnyName() throws IOException {
    Path out = folder;
    for (String name :
        List.of("a b", "ñ #1 %20", "a;b", "a\\b", "[a]{b}", "a'b", "a:b", "a?b*", "$x")) {
      out = out.resolve(name);
    }
    WarehouseInputs inputs = inputs(out);
    WarehouseBuilder.buildOnly(inputs, VALUES);
    WarehouseBuilder.buildOnly(inputs, VALUES);
    try (Warehouse opened = Warehouse.open(inputs.settings().warehouse())) {
      assertThat(opened.query("select count(*) from report.indicator_values").values()).hasSize(1);
      Path copy = inputs.settings().out().resolve("x.parquet");
      opened.copy("select 1 as x", copy, "format parquet");
      assertThat(copy).isNotEmptyFile();
    }
  }

  @Test
  void whatCannotBeWrittenSaysWhy() throws IOException {
    try (Warehouse opened = Warehouse.open(built("out").settings().warehouse())) {
      assertThatThrownBy(
              () -> opened.copy("select 1 as x", Path.of("/proc/x.parquet"), "format parquet"))
          .isInstanceOf(MachineException.class)
          .hasMessageContaining("cannot write to /proc/x.parquet: ");
    }
  }
}
