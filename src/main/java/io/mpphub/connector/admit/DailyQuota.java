package io.mpphub.connector.admit;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Counts calls against what an agency allows for a day, over all hubs of the mall. Each hub sets a
 * part of the rest aside in the database and spends that by itself: one statement for many calls. A
 * hub that stops leaves what it has set aside unspent, so the sum is never above the limit.
 */
class DailyQuota {

  /** A hub sets aside a hundredth of the limit at a time. */
  private static final int PARTS = 100;

  private final JdbcClient jdbc;
  private final Map<String, Share> shares = new ConcurrentHashMap<>();

  DailyQuota(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The calls that this hub has set aside. Guarded by itself. */
  private static final class Share {
    private LocalDate day;
    private int limit;
    private int left;
    private boolean usedUp;

    boolean isOf(LocalDate today, int allowed) {
      return today.equals(day) && limit == allowed;
    }

    void begin(LocalDate today, int allowed) {
      day = today;
      limit = allowed;
      left = 0;
      usedUp = false;
    }
  }

  /**
   * Takes one call.
   *
   * @return false when the day's are used up
   */
  boolean take(String connector, LocalDate today, int limit) {
    Share share = shares.computeIfAbsent(connector, name -> new Share());
    synchronized (share) {
      if (!share.isOf(today, limit)) {
        if (today.equals(share.day)) {
          putBack(connector, today, share.left);
        }
        share.begin(today, limit);
      }
      if (share.left == 0 && !share.usedUp) {
        share.left = setAside(connector, today, limit);
        share.usedUp = share.left == 0;
      }
      if (share.left == 0) {
        return false;
      }
      share.left--;
      return true;
    }
  }

  /** True when nothing is left, as far as this hub knows without asking. */
  boolean isUsedUp(String connector, LocalDate today, int limit) {
    Share share = shares.get(connector);
    if (share == null) {
      return false;
    }
    synchronized (share) {
      return share.usedUp && share.isOf(today, limit);
    }
  }

  /** A call that was taken and not made. */
  void giveBack(String connector, LocalDate today, int limit) {
    Share share = shares.get(connector);
    if (share == null) {
      return;
    }
    synchronized (share) {
      if (share.isOf(today, limit)) {
        share.left++;
        share.usedUp = false;
      }
    }
  }

  /** Returns the calls that were set aside under another limit. */
  private void putBack(String connector, LocalDate today, int left) {
    if (left > 0) {
      jdbc.sql("update daily_quota set taken = taken - ? where connector = ? and on_day = ?")
          .params(left, connector, today)
          .update();
    }
  }

  private int setAside(String connector, LocalDate today, int limit) {
    begin(connector, today);
    for (int part = Math.max(1, limit / PARTS); part > 0; part /= 2) {
      int taken =
          jdbc.sql(
                  "update daily_quota set taken = taken + ?"
                      + " where connector = ? and on_day = ? and taken + ? <= ?")
              .params(part, connector, today, part, limit)
              .update();
      if (taken == 1) {
        return part;
      }
    }
    return 0;
  }

  private void begin(String connector, LocalDate today) {
    try {
      jdbc.sql(
              "insert into daily_quota (connector, on_day, taken) select ?, ?, 0 from (values (1)) one"
                  + " where not exists"
                  + " (select 1 from daily_quota where connector = ? and on_day = ?)")
          .params(connector, today, connector, today)
          .update();
    } catch (DuplicateKeyException e) {
      // Another hub was faster by a moment: the row is there.
      return;
    }
  }
}
