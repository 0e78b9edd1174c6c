package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import io.mpphub.delivery.attempt.DeliverySteps;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;

/** The agencies of a walk. They answer as told, and else: yes. */
final class ModelAgencies {

  /** A request that is on its way still. */
  private record OnTheWay(String operation, Instant due) {}

  static final List<String> OPERATIONS =
      List.of(
          "licensing.submit",
          "licensing.status",
          "licensing.withdraw",
          "registry.find",
          "workers.find");

  /** Shorter than what the hub waits for. */
  private static final Duration DELAY = Duration.ofSeconds(15);

  private final World world;
  private final Clock clock;
  private final Deque<Answer> answers = new ArrayDeque<>();
  private final Meanwhile during = new Meanwhile();
  private final List<OnTheWay> onTheWay = new ArrayList<>();
  final AgencyBooks books;

  ModelAgencies(World world, Setting setting, Clock clock) {
    this.world = world;
    this.clock = clock;
    this.books = new AgencyBooks(setting);
  }

  /** What the next calls get, whatever they ask for. */
  void answers(List<Answer> next) {
    answers.addAll(next);
  }

  void during(Meanwhile.During next) {
    during.add(next);
  }

  /** An attempt has begun. */
  void opened() {
    Meanwhile.During meanwhile = during.at(Meanwhile.OPENED);
    if (meanwhile != null) {
      world.act(meanwhile.move());
    }
  }

  /** From now on all is well; what people do is no fault. */
  void calm() {
    answers.clear();
    during.calm();
  }

  /** When the last request that is on its way arrives; the past when none is. */
  Instant arrived() {
    return onTheWay.stream().map(OnTheWay::due).max(Instant::compareTo).orElse(Instant.MIN);
  }

  /** Time has passed. */
  void arrive() {
    List<OnTheWay> due =
        onTheWay.stream().filter(one -> !one.due().isAfter(clock.instant())).toList();
    onTheWay.removeAll(due);
    due.forEach(one -> doneUnheard(one.operation()));
  }

  /** A call by one of the routes that stand in for the connectors'. */
  void call(String connector, String operation, Exchange exchange)
      throws DirectConsumerNotAvailableException {
    String name = connector + "." + operation;
    world.hub().life.point();
    if (world.isStopped(connector)) {
      throw new DirectConsumerNotAvailableException("No consumers", exchange);
    }
    boolean isProbe = world.hub().admission.enter(world.connector(connector), operation);
    world.witness.calls(name, DeliverySteps.message(exchange));
    if (name.equals("licensing.submit")) {
      world.witness.submits(exchange.getMessage().getBody(JsonNode.class));
    }
    Answer told = answers.poll();
    Answer answer = told == null ? Answer.YES : told;
    if (answer == Answer.YES || answer == Answer.NO && operation.equals("status")) {
      world.witness.answers(name, exchange);
    }
    if (isProbe && (answer == Answer.YES || answer == Answer.NO)) {
      world.hub().admission.answered(world.connector(connector));
    }
    try {
      exchange.getMessage().setBody(end(connector, operation, answer));
    } catch (AgencyException e) {
      if (e.isOfCredentials()) {
        world.hub().admission.refused(world.connector(connector), e.getMessage());
      }
      throw e;
    }
    world.hub().life.point();
  }

  private JsonNode end(String connector, String operation, Answer answer) {
    RuntimeException thrown = answer.thrown(connector, operation);
    Meanwhile.During meanwhile = during.at(connector + "." + operation);
    if (meanwhile != null && meanwhile.beforeItArrives()) {
      world.act(meanwhile.move());
    }
    JsonNode done = null;
    if (answer == Answer.YES || answer == Answer.NO) {
      done = answer == Answer.YES ? done(connector, operation) : refused(connector, operation);
    } else if (answer.effect == Answer.Effect.DONE) {
      doneUnheard(connector, operation);
    } else if (answer.effect == Answer.Effect.LATER && connector.equals("licensing")) {
      onTheWay.add(new OnTheWay(operation, clock.instant().plus(DELAY)));
    }
    if (meanwhile != null && !meanwhile.beforeItArrives()) {
      world.act(meanwhile.move());
    }
    if (thrown != null) {
      throw thrown;
    }
    return done;
  }

  private JsonNode done(String connector, String operation) {
    return connector.equals("licensing")
        ? books.done(operation)
        : JsonNodeFactory.instance.objectNode().put(connector, "asked");
  }

  /** One register answers that it knows nobody, the other tells what the service refuses. */
  private JsonNode refused(String connector, String operation) {
    return switch (connector) {
      case "licensing" -> books.refused(operation);
      case "registry" -> throw Answer.answered(connector, operation, Outcome.NOT_FOUND, 404);
      default -> JsonNodeFactory.instance.objectNode().put("refuse", "not as it must be");
    };
  }

  private void doneUnheard(String connector, String operation) {
    if (connector.equals("licensing")) {
      doneUnheard(operation);
    }
  }

  private void doneUnheard(String operation) {
    try {
      books.done(operation);
    } catch (AgencyException e) {
      // Nobody hears it.
    }
  }
}
