package io.mpphub.connector;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** The agency's way to reach the hub, by protocol. Told apart by its keys. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION, defaultImpl = Receive.Http.class)
@JsonSubTypes({
  @JsonSubTypes.Type(Receive.Http.class),
  @JsonSubTypes.Type(Receive.File.class),
  @JsonSubTypes.Type(Receive.Jms.class)
})
public sealed interface Receive {

  /**
   * The agency sends an HTTP request.
   *
   * @param path below {@code /agency/<connector>}
   * @param format of messages and answers: {@code json}, {@code xml} or {@code form}
   * @param answers the body to send, by the outcome of the message
   */
  record Http(String method, String path, String format, Auth auth, Map<String, Answer> answers)
      implements Receive {

    public Http {
      format = Objects.requireNonNullElse(format, "json");
    }
  }

  /** An answer to an agency's call. */
  record Answer(int status, JsonNode body) {}

  /**
   * The agency leaves files, which the hub fetches and moves away.
   *
   * @param directory below the endpoint's URL
   * @param pattern of the files' names, such as {@code staffing-*.csv}
   * @param rows how rows stand in a file; each becomes an event
   * @param schema JSON Schema file that each row must meet, null when its shape isn't watched
   * @param every interval of the hub's looks
   * @param batch number of rows that are applied in one transaction
   * @param maxSize a longer file is left where it is
   */
  record File(
      String directory,
      String pattern,
      Rows rows,
      String schema,
      @DurationMin(seconds = 1) @DurationMax(hours = 24) Duration every,
      Integer batch,
      ByteSize maxSize)
      implements Receive {

    public File {
      every = Objects.requireNonNullElse(every, Duration.ofMinutes(1));
      batch = Objects.requireNonNullElse(batch, 500);
      maxSize = Objects.requireNonNullElse(maxSize, ByteSize.GIBIBYTE);
    }
  }

  /**
   * The agency's broker has messages for the hub.
   *
   * @param queue null when it is a topic
   * @param topic null when it is a queue
   * @param subscription name under which the broker keeps a topic's messages for the hub, null for
   *     a queue
   * @param schema JSON Schema file that each message must meet, null when its shape isn't watched
   */
  record Jms(String queue, String topic, String subscription, String schema) implements Receive {}
}
