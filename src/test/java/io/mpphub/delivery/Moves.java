package io.mpphub.delivery;

import io.mpphub.delivery.Meanwhile.During;
import io.mpphub.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How each move of a walk is made. */
final class Moves {

  private static final Move.What[] MEANWHILE = {
    Move.What.WITHDRAW,
    Move.What.WITHDRAW,
    Move.What.WITHDRAW,
    Move.What.DECIDE,
    Move.What.STALL,
    Move.What.BREAK,
    Move.What.HOLD,
    Move.What.KILL,
    Move.What.RUN,
    Move.What.SWEEP
  };

  /** During which call, or before any; null for the next. */
  private static final String[] PLACES = {
    null,
    Meanwhile.OPENED,
    "licensing.submit",
    "licensing.status",
    "licensing.status",
    "licensing.withdraw"
  };

  private static final Integer[] SECONDS = {1, 5, 10, 20, 31, 61, 600, 7200};
  private static final String[] CONNECTORS = {"licensing", "registry", "workers"};
  private static final int LONGEST_RUN = 80;

  private final World world;
  private final ModelFrontEnd frontEnd;
  private final ModelDecisions decisions;

  Moves(World world) {
    this.world = world;
    this.frontEnd = new ModelFrontEnd(world);
    this.decisions = new ModelDecisions(world);
  }

  void accept() {
    frontEnd.accept();
  }

  /** Whoever asks in vain is told so, and may ask again. */
  void make(Move move) {
    try {
      perform(move);
    } catch (ProblemException | DataAccessException | TransactionException e) {
      // As told.
    }
  }

  private void perform(Move move) {
    Life life = world.hub().life;
    switch (move.what()) {
      case RELAY -> relay();
      case RECEIVE -> {
        List<HandBroker.Letter> due = world.due();
        if (!due.isEmpty()) {
          world.receive(due.get(move.detail() % due.size()));
        }
      }
      case RUN -> run();
      case DURING -> during(move);
      case DECIDE -> decisions.decide(move);
      case TELL -> decisions.tell(move.detail() % 2 == 0);
      case WITHDRAW -> frontEnd.withdraw(move.detail() % 2 == 0);
      case KILL -> life.endsAfter(move.detail() % 40);
      case DATABASE -> life.losesDatabaseAfter(move.detail() % 40);
      case HOLD -> world.hub().holds.hold(move.one(CONNECTORS), "operator", "a walk");
      case RELEASE -> world.hub().holds.release(move.one(CONNECTORS), "operator");
      case STOP -> world.stop(move.one(CONNECTORS));
      case START -> world.start(move.one(CONNECTORS));
      case WAIT -> pass(Duration.ofSeconds(move.one(SECONDS)));
      case SWEEP -> world.as("swept", world.hub().sweep::run);
      case REPEAT -> frontEnd.repeat();
      case REPLAY -> letter(move, id -> world.hub().letters.replay(id, "operator"), "replayed");
      case DISCARD ->
          letter(move, id -> world.hub().letters.discard(id, "a walk", "operator"), "discarded");
      case BROKER_DOWN -> world.broker.isDown(true);
      case BROKER_UP -> world.broker.isDown(false);
      case BROKER_FORGETS -> {
        world.broker.forget();
        world.witness.brokerForgets();
      }
      case BREAK -> {
        world.breakConnection();
        run();
      }
      case STALL -> stall();
    }
  }

  private void relay() {
    Runnable task = world.hub().tasks.poll();
    if (task != null) {
      world.as("handed over", task);
    }
  }

  private void run() {
    for (int i = 0; i < LONGEST_RUN; i++) {
      List<HandBroker.Letter> due = world.due();
      if (!world.hub().tasks.isEmpty()) {
        relay();
      } else if (!due.isEmpty()) {
        world.receive(due.get(0));
      } else {
        return;
      }
    }
    world.witness.finds("it never comes to rest");
  }

  private void during(Move move) {
    Move.What what = move.beyond(2).one(MEANWHILE);
    Move rest = move.beyond(2).beyond(MEANWHILE.length);
    // What stands still between its last look and its call can't be held back by anybody.
    boolean before = move.detail() % 2 == 0 && what != Move.What.STALL;
    Move then = new Move(what, rest.beyond(PLACES.length).detail());
    world.agencies.during(new During(rest.one(PLACES), before, then));
  }

  /** What an operator does may come late: the letter that is shown may be dead no more. */
  private void letter(Move move, Predicate<UUID> act, String event) {
    Optional<UUID> shown = move.detail() % 4 == 3 ? world.witness.wasDead() : world.witness.dead();
    shown.ifPresent(id -> world.as(event, () -> act.test(id)));
  }

  void pass(Duration time) {
    world.clock.move(time);
    world.agencies.arrive();
  }

  void passUntil(Instant then) {
    world.clock.moveTo(then);
    world.agencies.arrive();
  }

  private void stall() {
    pass(ModelHub.LEASE.plusSeconds(1));
    make(new Move(Move.What.SWEEP, 0));
    run();
    pass(ModelHub.SETTLE.plusSeconds(1));
    make(new Move(Move.What.SWEEP, 0));
    run();
  }
}
