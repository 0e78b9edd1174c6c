package io.mpphub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelExchangeException;
import org.apache.camel.Exchange;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.test.junit5.CamelContextConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The order of the steps of each service, and what none of them does after a failure. */
class ServiceRoutesTest extends RouteFilesSupport {

  private final Service service = new Service();
  private final ByNik byNik = new ByNik();
  private final Submissions submissions = new Submissions();
  private final Checks checks = new Checks();
  private final Readiness readiness = new Readiness();

  /** The steps round a call of an agency. */
  class Service {

    boolean refuses;

    public void find() {
      ask();
    }

    public void verify() {
      ask();
    }

    public void slots() {
      ask();
    }

    public void book() {
      ask();
    }

    public void cancel() {
      ask();
    }

    public void found() {
      calls.add("answer");
    }

    public void verified() {
      calls.add("answer");
    }

    public void slotsFound() {
      calls.add("answer");
    }

    public void booked() {
      calls.add("answer");
    }

    public void cancelled() {
      calls.add("answer");
    }

    public void taken() {
      calls.add("taken");
    }

    public void over() {
      calls.add("over");
    }

    public void take(Exchange exchange, String connector) {
      calls.add("take of " + connector);
    }

    public void take() {
      calls.add("take");
    }

    public void render() {
      calls.add("problem");
    }

    void ask() {
      calls.add("ask");
      if (refuses) {
        throw new IllegalArgumentException("a malformed request");
      }
    }
  }

  /** The same, of a resident by NIK. */
  class ByNik extends Service {

    public void find(Exchange exchange, String service) {
      ask();
    }
  }

  /** The steps of an application's acceptance. */
  class Submissions {

    String service = "mock:service";

    public void open() {
      calls.add("open");
    }

    public void openFor(Exchange exchange, String service) {
      calls.add("open " + service);
    }

    public String service() {
      return service;
    }

    public void receipt() {
      calls.add("receipt");
    }

    public void accept(Exchange exchange, String connector, String operation) {
      calls.add("accept for " + connector + "." + operation);
    }

    public void acceptChecked() {
      calls.add("accept");
    }
  }

  /** The steps of an application's checks. */
  class Checks {

    final Deque<String> left = new ArrayDeque<>(List.of("mock:first", "mock:second"));

    public void begin(Exchange exchange) {
      exchange.setProperty("hubCheck", left.peek());
    }

    public String operation() {
      return left.poll();
    }

    public void judge(Exchange exchange) {
      calls.add("judge");
      begin(exchange);
    }

    public void refuse(Exchange exchange) {
      throw new IllegalArgumentException("refused");
    }

    public void postpone(Exchange exchange) {
      calls.add("postpone");
    }
  }

  /** The steps of the mall's figures. */
  class Readiness {

    final Set<String> due = new HashSet<>(Set.of("ikd-coverage", "sisdmk-data-quality"));

    public void open() {}

    public boolean isDue(String id) {
      return due.contains(id);
    }

    public void ask() {}

    public void take(Exchange exchange, String id, String source) {
      calls.add("took " + id + " of " + source);
    }

    public void miss(Exchange exchange, String id) {
      calls.add("missed " + id);
    }

    public void report() {
      calls.add("report");
    }
  }

  @Override
  public void configureContext(CamelContextConfiguration camel) {
    super.configureContext(camel);
    camel.withMockEndpointsAndSkip("direct:(dukcapil|sisdmk|oss|regional-tax|mall-counters)\\..*");
  }

  @BeforeEach
  void load() throws Exception {
    for (String bean :
        List.of(
            "healthWorkers",
            "businesses",
            "taxClearances",
            "counters",
            "businessIntake",
            "staffingIntake",
            "decisionIntake",
            "problems")) {
      context.getRegistry().bind(bean, service);
    }
    context.getRegistry().bind("residents", byNik);
    context.getRegistry().bind("submissions", submissions);
    context.getRegistry().bind("checks", checks);
    context.getRegistry().bind("readiness", readiness);
    load("errors.camel.yaml");
    for (String file :
        List.of(
            "applications",
            "complaint",
            "business-licence-status",
            "practice-licence",
            "residents",
            "health-workers",
            "businesses",
            "tax-clearances",
            "counters",
            "readiness")) {
      load("services/" + file + ".camel.yaml");
    }
    start();
  }

  @ParameterizedTest
  @CsvSource({
    "getResident, dukcapil.find-resident",
    "verifyResident, dukcapil.verify-resident",
    "getHealthWorker, sisdmk.find-health-worker",
    "getBusiness, oss.find-business",
    "getTaxClearance, regional-tax.tax-clearance",
    "listSlots, mall-counters.list-slots",
    "bookSlot, mall-counters.book-slot",
    "cancelBooking, mall-counters.cancel-booking"
  })
  void asksOneAgencyOnce(String operation, String agency) throws Exception {
    assertThat(request("direct:" + operation).getException()).isNull();

    assertThat(calls).containsExactly("ask", "answer");
    assertThat(received("mock:direct:" + agency)).hasSize(1);

    calls.clear();
    service.refuses = true;
    byNik.refuses = true;
    assertThat(request("direct:" + operation).getException()).isNull();

    assertThat(calls).as("a malformed request").containsExactly("ask", "problem");
    assertThat(received("mock:direct:" + agency)).as("calls").hasSize(1);

    calls.clear();
    service.refuses = false;
    byNik.refuses = false;
    fail("direct:" + agency, Outcome.TRANSIENT);
    assertThat(request("direct:" + operation).getException()).isNull();

    assertThat(calls).as("an agency that is down").containsExactly("ask", "problem");
  }

