package io.mpphub.stream;

import io.mpphub.application.Histories;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * One client that follows one application. Events wait here until the connection takes them; no
 * thread ever waits for the client. The thread that brings work writes, one at a time.
 *
 * <p>When a write fails on a thread that isn't the server's, the server ends the connection on one
 * of its own, at once, and uses its objects for the next client, while the failed write still notes
 * its failure there: it would end a stranger's request. So the server, when it reports the end, is
 * kept until the writer has left ({@link #leaveNow}). A writer holds no lock of the server's that
 * this could wait for.
 */
final class EventStream implements WriteListener, AsyncListener {

  /** So much waits here at most; the rest is in the database until the client took these. */
  static final int ROOM = 64;

  private final UUID application;
  private final String client;
  private final Wording wording;
  private final AsyncContext connection;
  private final ServletOutputStream out;
  private final Consumer<EventStream> whenThereIsRoom;
  private final Consumer<EventStream> whenGone;
  private final ReentrantLock writing = new ReentrantLock();
  private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger room = new AtomicInteger(ROOM);
  private final AtomicInteger work = new AtomicInteger();

  private volatile boolean open;
  private volatile boolean ending;
  private volatile boolean gone;
  private volatile boolean cut;
  private volatile boolean blocked;
  private volatile boolean wasFull;
  private volatile int taken;
  private boolean unflushed;

  // Only the thread that watches the streams uses these.
  private int seen;
  private Instant lastWord;
  private Instant blockedSince;
  private int takenBefore;

  /**
   * @param seen the number of the last entry that the client knows
   * @param whenThereIsRoom told by any thread when the client took all, after there was no room
   * @param whenGone told at least once when the stream has ended, by any thread
   */
  EventStream(
      UUID application,
      String client,
      int seen,
      Wording wording,
      AsyncContext connection,
      ServletOutputStream out,
      Instant now,
      Consumer<EventStream> whenThereIsRoom,
      Consumer<EventStream> whenGone) {
    this.application = application;
    this.client = client;
    this.seen = seen;
    this.wording = wording;
    this.connection = connection;
    this.out = out;
    this.lastWord = now;
    this.whenThereIsRoom = whenThereIsRoom;
    this.whenGone = whenGone;
  }

  UUID application() {
    return application;
  }

  /** Returns the follower's name. */
  String client() {
    return client;
  }

  Wording wording() {
    return wording;
  }

  /** The number of the last entry that the client knows, or will once it took what waits. */
  int seen() {
    return seen;
  }

  /** True while more entries may be offered. */
  boolean hasRoom() {
    return !ending && !gone && room.get() > 0;
  }

  /** Takes the next entry; any other is not for this client. */
  boolean offer(Histories.Entry entry, byte[] text, Instant now) {
    if (entry.number() != seen + 1 || !hasRoom()) {
      return false;
    }
    seen = entry.number();
    say(text, now);
    return true;
  }

  /** Sends words that are no entry. */
  void say(byte[] text, Instant now) {
    lastWord = now;
    if (room.decrementAndGet() <= 0) {
      wasFull = true;
    }
    waiting.add(text);
    drain();
  }

  /** Ends the stream once what waits is sent. */
  void end() {
    ending = true;
    drain();
  }

  /** Shows that the stream lives; ends it when its client has taken nothing for too long. */
  void beat(Instant now, Duration heartbeat, Duration stall) {
    if (blocked) {
      // A slow client is blocked whenever one looks, but takes some in between.
      if (blockedSince == null || taken != takenBefore) {
        blockedSince = now;
        takenBefore = taken;
      } else if (!now.isBefore(blockedSince.plus(stall))) {
        cut();
      }
      return;
    }
    blockedSince = null;
    if (!ending && !now.isBefore(lastWord.plus(heartbeat))) {
      say(EventText.HEARTBEAT, now);
    }
  }

  /** Ends the stream without the rest. */
  void cut() {
    cut = true;
    drain();
  }

  private void drain() {
    if (work.getAndIncrement() != 0) {
      return; // whoever is at it goes round once more
    }
    int rounds = 1;
    do {
      writing.lock();
      try {
        write();
      } catch (IOException | RuntimeException e) {
        // The client is gone: the server knows, and comes with onError.
        leave();
      } finally {
        writing.unlock();
      }
      rounds = work.addAndGet(-rounds);
    } while (rounds != 0);
  }

  private void write() throws IOException {
    while (!gone && (open || cut)) {
      if (cut) {
        leave();
        complete();
        return;
      }
      if (!out.isReady()) {
        // The server calls onWritePossible once the client has taken some.
        blocked = true;
        return;
      }
      blocked = false;
      byte[] next = waiting.poll();
      if (next != null) {
        out.write(next);
        room.incrementAndGet();
        taken++;
        unflushed = true;
      } else if (unflushed) {
        unflushed = false;
        out.flush();
      } else {
        if (ending) {
          cut = true;
        } else {
          if (wasFull) {
            wasFull = false;
            whenThereIsRoom.accept(this);
          }
          return;
        }
      }
    }
  }

  private void leave() {
    gone = true;
    waiting.clear();
    whenGone.accept(this);
  }

  /** Leaves, and returns when no thread uses the connection any more. */
  private void leaveNow() {
    leave();
    writing.lock();
    writing.unlock();
  }

  private void complete() {
    try {
      connection.complete();
    } catch (IllegalStateException e) {
      // The server was faster.
      waiting.clear();
    }
  }

  @Override
  public void onWritePossible() {
    open = true;
    drain();
  }

  @Override
  public void onError(Throwable failure) {
    leaveNow();
  }

  @Override
  public void onError(AsyncEvent event) {
    leaveNow();
    // Else the server would make an error page of it.
    complete();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    leaveNow();
    complete();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    // After one of the above, or by the writer itself. The server holds a lock here: don't wait.
    leave();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Never: nothing starts it a second time.
  }
}
