package io.mpphub.delivery;

import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.HistoryEntry;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.delivery.message.Progress;
import io.mpphub.jdbc.TestStores;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the database holds of a walk's application.
 *
 * @param application null before it is accepted
 */
record Rows(Application application, List<Message> messages) {

  static final Rows NONE = new Rows(null, List.of());
  private static final String NOTHING = "none";

  /** The same application again; any when there was none before. */
  static Rows read(TestStores eyes, Rows before) {
    UUID id = before.application == null ? any(eyes) : before.application.id();
    return id == null
        ? NONE
        : new Rows(eyes.applications().find(id).orElseThrow(), eyes.messages().ofApplication(id));
  }

  private static UUID any(TestStores eyes) {
    return eyes.jdbc()
        .sql("select id from application fetch first row only")
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  /** What has changed, as the table of moves says it. */
  List<MoveTable.Line> since(Rows before, String event) {
    Map<UUID, Message> known =
        before.messages.stream().collect(Collectors.toMap(Message::id, Function.identity()));
    List<MoveTable.Line> lines = new ArrayList<>();
    for (Message message : messages) {
      Message earlier = known.get(message.id());
      String from = earlier == null ? NOTHING : earlier.status().wireName();
      String to = message.status().wireName();
      if (!from.equals(to)) {
        String step = message.step().kind().wireName();
        lines.add(new MoveTable.Line(event, step, from, to, before.state(), state()));
      }
    }
    if (lines.isEmpty() && !before.state().equals(state())) {
      lines.add(new MoveTable.Line(event, "-", "-", "-", before.state(), state()));
    }
    return lines;
  }

  private String state() {
    return application == null ? NOTHING : application.state().wireName();
  }

  /** What must not be, whatever happened. */
  List<String> faults(Rows before) {
    List<String> faults = new ArrayList<>();
    if (application != null) {
      historyFaults(faults);
    }
    if (before.application != null && application != null) {
      List<HistoryEntry> earlier = before.application.history();
      List<HistoryEntry> later = application.history();
      if (!later.subList(0, Math.min(earlier.size(), later.size())).equals(earlier)) {
        faults.add("history is rewritten");
      }
      if (before.application.checked() && !application.checked()) {
        faults.add("checks that have passed are open again");
      }
    }
    for (Message message : messages) {
      Progress progress = message.progress();
      if (message.isCheck() && progress.maybeApplied()) {
        faults.add("a check is in doubt");
      }
      if (progress.status() == MessageStatus.DEAD && progress.tries() < Setting.TRIES) {
        faults.add("it is dead before its tries are used up");
      }
      if (progress.status().isClosed() != (progress.requeueAt() == null)) {
        faults.add("the sweep doesn't see " + message);
      }
    }
    long open = messages.stream().filter(m -> m.isCheck() && !m.status().isClosed()).count();
    if (open > 1) {
      faults.add("two checks at once");
    }
    return faults;
  }

  /** What came before its time, when the broker has lost nothing. */
  List<String> early(Rows before, String event, Instant now) {
    List<String> faults = new ArrayList<>();
    for (Message earlier : before.messages) {
      Message message =
          messages.stream()
              .filter(one -> one.id().equals(earlier.id()))
              .findFirst()
              .orElse(earlier);
      boolean changed = message.status() != earlier.status();
      Progress progress = earlier.progress();
      if (changed
          && event.equals("swept")
          && earlier.status() == MessageStatus.DELIVERING
          && now.isBefore(progress.updatedAt().plus(ModelHub.LEASE))) {
        faults.add("an attempt is taken for lost before its lease is over");
      }
      if (changed
          && (message.status() == MessageStatus.READY
              || message.status() == MessageStatus.DELIVERING)
          && progress.nextAttemptAt() != null
          && now.isBefore(progress.nextAttemptAt())) {
        faults.add("it is tried again before its pause is over");
      }
    }
    return faults;
  }

  private void historyFaults(List<String> faults) {
    List<HistoryEntry> history = application.history();
    ApplicationState state = null;
    for (HistoryEntry entry : history) {
      boolean remark = entry.state() == state && entry.note() != null;
      if (state != null && !remark && !state.mayMoveTo(entry.state())) {
        faults.add("history goes from " + state + " to " + entry.state());
      }
      state = entry.state();
    }
    if (state != application.state()) {
      faults.add("history ends with " + state + ", the application is " + application.state());
    }
  }
}