  @Test
  void takesARefusedBookingForASlotThatIsTaken() {
    fail("direct:mall-counters.book-slot", Outcome.REJECTED);

    request("direct:bookSlot");

    assertThat(calls).containsExactly("ask", "taken", "answer");
  }

  @Test
  void tellsABookingOfASlotThatIsOver() {
    fail("direct:mall-counters.book-slot", Outcome.INACTIVE);

    request("direct:bookSlot");

    assertThat(calls).containsExactly("ask", "over", "answer");
  }

  @Test
  void givesTheReceiptOfWhatItsServiceHasAccepted() {
    assertThat(request("direct:submitApplication").getException()).isNull();

    assertThat(calls).containsExactly("open", "receipt");
    assertThat(received("mock:service")).hasSize(1);
  }

  @Test
  void acceptsNothingTwice() {
    submissions.service = null;

    request("direct:submitApplication");

    assertThat(calls).containsExactly("open", "receipt");
    assertThat(received("mock:service")).isEmpty();
  }

  @Test
  void givesNoReceiptOfWhatWasNotAccepted() {
    getMockEndpoint("mock:service")
        .whenAnyExchangeReceived(
            exchange -> {
              throw new IllegalArgumentException("no such facility");
            });

    request("direct:submitApplication");

    assertThat(calls).containsExactly("open", "problem");
  }

  @ParameterizedTest
  @CsvSource({
    "complaint, complaints.submit-complaint",
    "business-licence-status, oss.send-licence-status"
  })
  void acceptsWithoutAnAgencyWhatNeedsNoChecks(String service, String command) {
    assertThat(request("direct:" + service).getException()).isNull();

    assertThat(calls).containsExactly("accept for " + command);
  }

  @Test
  void bringsAComplaintToItsService() {
    submissions.service = "direct:complaint";

    request("direct:submitComplaint");

    assertThat(calls)
        .containsExactly("open complaint", "accept for complaints.submit-complaint", "receipt");
  }

  @Test
  void acceptsAfterAllChecks() {
    assertThat(request("direct:practice-licence").getException()).isNull();

    assertThat(calls).containsExactly("judge", "judge", "accept");
    assertThat(received("mock:first")).hasSize(1);
    assertThat(received("mock:second")).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"NOT_FOUND", "INACTIVE"})
  void acceptsNothingOfAnApplicantThatAnAgencyDoesNotKnow(Outcome outcome) {
    fail("mock:first", outcome);

    assertThat(request("direct:practice-licence").getException()).hasMessage("refused");

    assertThat(calls).isEmpty();
    assertThat(received("mock:second")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"NOT_FOUND", "INACTIVE"})
  void acceptsWhatCanNotBeCheckedNow(Outcome outcome) {
    fail("mock:first", outcome);

    assertThat(request("direct:practice-licence").getException()).isNull();

    assertThat(calls).containsExactly("postpone", "accept");
    assertThat(received("mock:second")).isEmpty();
  }

  @Test
  void acceptsWhatCanNotBeCheckedWithoutItsConnector() {
    getMockEndpoint("mock:first")
        .whenAnyExchangeReceived(
            exchange -> {
              throw unavailable(exchange);
            });

    request("direct:practice-licence");

    assertThat(calls).containsExactly("postpone", "accept");
  }

  @Test
  void measuresOnlyWhatIsDue() {
    readiness.due.remove("ikd-coverage");

    request("direct:getReadiness");

    assertThat(received("mock:direct:dukcapil.ikd-coverage")).isEmpty();
    assertThat(calls).containsExactly("took sisdmk-data-quality of sisdmk", "report");
  }

  @Test
  void reportsWithoutTheFigureOfAnAgencyThatIsDown() {
    fail("direct:dukcapil.ikd-coverage", Outcome.TRANSIENT);

    request("direct:getReadiness");

    assertThat(calls)
        .containsExactly("missed ikd-coverage", "took sisdmk-data-quality of sisdmk", "report");
  }

  private void fail(String endpoint, Outcome outcome) {
    AgencyException failure = new AgencyException("registry", "find", outcome, null, null, "no");
    getMockEndpoint(endpoint.startsWith("mock:") ? endpoint : "mock:" + endpoint)
        .whenAnyExchangeReceived(
            exchange -> {
              throw failure;
            });
  }

  private static CamelExchangeException unavailable(Exchange exchange) {
    return new DirectConsumerNotAvailableException("no consumer", exchange);
  }
}
