package io.mpphub.desk;

import io.mpphub.application.Application;
import io.mpphub.application.Histories;
import io.mpphub.gateway.Exchanges;
import io.mpphub.gateway.Owners;
import io.mpphub.gateway.Parameters;
import io.mpphub.gateway.Readings;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.stream.EventStreams;
import java.time.Duration;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Says whether an application can be followed, and from where on. */
@Component
class ApplicationEvents {

  /**
   * A stream that is to be opened.
   *
   * @param client the follower's name
   * @param seen the number of the last entry that the client knows, 0 for none
   */
  record Following(UUID application, String client, int seen) {}

  private static final String NUMBER = "[0-9]{1,9}";
  private static final Duration LATER = Duration.ofSeconds(10);

  private final Exchanges exchanges;
  private final Histories histories;
  private final EventStreams streams;
  private final Readings readings;
  private final Owners owners;

  ApplicationEvents(
      Exchanges exchanges,
      Histories histories,
      EventStreams streams,
      Readings readings,
      Owners owners) {
    this.owners = owners;
    this.readings = readings;
    this.exchanges = exchanges;
    this.histories = histories;
    this.streams = streams;
  }

  /**
   * The body becomes a {@link Following}; or the answer is 204, when the client knows all that will
   * ever be. By the HTML standard that ends an EventSource's attempts.
   */
  void find(Exchange exchange) {
    Application application = owners.toRead(exchange, Owners.APPLICATIONS);
    UUID id = application.id();
    String client = Exchanges.client(exchange);
    int known = number(exchange.getMessage().getHeader("Last-Event-ID", String.class));
    Histories.Position position =
        histories
            .position(id)
            .orElseThrow(
                () -> ProblemException.of(ProblemCode.NOT_FOUND, "There is no such application."));
    // A number that was never given out, as after a lost database: from the start.
    int seen = known > position.moves() ? 0 : known;
    if (position.state().isFinal() && seen == position.moves()) {
      exchanges.done(exchange);
    } else if (streams.isFull()) {
      throw ProblemException.atAgency(
          ProblemCode.HUB_UNAVAILABLE, "The hub keeps no more streams open.", null, LATER);
    } else if (streams.isFull(client)) {
      throw ProblemException.atAgency(
          ProblemCode.RATE_LIMITED,
          "You have as many streams open as one client may; end some of them.",
          null,
          LATER);
    } else {
      readings.shown(exchange, application, "events");
      exchange.getMessage().setBody(new Following(id, client, seen));
    }
  }

  private static int number(String lastEventId) {
    if (lastEventId == null || lastEventId.isEmpty()) {
      return 0;
    }
    if (!lastEventId.matches(NUMBER)) {
      throw Parameters.invalid("Last-Event-ID", "must be the id of an event of this stream");
    }
    return Integer.parseInt(lastEventId);
  }
}
