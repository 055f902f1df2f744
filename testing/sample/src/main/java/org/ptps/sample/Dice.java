package org.ptps.sample;

import java.util.ArrayList;
import java.util.List;

/**
 * Pseudo-random numbers by seed and name (SplitMix64), so that adding an entity does not change the
 * numbers of others.
 */
final class Dice {
  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Generator for a name. */
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

  /** From 0 to {@code bound - 1}. */
  int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** From {@code from} to {@code to}, inclusive. */
  int between(int from, int to) {
    return from + below(to - from + 1);
  }

  /** From 0 to 1, exclusive. */
  double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** True with a probability in thousandths. */
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
