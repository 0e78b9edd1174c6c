package io.mpphub.delivery;

import io.mpphub.application.Decision;
import java.util.List;

/** What the agency of a walk decides, and when it tells of it. */
final class ModelDecisions {

  private final World world;

  ModelDecisions(World world) {
    this.world = world;
  }

  void decide(Move move) {
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
  void tell(boolean again) {
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
}
