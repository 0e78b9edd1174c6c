package io.mpphub.drill;

import io.mpphub.peer.Patience;
import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.sandbox.StandaloneSandbox.Submission;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Makes thousands of dead letters in a real hub and replays them: looked at first, at a pace,
 * stopped half-way and continued, killed on the way. Then it counts at the agency. CONTRIBUTING
 * says how to run it.
 */
@Command(name = "dead-letter-drill", mixinStandardHelpOptions = true, showDefaultValues = true)
public final class DeadLetterDrill implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  @Option(names = "--letters", defaultValue = "10000", description = "How many dead letters.")
  private int letters;

  @Option(names = "--rate", defaultValue = "200", description = "How many a second are replayed.")
  private int rate;

  @Option(names = "--postgres", description = "On PostgreSQL; else on H2.")
  private boolean postgres;

  @Spec private CommandSpec spec;

  /** Ends with 0 when the agency has each letter once. */
  public static void main(String[] args) {
    System.setProperty("logback.configurationFile", "io/mpphub/cli/logback-cli.xml");
    System.exit(new CommandLine(new DeadLetterDrill()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Path data = Files.createTempDirectory("hub-letters");
    boolean isOk = false;
    try (DeadLetterStage stage = new DeadLetterStage(data, postgres)) {
      stage.start();
      isOk = run(stage);
    } finally {
      if (isOk) {
        FileSystemUtils.deleteRecursively(data);
      } else {
        say("data and logs are kept in " + data);
      }
    }
    return isOk ? 0 : 1;
  }

  private boolean run(DeadLetterStage stage) throws InterruptedException {
    OperatorApi operator = new OperatorApi(stage.hub());
    int part = letters / 50;
    // In the order of their ids, in which they are replayed.
    Deaths deaths = new Deaths(stage, operator);
    deaths.by("cut", part);
    deaths.by("garbage", part);
    deaths.by("5xx", letters - 3 * part);
    deaths.by("cut", part);
    say("%d letters are dead, the agency has %d of them".formatted(letters, 2 * part));
    stage.killHub();
    stage.startHub();
    look(operator);

    stage.sandbox().fault("licensing", "none");
    JsonNode preview = operator.preview();
    String replay = operator.replay(preview, rate).path("id").asText();
    long begun = System.nanoTime();
    awaitDone(operator, replay, part);
    // The agency decides on the last letters before their turn.
    stage.letDecisionsThrough();
    awaitDone(operator, replay, letters / 2);
    JsonNode stopped = operator.stop(replay);
    pace("until it was stopped", stopped.path("done").asLong(), begun);
    rests(operator, replay, stopped.path("done").asLong());
    operator.resume(replay);
    awaitDone(operator, replay, letters * 7 / 10);
    stage.killHub();
    say("killed while it replays");
    stage.startHub();
    Patience.of(PATIENCE)
        .until(() -> operator.find(replay).path("state").asText().equals("done"));
    JsonNode done = operator.find(replay);
    say(
        "replayed %d, skipped %d of %d"
            .formatted(
                done.path("done").asLong(),
                done.path("skipped").asLong(),
                done.path("total").asLong()));
    return isRight(stage, deaths.accepted());
  }

  private void look(OperatorApi operator) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < 21; i++) {
      long begin = System.nanoTime();
      long count = operator.preview().path("count").asLong();
      times.add(System.nanoTime() - begin);
      if (count != letters) {
        throw new IllegalStateException("The preview shows " + count);
      }
    }
    say(
        "preview: the first after a start %.0f ms, then %s"
            .formatted(times.get(0) / 1e6, Latencies.of(times.subList(1, times.size()))));
  }

  private static void awaitDone(OperatorApi operator, String replay, long number) {
    Patience.of(PATIENCE)
        .every(Duration.ofMillis(500))
        .until(
            () -> {
              JsonNode now = operator.find(replay);
              return now.path("done").asLong() + now.path("skipped").asLong() >= number;
            });
  }

  private void pace(String until, long done, long begun) {
    double seconds = (System.nanoTime() - begun) / 1e9;
    say(
        "%s: %d letters in %.1f s, %.1f a second (wanted %d)"
            .formatted(until, done, seconds, done / seconds, rate));
  }

  /** Stopped is stopped. */
  private void rests(OperatorApi operator, String replay, long done) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
    Patience.of(Duration.ofSeconds(10))
        .unless(
            () -> operator.find(replay).path("done").asLong() != done,
            "letters were replayed after the stop")
        .until(() -> System.nanoTime() > end);
    say("stopped at %d: none was replayed in the next 3 s".formatted(done));
  }

  private boolean isRight(DeadLetterStage stage, Set<String> accepted) {
    HubApi hub = new HubApi(stage.hub(), DeadLetterStage.KEY);
    Patience.of(PATIENCE)
        .every(Duration.ofSeconds(5))
        .until(() -> hub.all().stream().allMatch(StoredApplication::isDecided));
    List<Submission> had = stage.sandbox().submissions();
    long repeated = had.stream().filter(s -> s.timesReceived() > 1).count();
    Set<String> ids = new TreeSet<>();
    had.forEach(submission -> ids.add(submission.id()));
    boolean same = ids.equals(accepted) && had.size() == accepted.size();
    say(
        "the agency has %d of %d, %d of them more than once; each is decided"
            .formatted(had.size(), accepted.size(), repeated));
    return same && repeated == 0;
  }

  private void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }
}
