package io.mpphub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.NotifyBuilder;
import org.junit.jupiter.api.Test;

/** How what an agency sends comes in, by the template of its protocol. */
class InboundTemplatesTest extends RouteFilesSupport {

  private static final Map<String, Object> PARAMETERS =
      Map.of("connector", "registry", "operation", "news", "version", 1, "title", "News");

  private final Operation operation = new Operation();

  /** The step bean of an inbound operation, as far as the order of its steps goes. */
  class Operation {

    String failing = "";

    public void authenticate() {
      did("authenticate");
    }

    public void open() {
      did("open");
    }

    public void read() {
      did("read");
    }

    public void answer() {
      did("answer");
    }

    public void refuse(Exchange exchange) {
      did(
          "refuse "
              + exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class).getMessage());
    }

    private void did(String step) {
      calls.add(step);
      if (step.equals(failing)) {
        throw new IllegalStateException(step);
      }
    }
  }

  /** Intake of messages and of files. */
  class Intake {

    boolean fails;

    public void take(Exchange exchange, String connector, String operation, String emits) {
      did(connector + " " + operation + " " + emits);
    }

    public void take(
        Exchange exchange, String connector, String operation, String emits, int batch) {
      did(connector + " " + operation + " " + emits + " by " + batch);
    }

    private void did(String what) {
      calls.add(what);
      if (fails) {
        throw new IllegalStateException("intake");
      }
    }
  }

  private final Intake intake = new Intake();

  @Test
  void provesTheSenderBeforeItReadsAndAnswersWhenItIsStored() throws Exception {
    begin("rest", "rest-inbound", Map.of("emits", "thing.happened"));

    assertThat(request("direct:registry.news@1").getException()).isNull();

    assertThat(calls)
        .containsExactly("authenticate", "read", "registry news thing.happened", "answer");
  }

  @Test
  void readsNothingOfAStranger() throws Exception {
    begin("rest", "rest-inbound", Map.of("emits", "thing.happened"));
    operation.failing = "authenticate";

    assertThat(request("direct:registry.news@1").getException()).isNull();

    assertThat(calls).containsExactly("authenticate", "refuse authenticate");
  }

  @Test
  void takesNothingThatIsUnreadable() throws Exception {
    begin("rest", "rest-inbound", Map.of("emits", "thing.happened"));
    operation.failing = "read";

    request("direct:registry.news@1");

    assertThat(calls).containsExactly("authenticate", "read", "refuse read");
  }

  /** Else the agency would take for stored what is not. */
  @Test
  void acknowledgesNothingThatTheIntakeHasNotStored() throws Exception {
    begin("rest", "rest-inbound", Map.of("emits", "thing.happened"));
    intake.fails = true;

    request("direct:registry.news@1");

    assertThat(calls)
        .containsExactly("authenticate", "read", "registry news thing.happened", "refuse intake");
  }

  @Test
  void givesAMessageOfABrokerBackWhenItIsNotStored() throws Exception {
    begin("jms", "jms-inbound", Map.of("emits", "thing.happened"));
    intake.fails = true;

    assertThat(request("direct:registry.news@1").getException()).hasMessage("intake");

    assertThat(calls).containsExactly("read", "registry news thing.happened");
  }

  @Test
  void appliesAFileInBatches() throws Exception {
    begin("sftp", "sftp-inbound", Map.of("emits", "thing.happened", "batch", 500));

    assertThat(request("direct:registry.news@1").getException()).isNull();

    assertThat(calls).containsExactly("open", "registry news thing.happened by 500");
  }

  /** Its broker would give the message up after some tries. */
  @Test
  void triesAMessageAgainUntilItIsStored() throws Exception {
    poll("jms", "jms-poll", Map.of("component", "amqp", "source", "queue:news"));
    getMockEndpoint("mock:operation")
        .whenExchangeReceived(
            1,
            exchange -> {
              throw new IllegalStateException("no database");
            });
    NotifyBuilder done = new NotifyBuilder(context).whenCompleted(1).create();

    assertThat(request("direct:in").getException()).isNull();

    assertThat(done.matches(30, TimeUnit.SECONDS)).isTrue();
    assertThat(received("mock:operation")).hasSize(2);
  }

  /** The file stays where it is, and is fetched again. */
  @Test
  void leavesAFileThatIsNotApplied() throws Exception {
    poll(
        "sftp",
        "sftp-poll",
        Map.of(
            "component",
            "sftp",
            "address",
            "a/b",
            "connectTimeout",
            1,
            "timeout",
            1,
            "pattern",
            "*.csv",
            "every",
            1000));
    IllegalStateException failure = new IllegalStateException("no database");
    getMockEndpoint("mock:operation")
        .whenAnyExchangeReceived(
            exchange -> {
              throw failure;
            });

    assertThat(request("direct:in").getException()).isSameAs(failure);
    assertThat(received("mock:operation")).hasSize(1);
  }

  /** What services and deliveries call lasts while versions come and go. */
  @Test
  void leadsAnOperationToItsSwitch() throws Exception {
    context.getRegistry().bind("registry.find", (Processor) e -> calls.add("find"));
    load("templates/operation.camel.yaml");
    context.addRouteFromTemplate(
        "registry.find",
        "operation",
        Map.of("connector", "registry", "operation", "find", "title", "Find"));
    start();

    assertThat(request("direct:registry.find").getException()).isNull();

    assertThat(calls).containsExactly("find");
  }

  private void begin(String file, String template, Map<String, Object> own) throws Exception {
    context.getRegistry().bind("registry.news@1", operation);
    context.getRegistry().bind("messageIntake", intake);
    context.getRegistry().bind("fileIntake", intake);
    add(file, template, own);
    start();
  }

  private void poll(String file, String template, Map<String, Object> own) throws Exception {
    Map<String, Object> all = new HashMap<>(own);
    all.put("receiver", "news");
    add(file, template, all);
    AdviceWith.adviceWith(
        context,
        "registry.news@1",
        advice -> {
          advice.replaceFromWith("direct:in");
          advice.weaveByToUri("direct:*").replace().to("mock:operation");
        });
    start();
  }

  private void add(String file, String template, Map<String, Object> own) throws Exception {
    load("templates/" + file + ".camel.yaml");
    Map<String, Object> all = new HashMap<>(PARAMETERS);
    all.putAll(own);
    context.addRouteFromTemplate("registry.news@1", template, all);
  }
}
