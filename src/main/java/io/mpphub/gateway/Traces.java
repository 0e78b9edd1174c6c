package io.mpphub.gateway;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * In which traces front ends asked for something of an application. A help for operators: when the
 * database doesn't take one, the call goes on, and only the search by that trace finds nothing.
 */
@Component
public class Traces {

  private static final Logger LOG = LoggerFactory.getLogger(Traces.class);

  /** Limits the rows of a call that is repeated for ever. */
  private static final int KEPT = 50;

  private final JdbcClient jdbc;

  Traces(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Keeps that a call had to do with an application.
   *
   * @param traceId 32 hexadecimal digits
   */
  public void note(UUID application, String traceId) {
    try {
      jdbc.sql(
              "insert into application_trace (trace_id, application_id)"
                  + " select cast(? as varchar(32)), a.id from application a where a.id = ?"
                  + " and (select count(*) from application_trace t where t.application_id = a.id)"
                  + " < ?")
          .params(traceId, application, KEPT)
          .update();
    } catch (DuplicateKeyException e) {
      LOG.trace("The trace of {} is known", application);
    } catch (DataAccessException e) {
      LOG.debug("The trace of {} can't be kept", application, e);
    }
  }
}
