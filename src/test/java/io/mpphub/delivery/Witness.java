package io.mpphub.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.application.Application;
import io.mpphub.application.Decision;
import io.mpphub.delivery.attempt.DeliverySteps;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.jdbc.TestStores;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;

/** Sees all that is written and called, and says what must not be. */
final class Witness {

  private static final String QUESTION = "licensing.status";
  private static final String DOUBTFUL = "modelDoubtful";
  private static final String ASKED = "modelAsked";

  private final Setting setting;
  private final TestStores eyes;
  private final MoveTable table;
  private final AgencyBooks books;
  private final Clock clock;
  private final List<String> faults = new ArrayList<>();
  private final Set<String> checked = new HashSet<>();
  private final List<Decision> told = new ArrayList<>();
  private Rows seen = Rows.NONE;
  private String event = "by itself";
  private boolean promised;
  private boolean brokerForgot;
  private UUID lastDead;

  Witness(Setting setting, TestStores eyes, MoveTable table, AgencyBooks books, Clock clock) {
    this.setting = setting;
    this.eyes = eyes;
    this.table = table;
    this.books = books;
    this.clock = clock;
  }

  List<String> faults() {
    return faults;
  }

  void finds(String fault) {
    faults.add(fault);
  }

  private void unless(boolean holds, String fault) {
    if (!holds) {
      finds(fault);
    }
  }

  Rows rows() {
    return seen;
  }

  List<Decision> told() {
    return told;
  }

  void under(String name, Runnable work) {
    String before = event;
    event = name;
    try {
      work.run();
    } finally {
      event = before;
    }
  }

  /** Something was written: is it a move of the table? */
  void look() {
    Rows now = Rows.read(eyes, seen);
    for (MoveTable.Line line : now.since(seen, event)) {
      unless(table.has(line), "no such move: " + line);
    }
    now.faults(seen).forEach(this::finds);
    if (!brokerForgot) {
      now.early(seen, event, clock.instant()).forEach(this::finds);
    }
    seen = now;
    lastDead = dead().orElse(lastDead);
  }

  /** What it had is due at once, whatever it waited for. */
  void brokerForgets() {
    brokerForgot = true;
  }

  /** One that an operator may still be shown as dead. */
  Optional<UUID> wasDead() {
    return Optional.ofNullable(lastDead);
  }

  Optional<UUID> dead() {
    return seen.messages().stream()
        .filter(message -> message.status() == MessageStatus.DEAD)
        .map(Message::id)
        .findFirst();
  }

  /** The front end was told this. */
  void promised(boolean withdrawn) {
    promised |= withdrawn;
  }

  void told(Decision decision, Decided decided) {
    unless(decided.isKnown(), "a decision is turned away");
    told.add(decision);
  }

  /** An operation of an agency is called. */
  void calls(String operation, Message message) {
    Application application = seen.application();
    boolean first = operation.startsWith("licensing.");
    if (first && setting.checked()) {
      unless(checked.size() == 2, operation + " is called before the checks are done");
    }
    if (operation.equals("licensing.submit")) {
      unless(!promised, "it is sent after its withdrawal was promised");
      unless(application.withdrawalAskedAt() == null, "it is sent after it was taken back");
      unless(!application.state().isFinal(), "it is sent after its end");
    }
    if (operation.equals("licensing.withdraw")) {
      unless(!application.state().isFinal(), "it is taken back after its end");
      unless(!checked.isEmpty() || !setting.checked(), "it is taken back before it was sent");
    }
    for (Message other : seen.messages()) {
      unless(
          !other.id().equals(message.id()) || other.progress().turn() == message.progress().turn(),
          operation + " is called by an attempt that another has taken over");
      unless(
          other.step().seq() >= message.step().seq()
              || other.status().isClosed() && other.status() != MessageStatus.DEAD,
          operation + " is called before the step before it has ended");
    }
  }

  /** What the checks have found is part of it. */
  void submits(JsonNode request) {
    for (String check : setting.checked() ? List.of("registry", "workers") : List.<String>of()) {
      unless(request != null && request.has(check), "it is sent without what a check has found");
    }
  }

  /** It answers, and doesn't only end. */
  void answers(String operation, Exchange exchange) {
    if (operation.endsWith(".find")) {
      checked.add(operation);
    }
    if (operation.equals(QUESTION)) {
      exchange.setProperty(ASKED, true);
    }
  }

  void opened(Exchange exchange) {
    Message message = DeliverySteps.message(exchange);
    if (message != null) {
      exchange.setProperty(DOUBTFUL, message.progress().maybeApplied());
    }
  }

  /** An attempt ends. */
  void closes(Exchange exchange, String end) {
    boolean finalEnd = end.equals("yes") || end.equals("no");
    if (setting.confirms() && finalEnd && exchange.getProperty(DOUBTFUL, boolean.class)) {
      unless(exchange.getProperty(ASKED) != null, "what is in doubt ends without a question");
    }
  }

  AgencyBooks books() {
    return books;
  }

  TestStores eyes() {
    return eyes;
  }
}
