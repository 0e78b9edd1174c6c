package io.mpphub.delivery;

import io.mpphub.delivery.ModelAgencies.During;
import io.mpphub.problem.ProblemException;
import io.mpphub.store.Application;
import io.mpphub.store.ApplicationState;
import io.mpphub.store.Decision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** How each move of a walk is made. */
final class Moves {

  private static final Move.What[] MEANWHILE = {
    Move.What.WITHDRAW,
    Move.What.DECIDE,
    Move.What.STALL,
    Move.What.BREAK,
    Move.What.HOLD,
    Move.What.KILL,
    Move.What.RUN,
    Move.What.SWEEP
  };

  private static final Integer[] SECONDS = {1, 5, 10, 20, 31, 61, 600, 7200};
  private static final String[] CONNECTORS = {"licensing", "registry", "workers"};
  private static final int LONGEST_RUN = 80;

  private final World world;

  Moves(World world) {
    this.world = world;
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
      case DECIDE -> decide(move);
      case TELL -> tell(move.detail() % 2 == 0);
      case WITHDRAW -> withdraw(move.detail() % 2 == 0);
      case KILL -> life.endsAfter(move.detail() % 40);
      case DATABASE -> life.losesDatabaseAfter(move.detail() % 40);
      case HOLD -> world.hub().holds.hold(move.one(CONNECTORS), "operator", "a walk");
      case RELEASE -> world.hub().holds.release(move.one(CONNECTORS), "operator");
      case STOP -> world.stop(move.one(CONNECTORS));
      case START -> world.start(move.one(CONNECTORS));
      case WAIT -> pass(Duration.ofSeconds(move.one(SECONDS)));
      case SWEEP -> world.as("swept", world.hub().sweep::run);
      case REPLAY -> dead(id -> world.hub().letters.replay(id, "operator"), "replayed");
      case DISCARD ->
          dead(id -> world.hub().letters.discard(id, "a walk", "operator"), "discarded");
      case BROKER_DOWN -> world.broker.isDown(true);
      case BROKER_UP -> world.broker.isDown(false);
      case BROKER_FORGETS -> world.broker.forget();
      case BREAK -> {
        world.breakConnection();
        run();
      }
      case STALL -> stall();
    }
  }

  void accept() {
    NewApplication request =
        new NewApplication(
            world.hub().applications.nextId(),
            "mall",
            "practice-licence",
            DeliveryHub.NIK,
            DeliveryHub.DATA,
            world.setting.checked()
                ? new StubChain().first(DeliveryHub.DATA)
                : NextStep.submit(0, "licensing", "submit", DeliveryHub.DATA),
            List.of(),
            DeliveryHub.use("accept", "hash"));
    try {
      world.as("accepted", () -> world.application = world.hub().applications.accept(request).id());
    } catch (ProblemException e) {
      // The front end sends it again.
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
    // What stands still between its last look and its call can't be held back by anybody.
    boolean before = move.detail() % 2 == 0 && what != Move.What.STALL;
    int detail = move.beyond(2).beyond(MEANWHILE.length).detail();
    world.agencies.during(new During(before, new Move(what, detail)));
  }

  private void decide(Move move) {
    AgencyBooks books = world.agencies.books;
    boolean contradicts = move.detail() % 4 == 1;
    boolean regardless = move.detail() % 4 == 2;
    boolean may = books.has() && (!books.isWithdrawn() || regardless);
    if (may && (books.decisions().isEmpty() || contradicts)) {
      boolean first = books.decisions().isEmpty();
      boolean approves = first ? move.detail() / 4 % 2 == 0 : !books.decisions().get(0).approved();
      Decision decision = books.decide(approves);
      if (move.detail() / 8 % 4 != 0) {
        tell(decision);
      }
    }
  }

  /** One that was heard once must not be lost though it is never told again. */
  private void tell(boolean again) {
    List.copyOf(world.agencies.books.decisions()).stream()
        .filter(decision -> again || !world.witness.told().contains(decision))
        .forEach(this::tell);
  }

  private void tell(Decision decision) {
    world.as(
        "decided",
        () -> {
          Decided decided =
              world.hub().decisions.decide("licensing", world.application, decision, "P-1");
          world.witness.told(decision, decided);
        });
  }

  private void withdraw(boolean withKey) {
    if (world.application == null) {
      return;
    }
    Idempotency use = withKey ? DeliveryHub.use("withdraw", "hash") : null;
    world.as(
        "withdrawn",
        () -> {
          Application answer = world.hub().withdrawals.withdraw(world.application, use);
          world.witness.promised(answer.state() == ApplicationState.WITHDRAWN);
        });
  }

  private void dead(java.util.function.Consumer<UUID> act, String event) {
    world.witness.dead().ifPresent(id -> world.as(event, () -> act.accept(id)));
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
