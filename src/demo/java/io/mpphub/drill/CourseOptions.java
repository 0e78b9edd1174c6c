package io.mpphub.drill;

import java.time.Duration;
import picocli.CommandLine.Option;

/** Durations of a comparison. */
final class CourseOptions {

  @Option(names = "--warm-up", description = "Seconds before anything counts.")
  private int warmUp = 60;

  @Option(names = "--rounds", description = "How often each disturbance comes.")
  private int rounds = 2;

  @Option(
      names = "--seconds",
      description = "How long each lasts, and how long it is quiet before each.")
  private int seconds = 15;

  Alternation.Course course() {
    return new Alternation.Course(Duration.ofSeconds(warmUp), rounds, Duration.ofSeconds(seconds));
  }
}
