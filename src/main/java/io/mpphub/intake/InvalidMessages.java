package io.mpphub.intake;

import io.mpphub.invalid.InvalidRow;
import io.mpphub.invalid.InvalidRows;
import io.mpphub.wire.rows.FileRow;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;

/**
 * Invalid Message Channel: keeps what agencies sent and the hub can't read, and puts its id into
 * the queue {@code hub.<connector>.invalid}. The queue never holds what was sent.
 */
class InvalidMessages {

  private static final Logger LOG = LoggerFactory.getLogger(InvalidMessages.class);
  private static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

  /**
   * Where something came from.
   *
   * @param source name of the file, or id of the message
   * @param hash of the file, empty for a message
   */
  record Origin(String connector, String operation, String source, String hash) {}

  private final InvalidRows rows;
  private final JmsTemplate jms;
  private final Clock clock;

  InvalidMessages(InvalidRows rows, JmsTemplate jms, Clock clock) {
    this.rows = rows;
    this.jms = jms;
    this.clock = clock;
  }

  /**
   * To be called in a transaction. The queue has the id before the commit, so that none is missing;
   * should the commit fail, the repeat has the same id and the broker drops it.
   *
   * @param row null when it is no file
   * @param fault without anything of the content
   */
  void setAside(Origin origin, Long row, String fault, String raw) {
    UUID id = id(origin, row);
    rows.setAside(
        new InvalidRow(
            id,
            origin.connector(),
            origin.operation(),
            origin.source(),
            row,
            fault,
            raw,
            clock.instant()));
    jms.send(
        queue(origin.connector()),
        session -> {
          jakarta.jms.Message message = session.createTextMessage(id.toString());
          message.setStringProperty(DUPLICATE_ID, id.toString());
          return message;
        });
  }

  /** Returns those of a file's rows that were set aside when it came before, and not discarded. */
  List<FileRow> waiting(Origin origin, List<FileRow> all) {
    Set<UUID> waiting = rows.waiting(all.stream().map(row -> id(origin, row.number())).toList());
    return all.stream().filter(row -> waiting.contains(id(origin, row.number()))).toList();
  }

  /**
   * Removes a set-aside row that has become readable. To be called in the transaction that applies
   * it.
   *
   * @param row null for the file as a whole
   */
  void takeBack(Origin origin, Long row) {
    rows.remove(id(origin, row));
  }

  /** After {@link #takeBack}'s transaction. */
  void removeFromQueue(Origin origin, Long row) {
    removeFromQueue(origin.connector(), id(origin, row));
  }

  /** The queue is for other programs: an absent broker must not keep operators waiting. */
  void removeFromQueue(String connector, UUID id) {
    try {
      jms.receiveSelected(queue(connector), DUPLICATE_ID + " = '" + id + "'");
    } catch (JmsException e) {
      LOG.warn(
          "The id of invalid message {} stays in its queue ({})", id, e.getClass().getSimpleName());
    }
  }

  private static String queue(String connector) {
    return "hub." + connector + ".invalid";
  }

  private static UUID id(Origin origin, Long row) {
    String name =
        String.join(
            "\n",
            origin.connector(),
            origin.operation(),
            origin.source(),
            origin.hash(),
            String.valueOf(row));
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }
}
