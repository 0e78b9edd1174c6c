package io.mpphub.stream;

import io.mpphub.application.ApplicationMoved;
import io.mpphub.schedule.Rounds;
import io.mpphub.schedule.RoundsLifecycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * One thread for all streams: looks at once when this hub has moved an application that is
 * followed, and periodically at all of them, for other hubs' changes.
 */
class StreamSchedule extends RoundsLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StreamSchedule.class);

  private final EventStreams streams;
  private final StreamProperties properties;
  private final Set<UUID> moved = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean called = new AtomicBoolean();
  private boolean failing;

  StreamSchedule(EventStreams streams, StreamProperties properties) {
    super(new Rounds("hub-streams"));
    this.streams = streams;
    this.properties = properties;
    streams.onWanted(this::call);
  }

  /** The only cost of a move to its caller. */
  @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
  void moved(ApplicationMoved event) {
    if (streams.isFollowed(event.application())) {
      call(event.application());
    }
  }

  private void call(UUID application) {
    moved.add(application);
    if (rounds.areRunning() && called.compareAndSet(false, true)) {
      rounds.now(this::lookAtMoved);
    }
  }

  private void lookAtMoved() {
    called.set(false);
    List<UUID> now = new ArrayList<>(moved);
    moved.removeAll(now);
    run(() -> streams.look(now));
  }

  private void lookAtAll() {
    run(streams::look);
    run(streams::beat);
  }

  private void run(Runnable step) {
    try {
      step.run();
      failing = false;
    } catch (RuntimeException e) {
      if (!failing) {
        LOG.warn(
            "What is new can't be read ({}); streams stay open and are told later",
            e.getClass().getSimpleName());
      }
      failing = true;
    }
  }

  @Override
  public void start() {
    rounds.every(properties.look(), this::lookAtAll);
  }

  /** Before the server waits for requests under way to end: streams would let it wait in vain. */
  @Override
  public void stop() {
    super.stop();
    streams.endAll();
  }
}
