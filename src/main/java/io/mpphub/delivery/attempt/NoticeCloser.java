package io.mpphub.delivery.attempt;

import io.mpphub.application.ApplicationStore;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Progress;
import java.time.Clock;
import java.time.Instant;
import org.springframework.transaction.support.TransactionOperations;

/**
 * As {@link AttemptCloser}, for messages that change no application. After the last try one is
 * given up, and no operator is asked: those after it go on.
 */
public class NoticeCloser {

  private final ApplicationStore applications;
  private final MessageStore messages;
  private final AttemptBook book;
  private final TransactionOperations transaction;
  private final Clock clock;

  public NoticeCloser(
      ApplicationStore applications,
      MessageStore messages,
      AttemptBook book,
      TransactionOperations transaction,
      Clock clock) {
    this.applications = applications;
    this.messages = messages;
    this.book = book;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** The notice was taken. */
  Step delivered(Message message) {
    return transaction.execute(
        status -> {
          Instant now = inOrder(message);
          book.close(message, "delivered", null, null, now);
          messages.save(message.with(message.progress().delivered(now)), message.progress().turn());
          return Step.of(Next.DONE, message);
        });
  }

  Step failed(Message message, Failure failure) {
    return transaction.execute(
        status -> {
          Instant now = inOrder(message);
          Message ended = message.with(end(message, failure, now));
          boolean saved = messages.save(ended, message.progress().turn());
          book.close(message, failure, saved, now);
          boolean again = saved && !ended.status().isClosed();
          return Step.of(again ? Next.AGAIN : Next.DONE, saved ? ended : message);
        });
  }

  private Progress end(Message message, Failure failure, Instant now) {
    Progress counted = AttemptBook.counted(message, failure);
    Progress progress = failure.maybeApplied() ? counted.doubted(now) : counted;
    return failure.kind() == Failure.Kind.REJECTED || book.isUsedUp(message, failure)
        ? progress.rejected(failure.cause(), now)
        : book.again(message, progress, failure, now);
  }

  /** One after the other with the receipts of those that follow it: none misses its end. */
  private Instant inOrder(Message message) {
    applications.lock(message.applicationId());
    return clock.instant();
  }
}
