package io.mpphub.console.connector;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.access.Reader;
import io.mpphub.access.RecordedAccess.ReaderKind;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Operation;
import io.mpphub.connector.admit.Holds;
import io.mpphub.connector.version.ConnectorVersions;
import io.mpphub.connector.version.Rollback;
import io.mpphub.console.frame.GivenReason;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The versions of connectors, and a call by hand. Each operator's actions are logged. */
@Component
class ConnectorDesk {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectorDesk.class);
  private static final int SHOWN = 100;

  /**
   * One version of a connector's folder.
   *
   * @param by an operator, or the owner of the file
   * @param state {@code live}, {@code refused} or {@code removed}
   */
  record VersionView(UUID id, String hash, Instant at, String by, String state, int faults) {}

  /**
   * An operation's answer to a call by hand.
   *
   * @param answer canonical, null unless the outcome is {@code ok}
   * @param detail the reason of a failure, null when ok
   * @param httpStatus the agency's, null when ok or without an answer
   */
  record Trial(String outcome, JsonNode answer, String detail, Integer httpStatus) {}

  private final ConnectorRegistry connectors;
  private final ConnectorVersions versions;
  private final Rollback rollback;
  private final Holds holds;
  private final ProducerTemplate camel;

  ConnectorDesk(
      ConnectorRegistry connectors,
      ConnectorVersions versions,
      Rollback rollback,
      Holds holds,
      ProducerTemplate camel) {
    this.connectors = connectors;
    this.versions = versions;
    this.rollback = rollback;
    this.holds = holds;
    this.camel = camel;
  }

  /** The newest first, at most a hundred; empty for an unknown connector. */
  List<VersionView> versions(String connector) {
    return versions.of(connector, SHOWN).stream()
        .map(
            v ->
                new VersionView(v.id(), v.hash(), v.at(), v.by(), v.state().wireName(), v.faults()))
        .toList();
  }

  /**
   * The zip of a version's folder.
   *
   * @throws ProblemException {@code not-found} when there is none
   */
  byte[] content(String connector, String version) {
    return versions.content(connector, uuid(version)).orElseThrow(ConnectorDesk::noVersion);
  }

  /**
   * @throws ProblemException as {@link Rollback#to}; then nothing has changed
   */
  void rollBack(String connector, String version, String operator) {
    rollback.to(connector, uuid(version), operator);
  }

  boolean runs(String connector) {
    return connectors.find(connector).isPresent();
  }

  /**
   * Holds back all calls to the agency until it is released; accepted applications wait.
   *
   * @throws ProblemException {@code not-found} when there is no such connector, {@code invalid}
   *     without a reason
   */
  void hold(String connector, String reason, String operator) {
    connector(connector);
    holds.hold(connector, operator, GivenReason.checked(reason));
  }

  /**
   * @throws ProblemException {@code not-found} when there is no such connector
   */
  void release(String connector, String operator) {
    connector(connector);
    holds.release(connector, operator);
  }

  private Connector connector(String name) {
    return connectors
        .find(name)
        .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "No such connector runs."));
  }

  /**
   * Asks the agency now; a resident is told of an operator's reading.
   *
   * @throws ProblemException {@code not-found} when there is no such operation, {@code invalid} for
   *     one that would change something at the agency, {@code hub-unavailable} when the reading
   *     can't be noted
   */
  Trial attempt(String connector, String operation, JsonNode request, String operator) {
    Operation settings =
        connectors
            .find(connector)
            .map(c -> c.operations().get(operation))
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemCode.NOT_FOUND, "No such connector and operation run."));
    if (settings.kind() != Operation.Kind.QUERY) {
      throw ProblemException.of(
          ProblemCode.INVALID, "Only queries can be tried: others change something.");
    }
    LOG.info("Operation {}.{} is tried by {}", connector, operation, operator);
    holds.probeNow(connector);
    Exchange done =
        camel.request(
            "direct:" + connector + "." + operation,
            call -> {
              call.setProperty(Reader.PROPERTY, reader(operator));
              call.getMessage().setBody(request);
            });
    AgencyException failure = ObjectHelper.getException(AgencyException.class, done.getException());
    if (failure != null) {
      return new Trial(
          failure.outcome().wireName(), null, failure.getMessage(), failure.httpStatus());
    }
    if (done.getException() instanceof ProblemException unnoted) {
      throw unnoted;
    }
    if (done.getException() != null) {
      LOG.warn("Operation {}.{} failed in the hub", connector, operation, done.getException());
      throw ProblemException.of(
          ProblemCode.INTERNAL, "The operation failed in the hub; its log says why.");
    }
    return new Trial("ok", done.getMessage().getBody(JsonNode.class), null, null);
  }

  private static Reader reader(String operator) {
    return new Reader(operator, ReaderKind.OPERATOR, null, null, null, null, null);
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw noVersion();
    }
  }

  private static ProblemException noVersion() {
    return ProblemException.of(ProblemCode.NOT_FOUND, "There is no such version.");
  }
}
