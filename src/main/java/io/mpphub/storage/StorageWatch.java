package io.mpphub.storage;

import io.mpphub.schedule.Rounds;
import io.mpphub.schedule.RoundsLifecycle;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Looks each second how things stand, tells when that changes, and mends what can be mended. Its
 * look at the database is also what finds out that it is back.
 */
final class StorageWatch extends RoundsLifecycle {

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Logger LOG = LoggerFactory.getLogger(StorageWatch.class);

  private final Storage storage;
  private final FreeSpace disk;
  private final Backlog backlog;
  private final BrokerRevival broker;
  private Optional<String> last = Optional.empty();

  StorageWatch(Storage storage, FreeSpace disk, Backlog backlog, BrokerRevival broker) {
    super(new Rounds("hub-storage"));
    this.storage = storage;
    this.disk = disk;
    this.backlog = backlog;
    this.broker = broker;
  }

  private void look() {
    try {
      backlog.count();
    } catch (DataAccessException e) {
      LOG.debug("The database can't be asked", e);
    }
    broker.look(disk.found().isPresent());
    Optional<String> now = storage.shortage();
    if (!now.equals(last)) {
      now.ifPresentOrElse(
          shortage -> LOG.error("Whatever would have to be stored is refused. {}", shortage),
          () -> LOG.info("Everything is taken in again"));
      last = now;
    }
  }

  @Override
  public void start() {
    rounds.every(PAUSE, PAUSE, this::look);
  }
}
