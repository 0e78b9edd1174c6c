package io.mpphub.drill;

import static java.util.Comparator.comparing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Plan of the faults, their times and durations: all of it follows from the seed and the scope.
 *
 * @param disturbances in the order of their start; those of one agency don't overlap, nor do kills
 */
record DrillPlan(long seed, Duration span, List<Disturbance> disturbances) {

  /** Nothing fails at first, so that there is something to compare with. */
  static final Duration QUIET = Duration.ofSeconds(2);

  /** The modes in which the agencies of a practice licence may fail. */
  static final Map<String, List<String>> AGENCIES =
      Map.of(
          "licensing", List.of("down", "slow", "5xx", "garbage", "cut"),
          "dukcapil", List.of("down", "slow", "5xx", "garbage"),
          "sisdmk", List.of("down", "slow", "5xx", "garbage"));

  private static final int SHORTEST = 500;

  /**
   * Possible faults.
   *
   * @param span duration, quiet beginning included
   * @param kills number of kills, taking turns over {@code processes}
   * @param down longest absence of a killed process, zero for starting it at once
   * @param agencies the modes in which each agency may fail
   */
  record Scope(
      Duration span,
      int kills,
      List<String> processes,
      Duration down,
      Map<String, List<String>> agencies) {}

  static DrillPlan of(long seed, Scope scope) {
    Random random = new Random(seed);
    List<Disturbance> kills = kills(random, scope);
    Stream<Disturbance> faults =
        new TreeMap<>(scope.agencies())
            .entrySet().stream()
                .flatMap(
                    agency -> faults(random, scope, agency.getKey(), agency.getValue()).stream());
    return new DrillPlan(
        seed,
        scope.span(),
        Stream.concat(kills.stream(), faults)
            .sorted(comparing(Disturbance::start).thenComparing(Disturbance::target))
            .toList());
  }

  /**
   * Each process stands still in turn, and nothing else happens.
   *
   * @param length how long; a third of that all work between and after
   */
  static DrillPlan freezes(List<String> processes, Duration length) {
    List<Disturbance> freezes = new ArrayList<>();
    Duration at = QUIET;
    for (String process : processes) {
      freezes.add(new Disturbance(process, Disturbance.FREEZE, at, length));
      at = at.plus(length).plus(length.dividedBy(3));
    }
    return new DrillPlan(0, at, freezes);
  }

  /** One in each equal part of the span, in its first half, so that it is over within it. */
  private static List<Disturbance> kills(Random random, Scope scope) {
    List<Disturbance> kills = new ArrayList<>();
    if (scope.processes().isEmpty()) {
      return kills;
    }
    long slice = scope.span().minus(QUIET).toMillis() / Math.max(1, scope.kills());
    for (int i = 0; i < scope.kills(); i++) {
      Duration start = QUIET.plusMillis(i * slice + between(random, 0, slice / 2));
      long down = Math.min(between(random, 0, scope.down().toMillis()), slice / 2);
      String process = scope.processes().get(i % scope.processes().size());
      kills.add(new Disturbance(process, Disturbance.KILL, start, Duration.ofMillis(down)));
    }
    return kills;
  }

  private static List<Disturbance> faults(
      Random random, Scope scope, String agency, List<String> modes) {
    List<Disturbance> faults = new ArrayList<>();
    Duration at = QUIET.plusMillis(between(random, 0, 1000));
    while (at.plusMillis(SHORTEST).compareTo(scope.span()) < 0) {
      long left = scope.span().minus(at).toMillis();
      long length = Math.min(between(random, SHORTEST, 4000), left);
      String mode = modes.get(random.nextInt(modes.size()));
      faults.add(new Disturbance(agency, mode, at, Duration.ofMillis(length)));
      at = at.plusMillis(length + between(random, SHORTEST, 2500));
    }
    return faults;
  }

  private static long between(Random random, long from, long to) {
    return from >= to ? from : from + (long) (random.nextDouble() * (to - from));
  }
}
