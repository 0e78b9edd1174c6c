package io.mpphub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.jms.JMSException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.file.GenericFileOperationFailedException;
import org.apache.camel.model.ToDefinition;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/** How one operation of an agency is called, by the template of its protocol. */
class OutboundTemplatesTest extends RouteFilesSupport {

  private static final String ROUTE = "registry.find@1";
  private static final List<String> LOOPING = List.of("rest", "soap");

  private final Breaker breaker = new Breaker();
  private final Operation operation = new Operation();

  /** The step bean of an operation, as far as the order of its steps goes. */
  class Operation {

    Exception refusal;
    boolean fails;
    int unanswered;

    public void open(Exchange exchange) throws Exception {
      calls.add("open");
      exchange.setProperty("hubRound", "FIRST");
      if (refusal != null) {
        throw refusal;
      }
    }

    public void prepare() {
      calls.add("prepare");
    }

    public void read(Exchange exchange) {
      calls.add("read");
      exchange.setProperty("hubRound", unanswered-- <= 0 ? null : "REPEAT");
    }

    public void failed() throws IOException {
      calls.add("failed");
      if (fails) {
        throw new IOException("of the protocol");
      }
    }

    public void unanswered(Exchange exchange) {
      calls.add("unanswered");
      exchange.setProperty("hubRound", unanswered-- <= 0 ? null : "REPEAT");
    }
  }

  /** The bean of an agency's broker; its sessions are the connector's matter. */
  static class Broker {
    public void open() {}
  }

  static Stream<String> protocols() {
    return Stream.of("rest", "soap", "sftp", "sql", "jms");
  }

  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of("sftp", new GenericFileOperationFailedException("no such folder")),
        Arguments.of("sql", new DataAccessResourceFailureException("gone")),
        Arguments.of("sql", new CannotCreateTransactionException("gone")),
        Arguments.of("jms", new JMSException("gone")),
        Arguments.of("jms", new ExchangeTimedOutException(null, 1)));
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void callsOnceAndReadsTheAnswer(String protocol) throws Exception {
    begin(protocol);

    assertThat(ask().getException()).isNull();

    assertThat(received("mock:agency")).hasSize(1);
    assertThat(calls).containsExactly("open", "prepare", "read");
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void callsNothingWhenTheCallIsNotAdmitted(String protocol) throws Exception {
    begin(protocol);
    operation.refusal = new IllegalStateException("the agency is held");

    assertThat(ask().getException()).isSameAs(operation.refusal);

    assertThat(received("mock:agency")).isEmpty();
    assertThat(calls).containsExactly("open");
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void callsNothingWhileTheCircuitIsOpen(String protocol) throws Exception {
    begin(protocol);
    breaker.open();

    assertThat(ask().getException()).isNull();

    assertThat(received("mock:agency")).isEmpty();
    assertThat(calls).containsExactly("open", "unanswered");
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void readsNothingWhenTheConnectionBreaks(String protocol) throws Exception {
    begin(protocol);
    fail(new ConnectException("refused"));

    assertThat(ask().getException()).isNull();

    assertThat(calls).containsExactly("open", "prepare", "unanswered");
    assertThat(breaker.failures).isEqualTo(1);
  }

  /** The step bean says what it means; when that is a failure, the circuit counts it. */
  @ParameterizedTest
  @MethodSource("failures")
  void givesAProtocolsOwnFailureToTheStepBean(String protocol, Exception failure) throws Exception {
    begin(protocol);
    operation.fails = true;
    fail(failure);

    assertThat(ask().getException()).isNull();

    assertThat(calls).containsExactly("open", "prepare", "failed", "unanswered");
    assertThat(breaker.failures).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void callsAgainOnlyWhereOneAnswerMayNotBeAll(String protocol) throws Exception {
    begin(protocol);
    operation.unanswered = 2;

    ask();

    assertThat(received("mock:agency")).hasSize(LOOPING.contains(protocol) ? 3 : 1);
  }

  /** A page or a login that broke off is asked for again when the step bean says so. */
  @ParameterizedTest
  @MethodSource("protocols")
  void callsAgainAfterABrokenConnectionOnlyWhenToldTo(String protocol) throws Exception {
    begin(protocol);
    operation.unanswered = 1;
    fail(new ConnectException("refused"));

    ask();

    assertThat(received("mock:agency")).hasSize(LOOPING.contains(protocol) ? 2 : 1);
  }

  @ParameterizedTest
  @MethodSource("protocols")
  void hidesNoFaultOfTheHub(String protocol) throws Exception {
    begin(protocol);
    IllegalArgumentException fault = new IllegalArgumentException("a fault of the hub");
    fail(fault);

    assertThat(ask().getException()).isSameAs(fault);
    assertThat(calls).containsExactly("open", "prepare");
  }

  private void begin(String protocol) throws Exception {
    context.getRegistry().bind("registry.find@1", operation);
    context.getRegistry().bind("registry.broker@1", new Broker());
    context.getRegistry().bind("registry.breaker@1", breaker);
    context.getRegistry().bind("registry.find.transaction@1", new Breaker());
    load("templates/" + protocol + ".camel.yaml");
    context.addRouteFromTemplate(ROUTE, protocol, parameters(protocol));
    AdviceWith.adviceWith(
        context,
        ROUTE,
        advice -> advice.weaveByType(ToDefinition.class).replace().to("mock:agency"));
    start();
  }

  private Map<String, Object> parameters(String protocol) {
    Map<String, Object> own =
        switch (protocol) {
          case "rest", "soap" ->
              Map.of("address", "http://a", "method", "POST", "connectTimeout", 1, "timeout", 1);
          case "sftp" ->
              Map.of("component", "sftp", "address", "a/b", "connectTimeout", 1, "timeout", 1);
          case "sql" ->
              Map.of("statement", "a.sql", "parameterCount", 1, "mostRows", 1, "fetchSize", 1);
          default -> Map.of("component", "amqp", "queue", "a", "pattern", "InOut", "timeout", 1);
        };
    Map<String, Object> all =
        new HashMap<>(
            Map.of("connector", "registry", "operation", "find", "version", 1, "title", "Find"));
    all.putAll(own);
    return all;
  }

  private void fail(Exception failure) {
    getMockEndpoint("mock:agency")
        .whenAnyExchangeReceived(
            exchange -> {
              throw failure;
            });
  }

  private Exchange ask() {
    return request("direct:" + ROUTE);
  }
}
