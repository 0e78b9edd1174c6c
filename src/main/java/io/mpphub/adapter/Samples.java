package io.mpphub.adapter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorProblem;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Secrets;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs a connector's samples both ways, without network and without secrets: canonical to wire, and
 * wire to canonical or problem. References stand for the secrets, and the clock stands still.
 */
public final class Samples {

  /** One case and its faults, none when it holds. */
  public record Result(String operation, String name, List<ConnectorProblem> problems) {}

  /**
   * What the connector makes of an answer.
   *
   * @param file {@code response.json} or {@code problem.json}
   */
  public record Made(String file, JsonNode content) {}

  /**
   * The request as {@code wire-request.json} shows it: references stand for secrets.
   *
   * @param connector that the loader has passed
   * @param operation a query or command
   * @throws com.schibsted.spt.data.jslt.JsltException when the mapping can't work on the request
   */
  public JsonNode wireRequest(
      Connector connector, Path folder, String operation, JsonNode canonical) throws IOException {
    OperationContext context = context(connector, operation, folder);
    return wire(context).show(canonical, SampleCase.MESSAGE_ID);
  }

  /**
   * What the connector makes of an answer to a request.
   *
   * @param shown as {@code wire-response.json} has it
   * @param raw the body as it is, null when it stands in {@code shown}
   */
  public Made made(
      Connector connector,
      Path folder,
      String operation,
      JsonNode canonical,
      JsonNode shown,
      byte[] raw) {
    OperationContext context = context(connector, operation, folder);
    try {
      return SampleCase.made(wire(context).answer(shown, raw), new Answers(context), canonical);
    } catch (InvalidMappingException e) {
      throw passed(e);
    }
  }

  private static Wire wire(OperationContext context) {
    try {
      return Protocols.ALL.get(context.connector().protocol()).wire(context);
    } catch (InvalidMappingException e) {
      throw passed(e);
    }
  }

  private static IllegalStateException passed(InvalidMappingException e) {
    return new IllegalStateException("The loader has let a faulty mapping pass", e);
  }

  /** The faults of all samples. */
  public List<ConnectorProblem> check(Connector connector, Path folder) {
    return run(connector, folder).stream().flatMap(r -> r.problems().stream()).toList();
  }

  /**
   * @param connector that the loader has passed
   * @param folder {@code connectors/<agency>}
   * @return a result for each case, in the order of their names
   */
  public List<Result> run(Connector connector, Path folder) {
    List<Result> results = new ArrayList<>();
    for (Path operation : folders(folder.resolve("samples"))) {
      String name = operation.getFileName().toString();
      if (!connector.operations().containsKey(name)) {
        String file = "connectors/" + connector.name() + "/samples/" + name;
        results.add(
            new Result(
                name,
                "",
                List.of(new ConnectorProblem(file, 1, "", "is no operation of the connector"))));
        continue;
      }
      OperationContext context = context(connector, name, folder);
      for (Path sample : folders(operation)) {
        results.add(new Result(name, sample.getFileName().toString(), check(context, sample)));
      }
    }
    return results;
  }

  private List<ConnectorProblem> check(OperationContext context, Path folder) {
    SampleFiles files = new SampleFiles(context.connector().name(), folder);
    try {
      Protocol protocol = Protocols.ALL.get(context.connector().protocol());
      if (context.settings().kind() == Operation.Kind.INBOUND) {
        return new SampleCase(files).inbound(protocol.source(context));
      }
      return new SampleCase(files).outbound(protocol.wire(context), new Answers(context));
    } catch (JsonProcessingException e) {
      return List.of(files.problem("is no sample: one of its files is not JSON"));
    } catch (IOException e) {
      return List.of(files.problem("is no sample: " + e.getMessage()));
    } catch (InvalidMappingException e) {
      throw passed(e);
    }
  }

  private static OperationContext context(Connector connector, String operation, Path folder) {
    Secrets secrets = Secrets.asWritten();
    Clock clock = Clock.fixed(connector.samples().at(), ZoneOffset.UTC);
    try {
      Credentials credentials = Credentials.of(connector, secrets::resolve, null, clock);
      return new OperationContext(connector, operation, folder, secrets, credentials, clock);
    } catch (InvalidMappingException e) {
      throw passed(e);
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
