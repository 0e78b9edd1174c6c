package io.mpphub.delivery;

import io.mpphub.delivery.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A walk: moves at random, then all faults stop, and everything must come to its end.
 *
 * @param answers what the agencies answer to the first calls; after them yes
 */
record Walk(Setting setting, List<Answer> answers, List<Move> moves) {

  private static final int ROUNDS = 60;

  /** What must not have happened; empty when all is well. */
  List<String> faults(World world) {
    Moves hand = new Moves(world);
    world.agencies.answers(answers);
    for (int i = 0; i < moves.size() && world.witness.faults().isEmpty(); i++) {
      accept(world, hand);
      world.step(moves.get(i));
    }
    if (world.witness.faults().isEmpty()) {
      comeToRest(world, hand);
    }
    return world.witness.faults();
  }

  private static void accept(World world, Moves hand) {
    if (world.application == null) {
      try {
        hand.accept();
      } catch (Life.Killed e) {
        world.step(new Move(Move.What.RUN, 0));
      }
    }
  }

  private static void comeToRest(World world, Moves hand) {
    calm(world);
    accept(world, hand);
    settle(world, hand);
    world.witness.look();
    for (int i = 0; i < 3 && world.witness.dead().isPresent(); i++) {
      world.step(new Move(Move.What.REPLAY, 0));
      settle(world, hand);
    }
    Verdict.on(world).forEach(world.witness::finds);
  }

  private static void calm(World world) {
    world.hub().life.isSpared();
    world.agencies.calm();
    world.broker.isDown(false);
    for (int i = 0; i < 3; i++) {
      world.step(new Move(Move.What.START, i));
      world.step(new Move(Move.What.RELEASE, i));
    }
  }

  /** Until nothing is on its way, and the agency has said what it owes. */
  private static void settle(World world, Moves hand) {
    for (int i = 0; i < ROUNDS && world.witness.faults().isEmpty(); i++) {
      world.step(new Move(Move.What.SWEEP, 0));
      world.step(new Move(Move.What.RUN, 0));
      world.witness.look();
      boolean open = world.witness.rows().messages().stream().anyMatch(m -> !m.status().isClosed());
      if (!open && world.agencies.arrived().equals(Instant.MIN)) {
        if (world.agencies.books.isOwing()) {
          world.step(new Move(Move.What.DECIDE, 8));
        }
        world.step(new Move(Move.What.TELL, 1));
        world.step(new Move(Move.What.RUN, 0));
        world.witness.look();
        if (world.witness.rows().messages().stream().allMatch(m -> m.status().isClosed())) {
          return;
        }
      }
      next(world).ifPresentOrElse(hand::passUntil, () -> hand.pass(Duration.ofMinutes(1)));
    }
    world.witness.finds("it never comes to its end: " + world.witness.rows());
  }

  /** When something happens by itself. */
  private static java.util.Optional<Instant> next(World world) {
    Instant now = world.clock.instant();
    return Stream.concat(
            world.witness.rows().messages().stream()
                .map(Message::progress)
                .map(progress -> progress.requeueAt())
                .filter(java.util.Objects::nonNull),
            Stream.concat(
                Stream.of(world.agencies.arrived()),
                world.broker.all().stream().map(HandBroker.Letter::notBefore)))
        .filter(now::isBefore)
        .min(Instant::compareTo);
  }
}
