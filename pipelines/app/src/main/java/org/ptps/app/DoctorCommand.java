package org.ptps.app;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.ptps.catalog.Settings;
import org.ptps.catalog.Words;
import org.ptps.catalog.hocon.DeclarationException;
import org.ptps.warehouse.Rows;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
  private static final int OLDEST_JAVA = 17;
  private static final long MIB = 1024L * 1024;

  /** MiB of memory; the sample needs less than 1 GiB. */
  private static final long MEMORY = 1024;

  /** MiB of disk; a run needs room beside the run before. */
  private static final long DISK = 2048;

  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;

  @Mixin private FormatOptions answer;

  private final List<Finding> findings = new ArrayList<>();

  private enum State {
    FINE(new Words("bien", "fine")),
    NOTICE(new Words("aviso", "notice")),
    BAD(new Words("mal", "bad"));

    private final Words words;

    State(Words words) {
      this.words = words;
    }
  }

  /**
   * @param remedy what to do, empty where nothing is to be done
   */
  private record Finding(Words what, State state, Words found, Words remedy) {}

  @Override
  public Integer call() {
    Settings settings = options.settings();
    java();
    memory();
    disk(new Words("disco de la salida", "disk of the output"), settings.out());
    disk(
        new Words("disco temporal", "temporary disk"),
        Path.of(System.getProperty("java.io.tmpdir")));
    writable(new Words("escribir la salida", "writing the output"), settings.out());
    archive();
    fonts();
    names();
    inputs(settings);
    int code = declarations();
    List<List<Object>> rows =
        findings.stream()
            .map(
                finding ->
                    Stream.of(
                            finding.what(),
                            finding.state().words,
                            finding.found(),
                            finding.remedy())
                        .<Object>map(words -> words.in(settings.language()))
                        .toList())
            .toList();
    AnswerPrinter.print(
        new Rows(
            switch (settings.language()) {
              case ES -> List.of("qué", "estado", "hallado", "qué hacer");
              case EN -> List.of("what", "state", "found", "what to do");
            },
            rows),
        answer.format(),
        spec.commandLine().getOut());
    return findings.stream().anyMatch(finding -> finding.state() == State.BAD)
        ? Math.max(code, code == ExitCodes.DONE ? ExitCodes.MACHINE : code)
        : ExitCodes.DONE;
  }

  private void add(Words what, boolean fine, State otherwise, Words found, Words remedy) {
    findings.add(
        new Finding(what, fine ? State.FINE : otherwise, found, fine ? new Words("", "") : remedy));
  }

  private static Words same(String text) {
    return new Words(text, text);
  }

  private void java() {
    int version = Runtime.version().feature();
    add(
        same("Java"),
        version >= OLDEST_JAVA,
        State.BAD,
        same(System.getProperty("java.vm.name") + " " + Runtime.version()),
        new Words(
            "instale un JDK 17 o posterior (https://adoptium.net), o defina JAVA_HOME",
            "install a JDK 17 or later (https://adoptium.net), or set JAVA_HOME"));
    Path compiler =
        Path.of(System.getProperty("java.home"), "bin")
            .resolve(System.getProperty("os.name").startsWith("Windows") ? "javac.exe" : "javac");
    add(
        new Words("compilador de Java", "Java's compiler"),
        Files.exists(compiler),
        State.NOTICE,
        same(Files.exists(compiler) ? "javac" : "—"),
        new Words(
            "para compilar hace falta un JDK; para correr lo compilado, no",
            "a JDK is needed to build; not to run what is built"));
  }

  private void memory() {
    long most = Runtime.getRuntime().maxMemory() / MIB;
    add(
        new Words("memoria para el programa", "memory for the program"),
        most >= MEMORY,
        State.NOTICE,
        same(most + " MiB"),
        new Words(
            "cierre otros programas, o dé más: PTPS_JAVA_OPTS=-Xmx2g",
            "close other programs, or give more: PTPS_JAVA_OPTS=-Xmx2g"));
  }

  /** The folder itself, or its nearest ancestor that exists. */
  private static Path there(Path folder) {
    Path at = folder.toAbsolutePath();
    while (at != null && !Files.exists(at)) {
      at = at.getParent();
    }
    return at == null ? folder.toAbsolutePath().getRoot() : at;
  }

  private void disk(Words what, Path folder) {
    try {
      FileStore store = Files.getFileStore(there(folder));
      long free = store.getUsableSpace() / MIB;
      add(
          what,
          free >= DISK,
          State.NOTICE,
          new Words(free + " MiB libres", free + " MiB free"),
          new Words(
              "libere espacio, o use otra carpeta (--out, TMPDIR)",
              "free space, or use another folder (--out, TMPDIR)"));
    } catch (IOException e) {
      add(what, false, State.NOTICE, same(String.valueOf(e.getMessage())), same("--out, TMPDIR"));
    }
  }

  private void writable(Words what, Path folder) {
    Path at = there(folder);
    add(
        what,
        Files.isDirectory(at) && Files.isWritable(at),
        State.BAD,
        same(RunCommand.shown(folder).toString()),
        new Words(
            "pida permiso de escritura en " + at + ", o use otro --out",
            "ask for permission to write to " + at + ", or use another --out"));
  }

  /** Checks the launcher's class archive, which makes the next start twice as fast. */
  private void archive() {
    Path folder = RunOptions.home().resolve("target/launcher");
    boolean there = false;
    try (Stream<Path> files = Files.list(folder)) {
      there = files.anyMatch(file -> file.toString().endsWith(".jsa"));
    } catch (IOException e) {
      // Without the folder there is no archive.
      there = false;
    }
    add(
        new Words("arranque rápido", "fast start"),
        there,
        State.NOTICE,
        there
            ? new Words("archivo de clases presente", "archive of classes is there")
            : new Words("sin archivo de clases", "no archive of classes"),
        new Words(
            "lo hace la próxima corrida completa (./ptps run)",
            "the next whole run makes it (./ptps run)"));
  }

  private void fonts() {
    Path folder = RunOptions.home().resolve("charts/style");
    boolean there = false;
    try (Stream<Path> files = Files.list(folder)) {
      there = files.anyMatch(file -> file.toString().endsWith(".ttf") && Files.isReadable(file));
    } catch (IOException e) {
      // Fonts that cannot be listed cannot be used.
      there = false;
    }
    add(
        new Words("letra de figuras e informes", "font of figures and reports"),
        there,
        State.BAD,
        same("charts/style"),
        new Words(
            "descargue el proyecto entero de nuevo: falta la carpeta de letras",
            "fetch the whole project again: the folder of fonts is missing"));
  }

  private void names() {
    String encoding = System.getProperty("sun.jnu.encoding", Charset.defaultCharset().name());
    add(
        new Words("nombres de archivo con acentos", "file names with accents"),
        encoding.equalsIgnoreCase("UTF-8"),
        State.NOTICE,
        same(encoding),
        new Words(
            "corra por ./ptps, que escoge UTF-8, o defina LC_ALL=C.UTF-8",
            "run by ./ptps, which picks UTF-8, or set LC_ALL=C.UTF-8"));
  }

  private void inputs(Settings settings) {
    for (Path input : settings.inputs()) {
      add(
          new Words("entradas", "inputs"),
          Files.isReadable(input),
          State.BAD,
          same(RunCommand.shown(input).toString()),
          new Words(
              "nombre una carpeta que exista: --inputs", "name a folder that is there: --inputs"));
    }
  }

  private int declarations() {
    try {
      options.project();
      add(
          new Words("declaraciones", "declarations"),
          true,
          State.BAD,
          new Words("sin faltas", "no mistakes"),
          same(""));
      return ExitCodes.DONE;
    } catch (DeclarationException e) {
      add(
          new Words("declaraciones", "declarations"),
          false,
          State.BAD,
          new Words(e.problems().size() + " faltas", e.problems().size() + " mistakes"),
          new Words(
              "véalas todas con ./ptps list sources", "see them all with ./ptps list sources"));
      return ExitCodes.DECLARATIONS;
    }
  }
}
