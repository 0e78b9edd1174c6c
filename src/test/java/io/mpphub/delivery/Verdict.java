package io.mpphub.delivery;

import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.Decision;
import io.mpphub.application.HistoryEntry;
import io.mpphub.delivery.attempt.WithdrawalEnd;
import io.mpphub.delivery.message.Attempt;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.jdbc.TestStores;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What must be true once nothing moves any more: the hub's word against the agency's books. */
final class Verdict {

  private final List<String> faults = new ArrayList<>();

  private Verdict() {}

  static List<String> on(World world) {
    Verdict verdict = new Verdict();
    Rows rows = world.witness.rows();
    if (rows.application() == null) {
      return List.of("what was accepted is gone");
    }
    verdict.isAlone(world.witness.eyes());
    verdict.ends(rows, world.agencies.books);
    verdict.decisions(rows.application(), world.witness.told());
    verdict.attempts(rows.messages(), world.witness.eyes());
    verdict.steps(rows.messages());
    return verdict.faults;
  }

  private void unless(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private void isAlone(TestStores eyes) {
    int all = eyes.jdbc().sql("select count(*) from application").query(Integer.class).single();
    unless(all == 1, "it became " + all + " applications");
  }

  private void ends(Rows rows, AgencyBooks books) {
    Application application = rows.application();
    ApplicationState state = application.state();
    boolean discarded =
        rows.messages().stream().anyMatch(m -> m.status() == MessageStatus.DISCARDED);
    unless(books.applied() <= 1, "the agency did it " + books.applied() + " times");
    switch (state) {
      case WITHDRAWN ->
          unless(
              !books.has() || books.isWithdrawn() || !books.decisions().isEmpty(),
              "it is withdrawn, and the agency has it");
      case APPROVED ->
          unless(
              books.decisions().stream().anyMatch(Decision::approved), "it is approved by nobody");
      case REJECTED ->
          unless(
              !books.has()
                  || books.isWithdrawn()
                  || books.decisions().stream().anyMatch(d -> !d.approved()),
              "it is rejected, and the agency has it");
      case FAILED, DELIVERED ->
          unless(
              discarded && books.decisions().isEmpty(),
              "it stays " + state + ", and nobody gave it up");
      default -> faults.add("it stays " + state);
    }
    if (!books.decisions().isEmpty() && !state.isFinal()) {
      faults.add("it is decided, and stays " + state);
    }
  }

  private void decisions(Application application, List<Decision> told) {
    for (Decision decision : told) {
      boolean inHistory = application.history().stream().anyMatch(entry -> tells(entry, decision));
      unless(inHistory, "a decision is lost: " + decision.state());
    }
  }

  private static boolean tells(HistoryEntry entry, Decision decision) {
    return entry.state() == decision.state()
        || WithdrawalEnd.late(decision).equals(entry.note())
        || WithdrawalEnd.takenBack(decision).equals(entry.note());
  }

  private void attempts(List<Message> messages, TestStores eyes) {
    for (Message message : messages) {
      List<Attempt> attempts = eyes.reads().attempts(message.id());
      List<Integer> numbers = attempts.stream().map(Attempt::number).sorted().toList();
      List<Integer> all = IntStream.rangeClosed(1, message.progress().attempts()).boxed().toList();
      unless(numbers.equals(all), message.step() + " has attempts " + numbers + " of " + all);
      unless(
          attempts.stream().allMatch(one -> one.outcome() != null || one.note() != null),
          "nobody knows how an attempt ended: " + attempts);
    }
  }

  private void steps(List<Message> messages) {
    List<Integer> places = messages.stream().map(m -> m.step().seq()).toList();
    unless(
        places.equals(IntStream.range(0, places.size()).boxed().toList()),
        "its steps are " + places);
    unless(
        messages.stream().filter(m -> m.step().kind() == ChainStep.Kind.SUBMIT).count() <= 1,
        "it is submitted twice");
  }
}
