package org.ptps.lake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.ptps.catalog.Table;

/** Works on two tables at a time: planning one while the other reads. */
final class TableThreads {
  private static final int AT_A_TIME = 2;

  private TableThreads() {}

  /** Does the work for every table; the first failure is thrown after all have ended. */
  static void each(Collection<Table> tables, Consumer<Table> work) {
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<?>> futures = new ArrayList<>();
      tables.forEach(table -> futures.add(threads.submit(() -> work.accept(table))));
      RuntimeException failure = null;
      for (Future<?> future : futures) {
        try {
          future.get();
        } catch (ExecutionException e) {
          RuntimeException thrown =
              e.getCause() instanceof RuntimeException runtime
                  ? runtime
                  : new IllegalStateException(e.getCause());
          failure = failure == null ? thrown : failure;
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new IllegalStateException("interrupted while writing tables", e);
        }
      }
      if (failure != null) {
        throw failure;
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
