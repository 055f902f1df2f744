package org.ptps.warehouse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Creates queries in parallel, each after its dependencies. Many are small, and the engine plans
 * each on one core.
 */
final class SqlWorkers {
  /** Creates one query; returns an error, if any. */
  interface Creation {
    Optional<WarehouseLayers.Refusal> create(Database on, SqlTree tree);
  }

  private final Creation creation;
  private final List<SqlTree> waiting;
  private final Map<String, Integer> readers;
  private final Set<String> pending = new HashSet<>();
  private final Set<String> failed = new HashSet<>();
  private final Map<SqlFile, WarehouseLayers.Refusal> refusals = new HashMap<>();
  private boolean stopped;

  private SqlWorkers(List<SqlTree> ordered, Creation creation) {
    this.creation = creation;
    this.waiting = new ArrayList<>(ordered);
    this.readers = readers(ordered);
    ordered.forEach(tree -> pending.add(tree.file().qualified()));
  }

  /**
   * @param ordered queries in order of dependency
   * @param workers number of threads
   * @return errors by query; queries that depend on a failed one are not created and not reported
   */
  static Map<SqlFile, WarehouseLayers.Refusal> run(
      Database database, List<SqlTree> ordered, int workers, Creation creation) {
    SqlWorkers all = new SqlWorkers(ordered, creation);
    List<Database> others = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 1; i < workers; i++) {
        Database other = database.alongside();
        others.add(other);
        running.add(threads.submit(() -> all.work(other)));
      }
      all.work(database);
      for (Future<?> other : running) {
        other.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WarehouseException("the build was interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(e.getCause());
    } finally {
      threads.shutdown();
      others.forEach(Database::close);
    }
    return all.refusals;
  }

  private void work(Database on) {
    boolean whole = false;
    try {
      for (SqlTree tree = next(); tree != null; tree = next()) {
        done(tree, creation.create(on, tree));
      }
      whole = true;
    } finally {
      if (!whole) {
        stop();
      }
    }
  }

  /** The ready query that most others wait for; null at the end. */
  private synchronized SqlTree next() {
    while (!waiting.isEmpty() && !stopped) {
      SqlTree best = null;
      for (SqlTree tree : List.copyOf(waiting)) {
        if (reads(tree, failed)) {
          waiting.remove(tree);
          pending.remove(tree.file().qualified());
          failed.add(tree.file().qualified());
        } else if (!reads(tree, pending) && (best == null || urgency(tree) > urgency(best))) {
          best = tree;
        }
      }
      if (best != null) {
        waiting.remove(best);
        return best;
      }
      if (!waiting.isEmpty()) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          stopped = true;
        }
      }
    }
    return null;
  }

  private synchronized void done(SqlTree tree, Optional<WarehouseLayers.Refusal> refusal) {
    pending.remove(tree.file().qualified());
    refusal.ifPresent(
        what -> {
          refusals.put(tree.file(), what);
          failed.add(tree.file().qualified());
        });
    notifyAll();
  }

  private synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  private static boolean reads(SqlTree tree, Set<String> any) {
    return tree.references().stream().anyMatch(read -> any.contains(read.qualified()));
  }

  private int urgency(SqlTree tree) {
    return readers.getOrDefault(tree.file().qualified(), 0);
  }

  /** Length of the longest chain of queries that depends on each. */
  private static Map<String, Integer> readers(List<SqlTree> ordered) {
    Map<String, Integer> chains = new HashMap<>();
    for (int i = ordered.size() - 1; i >= 0; i--) {
      SqlTree tree = ordered.get(i);
      int own = chains.getOrDefault(tree.file().qualified(), 0);
      tree.references().forEach(read -> chains.merge(read.qualified(), own + 1, Math::max));
    }
    return chains;
  }
}
