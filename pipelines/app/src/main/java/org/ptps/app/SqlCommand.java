package org.ptps.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.ptps.catalog.Settings;
import org.ptps.warehouse.QuerySession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "sql")
final class SqlCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private RunOptions options;
  @Mixin private QueryOptions ask;

  @Override
  public Integer call() {
    Settings settings = options.settings();
    try (QuerySession session = ask.open(settings, List.of())) {
      SqlShell shell =
          new SqlShell(session, ask.audience(), RunOptions.home(), settings.language());
      if (System.console() == null) {
        return shell.read(
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
            spec.commandLine().getOut(),
            spec.commandLine().getErr());
      }
      try (Terminal terminal = TerminalBuilder.builder().name("ptps").system(true).build()) {
        return shell.talk(terminal, history());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Command history, in the user's home. */
  private static Path history() {
    String state = System.getenv("XDG_STATE_HOME");
    Path folder =
        state == null || state.isBlank()
            ? Path.of(System.getProperty("user.home"), ".local", "state")
            : Path.of(state);
    return folder.resolve("ptps").resolve("sql-history");
  }
}
