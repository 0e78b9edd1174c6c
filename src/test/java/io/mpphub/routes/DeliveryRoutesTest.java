package io.mpphub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/** How a ticket is delivered, confirmed and put off: {@code routes/delivery.camel.yaml}. */
class DeliveryRoutesTest extends RouteFilesSupport {

  private static final String NEXT = "hubNext";

  private final Delivery delivery = new Delivery();
  private final Doubts doubts = new Doubts();

  /** The delivery's steps, as far as their order goes. */
  class Delivery {

    String opened = "deliver";
    String closed = "done";

    public void open(Exchange exchange) {
      calls.add("open");
      exchange.setProperty(NEXT, opened);
    }

    public String operation() {
      return "mock:command";
    }

    public void close(Exchange exchange) {
      calls.add("close");
      exchange.setProperty(NEXT, closed);
    }
  }

  /** The steps that ask about an attempt of unknown outcome. */
  class Doubts {

    String question;
    boolean counts = true;

    public String question() {
      return question;
    }

    public void answered() {
      calls.add("answered");
    }

    public void unknown(Exchange exchange) {
      calls.add("unknown");
      exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
    }

    public void refused(Exchange exchange) throws Exception {
      calls.add("refused");
      Exception thrown = (Exception) exchange.removeProperty(Exchange.EXCEPTION_CAUGHT);
      if (counts) {
        throw thrown;
      }
      question = "mock:query";
    }

    public void stand() {
      calls.add("stand");
    }
  }

  @BeforeEach
  void load() throws Exception {
    context.getRegistry().bind("delivery", delivery);
    context.getRegistry().bind("doubts", doubts);
    load("delivery.camel.yaml");
    context.addRouteFromTemplate(
        "delivery.registry",
        "delivery",
        Map.of("connector", "registry", "concurrency", 1, "autoStartup", true));
    AdviceWith.adviceWith(
        context,
        "delivery.registry",
        advice -> {
          advice.replaceFromWith("direct:ticket");
          for (String queue : List.of("deliveries", "dead", "invalid")) {
            advice
                .weaveByToUri("jms:queue:hub\\..*\\." + queue + ".*")
                .replace()
                .to("mock:" + queue);
          }
        });
    start();
  }

  @Test
  void deliversATicketAndEndsWithItsReceipt() {
    assertThat(request("direct:ticket").getException()).isNull();

    assertThat(calls).containsExactly("open", "answered", "close");
    assertThat(received("mock:command")).hasSize(1);
    assertSent();
  }

  /** Stale, a repeat, held: an attempt that was never opened calls no agency and closes nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"done", "again", "dead", "invalid"})
  void callsNoAgencyForATicketThatIsNotToBeDelivered(String opened) {
    delivery.opened = opened;

    request("direct:ticket");

    assertThat(calls).containsExactly("open");
    assertThat(received("mock:command")).isEmpty();
    assertSent(opened);
  }

  @ParameterizedTest
  @ValueSource(strings = {"again", "dead", "invalid"})
  void sendsTheTicketOnOnceWhenItsAttemptIsClosed(String closed) {
    delivery.closed = closed;

    request("direct:ticket");

    assertSent(closed);
  }

  @Test
  void closesAnAttemptThatFailsInAnyWay() {
    command(new StackOverflowError());
    delivery.closed = "again";

    assertThat(request("direct:ticket").getException()).isNull();

    assertThat(calls).containsExactly("open", "answered", "close");
    assertSent("again");
  }

  @Test
  void asksBeforeItSendsAgainWhatMayHaveArrived() {
    doubts.question = "mock:query";

    request("direct:confirmation");

    assertThat(received("mock:query")).hasSize(1);
    assertThat(calls).containsExactly("answered");
  }

  @Test
  void goesOnWithWhatTheAgencyDoesNotKnow() {
    doubts.question = "mock:query";
    query(failure(Outcome.NOT_FOUND));

    assertThat(request("direct:confirmation").getException()).isNull();

    assertThat(calls).containsExactly("unknown");
  }

  /** An answer that says nothing of it leaves the doubt, and nothing is sent. */
  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "NOT_FOUND")
  void endsTheAttemptWhenTheQuestionFails(Outcome outcome) {
    doubts.question = "mock:query";
    query(failure(outcome));

    request("direct:ticket");

    assertThat(calls).containsExactly("open", "close");
    assertThat(received("mock:command")).isEmpty();
  }

  @Test
  void asksNothingAfterARefusalThatCounts() {
    AgencyException no = failure(Outcome.REJECTED);
    command(no);

    assertThat(request("direct:submission").getException()).isSameAs(no);

    assertThat(calls).containsExactly("refused");
    assertThat(received("mock:query")).isEmpty();
  }

  @Test
  void asksOnceMoreAfterARefusalOfWhatMayBeARepeat() {
    doubts.counts = false;
    command(failure(Outcome.REJECTED));

    assertThat(request("direct:submission").getException()).isNull();

    assertThat(calls).containsExactly("refused", "answered", "stand");
    assertThat(received("mock:query")).hasSize(1);
    assertThat(received("mock:command")).hasSize(1);
  }

  private void assertSent(String... queues) {
    for (String queue : List.of("deliveries", "dead", "invalid")) {
      String next = queue.equals("deliveries") ? "again" : queue;
      assertThat(received("mock:" + queue)).hasSize(List.of(queues).contains(next) ? 1 : 0);
    }
  }

  private void command(Throwable failure) {
    fail("mock:command", failure);
  }

  private void query(Throwable failure) {
    fail("mock:query", failure);
  }

  private void fail(String mock, Throwable failure) {
    getMockEndpoint(mock).whenAnyExchangeReceived(exchange -> exchange.setException(failure));
  }

  private static AgencyException failure(Outcome outcome) {
    return new AgencyException("registry", "submit", outcome, null, null, "no");
  }
}
