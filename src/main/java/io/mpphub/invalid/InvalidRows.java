package io.mpphub.invalid;

import io.mpphub.jdbc.StorableTexts;
import io.mpphub.jdbc.Times;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what agencies sent and the hub can't read. */
@Component
public class InvalidRows {

  private static final int LONGEST_SOURCE = 300;
  private static final int LONGEST_FAULT = 1000;
  private static final int LONGEST_RAW = 1_000_000;

  private final JdbcClient jdbc;

  public InvalidRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Sets a row aside; nothing happens when it already is. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void setAside(InvalidRow row) {
    if (isSetAside(row.id())) {
      return;
    }
    jdbc.sql(
            "insert into invalid_row (id, connector, operation, source, row_number, fault, raw,"
                + " received_at) values (?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            row.id(),
            row.connector(),
            row.operation(),
            StorableTexts.cut(row.source(), LONGEST_SOURCE),
            row.rowNumber(),
            StorableTexts.cut(row.fault(), LONGEST_FAULT),
            StorableTexts.cut(row.raw(), LONGEST_RAW),
            Times.toColumn(row.receivedAt()))
        .update();
  }

  /** Returns those of them that are set aside and not discarded. */
  public Set<UUID> waiting(Collection<UUID> ids) {
    return ids.isEmpty()
        ? Set.of()
        : jdbc.sql("select id from invalid_row where discarded_at is null and id in (:ids)")
            .param("ids", ids)
            .query(UUID.class)
            .set();
  }

  /** Removes a row that has become readable and is applied. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void remove(UUID id) {
    jdbc.sql("delete from invalid_row where id = ? and discarded_at is null").param(id).update();
  }

  private boolean isSetAside(UUID id) {
    return jdbc.sql("select count(*) from invalid_row where id = ?")
            .param(id)
            .query(Integer.class)
            .single()
        > 0;
  }
}
