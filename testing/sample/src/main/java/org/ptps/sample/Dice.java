package org.ptps.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers that look random and follow from a seed and a name alone (SplitMix64), so that adding one
 * entity leaves the numbers of all others as they were.
 */
final class Dice {
  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Dice of their own for everything that has a name. */
  static Dice of(long seed, Object... name) {
    long hash = mix(seed + 0x9E3779B97F4A7C15L);
    for (Object part : name) {
      String text = String.valueOf(part);
      for (int i = 0; i < text.length(); i++) {
        hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
      }
      hash = mix(hash ^ 0x1F);
    }
    return new Dice(hash);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private long next() {
    state += 0x9E3779B97F4A7C15L;
    return mix(state);
  }

  /** A number from 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** A number from {@code from} to {@code to}, both included. */
  int between(int from, int to) {
    return from + below(to - from + 1);
  }

  /** A number from 0 up to, not including, 1. */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** True in so many of a thousand cases. */
  boolean chance(int permille) {
    return below(1000) < permille;
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  <T> List<T> shuffled(List<T> from) {
    List<T> result = new ArrayList<>(from);
    for (int i = result.size() - 1; i > 0; i--) {
      int j = below(i + 1);
      T kept = result.get(i);
      result.set(i, result.get(j));
      result.set(j, kept);
    }
    return result;
  }
}
