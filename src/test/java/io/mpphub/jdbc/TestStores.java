package io.mpphub.jdbc;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mpphub.application.ApplicationStore;
import io.mpphub.delivery.message.MessageStore;
import io.mpphub.delivery.message.Messages;
import io.mpphub.delivery.queue.BrokerMarks;
import io.mpphub.idempotency.IdempotencyKeys;
import io.mpphub.invalid.InvalidRows;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The stores of a delivery on any database, without Spring's context. */
public record TestStores(
    JdbcClient jdbc,
    ApplicationStore applications,
    MessageStore messages,
    Messages reads,
    IdempotencyKeys keys,
    InvalidRows invalid,
    BrokerMarks marks) {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  public static TestStores on(DataSource database) {
    Json json = new Json(MAPPER);
    JdbcClient jdbc = JdbcClient.create(database);
    return new TestStores(
        jdbc,
        new ApplicationStore(jdbc, json, event -> {}),
        new MessageStore(jdbc, json),
        new Messages(jdbc, json),
        new IdempotencyKeys(jdbc),
        new InvalidRows(jdbc),
        new BrokerMarks(jdbc));
  }
}
