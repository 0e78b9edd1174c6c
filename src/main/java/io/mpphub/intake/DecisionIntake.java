package io.mpphub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.application.Decision;
import io.mpphub.connector.EndpointUrl;
import io.mpphub.delivery.Decided;
import io.mpphub.delivery.Decisions;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Takes the event {@code application.decided}. */
@Component("decisionIntake")
class DecisionIntake {

  private static final Logger LOG = LoggerFactory.getLogger(DecisionIntake.class);

  private final Events events;
  private final Decisions decisions;

  DecisionIntake(Events events, Decisions decisions) {
    this.events = events;
    this.decisions = decisions;
  }

  /**
   * Records a decision once, however often it comes. Stages before the last have no outcome and
   * change nothing.
   *
   * @param connector whose agency decided
   * @throws ProblemException {@code invalid} when the event breaks a rule, such as by an outcome
   *     that is no word of the hub's, an approval with a reason to reject, a rejection with a
   *     licence or a day before the application, or names another of the agency's references than
   *     the application has; nothing changes
   * @return whether the application is one of ours; null members of the event are fine
   */
  public boolean take(Exchange exchange, String connector) {
    JsonNode event = exchange.getMessage().getBody(JsonNode.class);
    UUID application = uuid(event.path("applicationId").asText());
    if (application == null) {
      return false;
    }
    DecidedApplication decided = events.read(event, DecidedApplication.class);
    if (!decided.isDecision()) {
      return decisions.isKnown(connector, application);
    }
    Fault contradiction = decided.contradiction();
    if (contradiction != null) {
      throw refused(contradiction);
    }
    Decision decision =
        new Decision(
            decided.isApproval(),
            decided.licenceNumber(),
            document(decided.document(), connector, application),
            decided.reason(),
            decided.decidedOn());
    Decided became = decisions.decide(connector, application, decision, decided.agencyReference());
    if (became == Decided.OF_ANOTHER) {
      throw refused(
          new Fault(
              "/agencyReference", "is not the one that the agency has given the application"));
    }
    if (became == Decided.TOO_EARLY) {
      throw refused(new Fault("/decidedOn", "is a day before the application was submitted"));
    }
    return became.isKnown();
  }

  private static ProblemException refused(Fault fault) {
    return ProblemException.invalid("The decision is refused.", List.of(fault));
  }

  /**
   * Front ends make a link of it, so it must be one that opens a page safely. A decision counts
   * without its link, too.
   */
  private static String document(String link, String connector, UUID application) {
    if (link == null || isSafe(link)) {
      return link;
    }
    LOG.warn(
        "{} sent no https address of the document of application {}; the decision is kept without",
        connector,
        application);
    return null;
  }

  static boolean isSafe(String link) {
    try {
      URI uri = new URI(link);
      return "https".equalsIgnoreCase(uri.getScheme())
          && uri.getHost() != null
          && EndpointUrl.hasPossiblePort(uri)
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
