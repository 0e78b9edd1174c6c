package io.mpphub.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.frame.ExitCodes;
import io.mpphub.cli.frame.Help;
import io.mpphub.cli.frame.Output;
import io.mpphub.cli.frame.PrettyJson;
import io.mpphub.cli.frame.Surroundings;
import io.mpphub.cli.frame.Target;
import io.mpphub.cli.record.KnownSecrets;
import io.mpphub.cli.record.WireFiles;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.run.SampleAnswer;
import io.mpphub.connector.trial.Trial;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Calls the real endpoint once, as the hub would. */
@Command(
    name = "try",
    description = "Call the agency once, for real, and show the canonical answer or the problem.")
final class TryCommand implements Callable<Integer> {

  /** The document of --json. */
  record Document(
      boolean ok,
      String outcome,
      Long millis,
      JsonNode response,
      String detail,
      Integer status,
      Long retryAfter,
      List<String> drift,
      JsonNode wireRequest,
      JsonNode wireResponse) {}

  private final Surroundings surroundings;

  @Mixin private Output output;
  @Mixin private Help help;

  @Parameters(
      index = "0",
      paramLabel = "agency",
      description = "Name of the connector, or path to its folder.")
  private String agency;

  @Parameters(
      index = "1",
      paramLabel = "operation",
      description = "A query, or a command with --yes.")
  private String operation;

  @Option(
      names = "--request",
      paramLabel = "file",
      description =
          "The canonical request, JSON; - reads it from the standard input. {} by default.")
  private String request;

  @Option(
      names = "--wire",
      description = "Also show the request and the answer on the wire, without secrets.")
  private boolean wire;

  @Option(
      names = "--yes",
      description = "Call a command too, which changes something at the agency.")
  private boolean yes;

  TryCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws Exception {
    Target target = Target.of(surroundings, agency, operation);
    target.allowOnly(yes);
    JsonNode canonical = target.request(request);
    JsonNode sent = target.wireRequest(canonical);
    Trial.Call call = target.call(canonical);
    JsonNode received = wire ? received(target, call.answers()) : null;
    print(target, call, sent, received);
    AgencyException problem = call.problem();
    output.document(
        new Document(
            problem == null,
            outcome(problem),
            call.took().toMillis(),
            call.response(),
            problem == null ? null : problem.getMessage(),
            status(call),
            problem == null || problem.retryAfter() == null
                ? null
                : problem.retryAfter().toSeconds(),
            call.drift().isEmpty() ? null : call.drift(),
            wire ? sent : null,
            received));
    return exitCode(problem);
  }

  private void print(Target target, Trial.Call call, JsonNode sent, JsonNode received) {
    if (wire) {
      output.line("@|bold request|@");
      output.text(PrettyJson.of(sent));
      output.line("@|bold answer|@");
      output.text(received == null ? "none" : PrettyJson.of(received));
    }
    AgencyException problem = call.problem();
    String status =
        status(call) == null ? "" : (isHttp(target) ? ", HTTP " : ", status ") + status(call);
    String colour = problem == null ? "@|green %s|@" : "@|bold,red %s|@";
    output.line(
        colour + "  %s (%d ms%s)", outcome(problem), target.name(), call.took().toMillis(), status);
    output.text(problem == null ? PrettyJson.of(call.response()) : "  " + problem.getMessage());
    printDrift(call.drift());
    if (problem != null && problem.retryAfter() != null) {
      output.text("  Worth another try in " + problem.retryAfter().toSeconds() + " s.");
    }
  }

  private static boolean isHttp(Target target) {
    return List.of("rest", "soap").contains(target.connector().protocol());
  }

  private void printDrift(List<String> drift) {
    if (!drift.isEmpty()) {
      output.line(
          "  @|yellow warning|@: the answer has another shape than the schema of response says: %s",
          String.join("; ", drift));
    }
  }

  private JsonNode received(Target target, List<SampleAnswer> answers) {
    return WireFiles.shown(answers, KnownSecrets.of(target.folder(), surroundings::value)::hide);
  }

  /** Of the last answer, null without one. */
  private static Integer status(Trial.Call call) {
    int last = call.answers().size() - 1;
    return last < 0 ? null : call.answers().get(last).status();
  }

  private static String outcome(AgencyException problem) {
    return problem == null ? "ok" : problem.outcome().wireName();
  }

  private static int exitCode(AgencyException problem) {
    if (problem == null) {
      return ExitCodes.OK;
    }
    return problem.reach() == AgencyException.Reach.ANSWERED
        ? ExitCodes.FAULTS
        : ExitCodes.UNREACHABLE;
  }
}
