package org.ptps.sample;

/**
 * What a set of synthetic files is made from: the same options give the same bytes everywhere.
 *
 * @param communities how many communities the surveyed municipalities have together, {@value
 *     #LEAST_COMMUNITIES} to {@value #MOST_COMMUNITIES}
 * @param seed another seed gives other names and numbers with the same calibrated shares
 * @param faultRate share (0 to 0.5) of the rows outside the cohort of 2017 that carry a fault; each
 *     kind of fault occurs at least once unless the share is 0
 */
public record SampleOptions(int communities, long seed, double faultRate) {

  /** With fewer communities the cohort has no 100 systems that chlorinate, and 41 % is no count. */
  public static final int LEAST_COMMUNITIES = 348;

  /** Tried up to here: 47 s on two cores with a heap of 2 GB, 523 MB of inputs. */
  public static final int MOST_COMMUNITIES = 100_000;

  /** Checks the ranges; the message says which one is broken and what is allowed. */
  public SampleOptions {
    if (communities < LEAST_COMMUNITIES || communities > MOST_COMMUNITIES) {
      throw new IllegalArgumentException(
          "communities = "
              + communities
              + ": give a number from "
              + LEAST_COMMUNITIES
              + " to "
              + MOST_COMMUNITIES);
    }
    if (!(faultRate >= 0 && faultRate <= 0.5)) {
      throw new IllegalArgumentException(
          "fault rate = " + faultRate + ": give a share from 0 to 0.5");
    }
  }

  /** The options of the committed {@code data-sample}. */
  public static SampleOptions committed() {
    return new SampleOptions(LEAST_COMMUNITIES, 2018, 0.01);
  }
}
