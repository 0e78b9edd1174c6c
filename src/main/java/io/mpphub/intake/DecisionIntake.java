package io.mpphub.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.delivery.Decided;
import io.mpphub.delivery.Decisions;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.store.Decision;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
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

  private final Decisions decisions;

  DecisionIntake(Decisions decisions) {
    this.decisions = decisions;
  }

  /**
   * Records a decision once, however often it comes. Stages before the last have no outcome and
   * change nothing.
   *
   * @param connector whose agency decided
   * @throws ProblemException {@code invalid} when the outcome is no word of the hub's
   * @return whether the application is one of ours; null members of the event are fine
   */
  public boolean take(Exchange exchange, String connector) {
    JsonNode event = exchange.getMessage().getBody(JsonNode.class);
    UUID application = uuid(event.path("applicationId").asText());
    if (application == null) {
      return false;
    }
    String reference = event.path("agencyReference").textValue();
    String outcome = event.path("outcome").textValue();
    if (outcome == null) {
      return decisions.isKnown(connector, application);
    }
    if (!outcome.equals("approved") && !outcome.equals("rejected")) {
      throw ProblemException.invalid(
          "Events break rules; none is taken.",
          List.of(new Fault("/outcome", "is not known here")));
    }
    Decision decision =
        new Decision(
            outcome.equals("approved"),
            event.path("licenceNumber").textValue(),
            document(event.path("document").textValue(), connector, application),
            event.path("reason").textValue(),
            day(event.path("decidedOn")));
    Decided decided = decisions.decide(connector, application, decision, reference);
    return decided.isKnown();
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
          && uri.getRawUserInfo() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static LocalDate day(JsonNode text) {
    return text.isTextual() ? LocalDate.parse(text.textValue()) : null;
  }

  private static UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
