package io.mpphub.connector;

import io.mpphub.connector.admit.Admission;
import io.mpphub.connector.admit.Holds;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Connectors without files, for tests of what uses them. */
public final class TestConnectors {

  private TestConnectors() {}

  /** A connector whose operations are all commands. */
  public static Connector connector(String name, RetryPolicy retry, String... commands) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    for (String command : commands) {
      operations.put(command, operation(command, Operation.Kind.COMMAND, null));
    }
    return connector(name, retry, operations);
  }

  /** A connector whose operations are all queries. */
  public static Connector asked(String name, RetryPolicy retry, String... queries) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    for (String query : queries) {
      operations.put(query, operation(query, Operation.Kind.QUERY, null));
    }
    return connector(name, retry, operations);
  }

  /** A connector with one command and a query that confirms it. */
  public static Connector confirmed(
      String name, RetryPolicy retry, String command, String confirm) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put(command, operation(command, Operation.Kind.COMMAND, confirm));
    operations.put(confirm, operation(confirm, Operation.Kind.QUERY, null));
    return connector(name, retry, operations);
  }

  /** A connector with a command and one that takes it back. */
  public static Connector withdrawable(
      String name, RetryPolicy retry, String command, String withdraw) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put(command, operation(command, Operation.Kind.COMMAND, null, withdraw));
    operations.put(withdraw, operation(withdraw, Operation.Kind.COMMAND, null));
    return connector(name, retry, operations);
  }

  /** A connector with a command, a query that confirms it, and a command that takes it back. */
  public static Connector confirmable(
      String name, RetryPolicy retry, String command, String confirm, String withdraw) {
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put(command, operation(command, Operation.Kind.COMMAND, confirm, withdraw));
    operations.put(confirm, operation(confirm, Operation.Kind.QUERY, null));
    operations.put(withdraw, operation(withdraw, Operation.Kind.COMMAND, null));
    return connector(name, retry, operations);
  }

  private static Operation operation(String title, Operation.Kind kind, String confirm) {
    return operation(title, kind, confirm, null);
  }

  private static Operation operation(
      String title, Operation.Kind kind, String confirm, String withdraw) {
    return new Operation(title, kind, null, null, null, null, null, null, confirm, withdraw, null);
  }

  private static Connector connector(
      String name, RetryPolicy retry, Map<String, Operation> operations) {
    return new Connector(
        name,
        name,
        null,
        "rest",
        null,
        null,
        null,
        null,
        retry,
        null,
        null,
        null,
        null,
        operations,
        null,
        null,
        null);
  }

  /** Holds without Spring's context. */
  public static Holds holds(JdbcClient jdbc, Clock clock) {
    return new Holds(jdbc, clock, Duration.ofMinutes(1), Duration.ofHours(1));
  }

  /** What lets calls through, for one hub. */
  public static Admission admission(Holds holds, JdbcClient jdbc, Clock clock) {
    return new Admission(holds, jdbc, clock, 1);
  }

  /** Puts it among those that run. */
  public static void register(ConnectorRegistry registry, Connector connector) {
    registry.put(connector);
  }

  /** What a request held back by an open circuit ends with. */
  public static AgencyException notSent(String connector, Duration retryAfter) {
    return AgencyException.unanswered(
        connector, "any", AgencyException.Reach.HELD_BACK, retryAfter, "Calls pause for a while");
  }
}
