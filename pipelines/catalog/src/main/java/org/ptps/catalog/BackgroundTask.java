package org.ptps.catalog;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Runs work on another thread and rethrows its exception as it was thrown there. */
public final class BackgroundTask {
  private BackgroundTask() {}

  /** Waits for the result. */
  public static <T> T result(CompletableFuture<T> work) {
    try {
      return work.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  /** Runs one task on another thread and one on this, and returns when both have ended. */
  public static void both(Runnable other, Runnable here) {
    CompletableFuture<Void> beside = CompletableFuture.runAsync(other);
    try {
      here.run();
    } finally {
      beside.handle((nothing, failure) -> null).join();
    }
    result(beside);
  }
}
