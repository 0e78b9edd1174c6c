package io.mpphub.connector.sample;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.auth.EndpointAuth;
import io.mpphub.connector.check.SampleFiles;
import io.mpphub.connector.run.Answers;
import io.mpphub.connector.run.Credentials;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Protocol;
import io.mpphub.connector.run.Protocols;
import io.mpphub.connector.run.Source;
import io.mpphub.connector.run.Wire;
import io.mpphub.folder.FileProblem;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Runs a connector's samples both ways, without network and without secrets: canonical to wire, and
 * wire to canonical or problem. References stand for the secrets, and the clock stands still.
 */
public final class Samples {

  /** One case and its faults, none when it holds. */
  public record Result(String operation, String name, List<FileProblem> problems) {}

  /**
   * Samples to run of a connector that may have faults.
   *
   * @param operations whose samples to run
   * @param requests whether requests to the agency are checked, too
   */
  public record Scope(Predicate<String> operations, boolean requests) {
    public static final Scope ALL = new Scope(operation -> true, true);
  }

  /** Runs all samples of a connector that the loader has passed. */
  public List<Result> run(Connector connector, Path folder) {
    return run(connector, folder, Scope.ALL);
  }

  /**
   * @param connector that the loader has passed
   * @param folder {@code connectors/<agency>}
   * @param scope what of them to run
   * @return a result for each case, in the order of their names
   */
  public List<Result> run(Connector connector, Path folder, Scope scope) {
    List<Result> results = new ArrayList<>();
    for (Path operation : folders(folder.resolve("samples"))) {
      String name = operation.getFileName().toString();
      if (!scope.operations().test(name)) {
        continue;
      }
      if (!connector.operations().containsKey(name)) {
        String file = "connectors/" + connector.name() + "/samples/" + name;
        results.add(
            new Result(
                name,
                "",
                List.of(new FileProblem(file, 1, "", "is no operation of the connector"))));
        continue;
      }
      List<Path> cases = folders(operation);
      if (!cases.isEmpty()) {
        Run run = run(context(connector, name, folder, scope), scope);
        for (Path sample : cases) {
          SampleFiles files = new SampleFiles(connector.name(), sample);
          results.add(new Result(name, sample.getFileName().toString(), problems(run, files)));
        }
      }
    }
    return results;
  }

  /** Holds a sample of one operation against what the connector makes of it. */
  private interface Run {
    List<FileProblem> of(SampleCase sample) throws IOException;
  }

  private static Run run(OperationContext context, Scope scope) {
    Protocol protocol = Protocols.of(context.connector());
    try {
      if (context.settings().kind() == Operation.Kind.INBOUND) {
        Source source = protocol.source(context);
        return sample -> sample.inbound(source);
      }
      Wire wire = protocol.wire(context);
      Answers answers = new Answers(context);
      return sample -> sample.outbound(scope.requests(), wire, answers);
    } catch (InvalidMappingException e) {
      throw new IllegalStateException("The loader has let a faulty mapping pass", e);
    }
  }

  private static List<FileProblem> problems(Run run, SampleFiles files) {
    try {
      return run.of(new SampleCase(files));
    } catch (JsonProcessingException e) {
      return List.of(files.problem("is no sample: one of its files is not JSON"));
    } catch (IOException e) {
      return List.of(files.problem("is no sample: " + e.getMessage()));
    }
  }

  public static OperationContext context(
      Connector connector, String operation, Path folder, Scope scope) {
    Secrets secrets = Secrets.asWritten();
    Clock clock = Clock.fixed(connector.samples().at(), ZoneOffset.UTC);
    try {
      Credentials credentials =
          scope.requests()
              ? new EndpointAuth(connector, secrets::resolve, null, clock).credentials()
              : Credentials.NONE;
      return new OperationContext(
          connector, operation, folder, secrets, credentials, clock, (agency, name, fields) -> {});
    } catch (InvalidMappingException e) {
      throw new IllegalStateException("The loader has let a faulty expression pass", e);
    }
  }

  private static List<Path> folders(Path parent) {
    if (!Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> children = Files.list(parent)) {
      return children.filter(Files::isDirectory).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
