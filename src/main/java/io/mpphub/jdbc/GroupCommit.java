package io.mpphub.jdbc;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Makes the commits of many threads safe together. A write to the disk takes as long for one commit
 * as for fifty, and only one is made at a time: threads that waited for the one before share the
 * next.
 */
final class GroupCommit {

  private final Runnable flush;
  private final Lock turn = new ReentrantLock();
  private final AtomicLong asked = new AtomicLong();
  private long done;

  /**
   * @param flush makes safe all that is committed when it begins
   */
  GroupCommit(Runnable flush) {
    this.flush = flush;
  }

  /**
   * Returns when all that the calling thread has committed is safe. An exception of {@code flush}
   * reaches the thread that it ran in; the others that wait try again.
   */
  void await() {
    long mine = asked.incrementAndGet();
    turn.lock();
    try {
      if (done < mine) {
        long all = asked.get();
        flush.run();
        done = all;
      }
    } finally {
      turn.unlock();
    }
  }
}
