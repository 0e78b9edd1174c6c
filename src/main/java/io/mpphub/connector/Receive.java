package io.mpphub.connector;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Objects;

/** Where and how the agency reaches the hub, by protocol. Told apart by its keys. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION, defaultImpl = Receive.Http.class)
@JsonSubTypes(@JsonSubTypes.Type(Receive.Http.class))
public sealed interface Receive {

  /**
   * The agency sends an HTTP request.
   *
   * @param path below {@code /agency/<connector>}
   * @param format what messages and answers are written in: {@code json}, {@code xml} or {@code
   *     form}
   * @param answers the body to send, by what became of the message
   */
  record Http(String method, String path, String format, Auth auth, Map<String, Answer> answers)
      implements Receive {

    public Http {
      format = Objects.requireNonNullElse(format, "json");
    }
  }

  /** An answer to an agency's call. */
  record Answer(int status, JsonNode body) {}
}
