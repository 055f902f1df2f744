package org.ptps.sample;

import java.nio.file.Path;

/** Writes the committed {@code data-sample} again after the generator has changed. */
public final class WriteSample {
  private WriteSample() {}

  /**
   * Writes into the folder named by the first argument, {@code data-sample} where there is none.
   */
  public static void main(String[] arguments) {
    Path out = Path.of(arguments.length == 0 ? "data-sample" : arguments[0]);
    SampleGenerator.write(out, SampleOptions.committed());
    System.out.println(out.toAbsolutePath());
  }
}
