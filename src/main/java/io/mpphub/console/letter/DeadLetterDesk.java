package io.mpphub.console.letter;

import io.mpphub.console.frame.GivenReason;
import io.mpphub.console.message.MessagePage;
import io.mpphub.console.message.MessageSearch;
import io.mpphub.delivery.letter.DeadLetterBox;
import io.mpphub.delivery.letter.DeadLetters;
import io.mpphub.delivery.letter.LetterFilter;
import io.mpphub.delivery.letter.LetterRuns;
import io.mpphub.delivery.message.MessageQuery;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Lists dead letters, and replays or discards them for operators. Each operator's actions are
 * stored with the message and logged.
 */
@Component
class DeadLetterDesk {

  private static final Logger LOG = LoggerFactory.getLogger(DeadLetterDesk.class);

  private final DeadLetterBox box;
  private final LetterRuns runs;
  private final DeadLetters letters;

  DeadLetterDesk(DeadLetterBox box, LetterRuns runs, DeadLetters letters) {
    this.box = box;
    this.runs = runs;
    this.letters = letters;
  }

  /**
   * Newest first, of all ages unless the search says otherwise.
   *
   * @throws ProblemException {@code invalid} when a parameter breaks rules
   */
  MessagePage page(LetterSearch search, String after, String limit) {
    MessageQuery page =
        new MessageSearch(null, null, null, null, null, null, after, limit).query(null);
    LetterFilter filter = runs.filter(search.listed().selection());
    return MessagePage.of(box.page(filter, page.after(), page.limit()));
  }

  /**
   * Sends it again, with all its tries.
   *
   * @throws ProblemException {@code not-found} when it isn't a dead letter (any more)
   */
  void replay(String id, String operator) {
    if (!letters.replay(uuid(id), operator)) {
      throw gone();
    }
    LOG.info("Message {} is replayed by {}", id, operator);
  }

  /**
   * Gives it up for good.
   *
   * @param reason why; null or blank is refused
   * @throws ProblemException {@code not-found} when it isn't a dead letter (any more), {@code
   *     invalid} without a reason
   */
  void discard(String id, String reason, String operator) {
    String why = GivenReason.checked(reason);
    if (!letters.discard(uuid(id), why, operator)) {
      throw gone();
    }
    LOG.info("Message {} is discarded by {}", id, operator);
  }

  private static UUID uuid(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw gone();
    }
  }

  private static ProblemException gone() {
    return ProblemException.of(
        ProblemCode.NOT_FOUND, "There is no such dead letter (any more); nothing was done.");
  }
}
