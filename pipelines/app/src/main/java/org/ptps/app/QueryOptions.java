package org.ptps.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ptps.catalog.Settings;
import org.ptps.exchange.Export;
import org.ptps.exchange.OpenTables;
import org.ptps.warehouse.QuerySession;
import picocli.CommandLine.Option;

/** Options of commands that run queries: audience and limits. */
final class QueryOptions {
  private static final int MEGABYTES = 1024;

  @Option(
      names = "--audience",
      paramLabel = "public|members",
      defaultValue = "public",
      descriptionKey = "audience")
  private Export.Audience audience;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      defaultValue = "60",
      descriptionKey = "ask.seconds")
  private int seconds;

  Export.Audience audience() {
    return audience;
  }

  /**
   * @param mayWrite files that the engine may write
   * @throws UsageException if no warehouse was built yet
   */
  QuerySession open(Settings settings, List<Path> mayWrite) {
    if (seconds < 1) {
      throw new UsageException(
          switch (settings.language()) {
            case ES -> "--seconds " + seconds + " → dé al menos un segundo";
            case EN -> "--seconds " + seconds + " → give a second at least";
          });
    }
    if (!Files.exists(settings.warehouse())) {
      throw Lookups.noWarehouse(settings);
    }
    QuerySession.Limits limits = new QuerySession.Limits(MEGABYTES, seconds);
    return switch (audience) {
      case MEMBERS -> QuerySession.ofMembers(settings.warehouse(), limits, mayWrite);
      case PUBLIC ->
          QuerySession.ofAnyone(
              settings.warehouse(), OpenTables.of(RunOptions.home()), limits, mayWrite);
    };
  }
}
