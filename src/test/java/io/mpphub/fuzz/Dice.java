package io.mpphub.fuzz;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/** Chance, the same for the same seed. */
final class Dice {

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  /** From 0 on, below the bound. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True once in so many times. */
  boolean onceIn(int times) {
    return below(times) == 0;
  }

  <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }

  @SafeVarargs
  final <T> T oneOf(T... values) {
    return values[below(values.length)];
  }

  @SafeVarargs
  final <T> T made(Supplier<T>... makers) {
    return makers[below(makers.length)].get();
  }

  /** Digits, such as the numbers of residents. */
  String digits(int length) {
    return random
        .ints(length, '0', '9' + 1)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
