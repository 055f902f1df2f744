package org.ptps.catalog;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Work on another thread, whose failure is told as it was thrown there. */
public final class Meanwhile {
  private Meanwhile() {}

  /** What a work gives, when it has ended. */
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

  /** Does one thing on another thread and one here, and returns when both have ended. */
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
