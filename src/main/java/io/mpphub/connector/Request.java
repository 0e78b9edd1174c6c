package io.mpphub.connector;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;
import java.util.Objects;

/** Conversion of a canonical request to the agency's, by protocol. Told apart by its keys. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION, defaultImpl = Request.Http.class)
@JsonSubTypes({
  @JsonSubTypes.Type(Request.Http.class),
  @JsonSubTypes.Type(Request.Soap.class),
  @JsonSubTypes.Type(Request.Sql.class),
  @JsonSubTypes.Type(Request.File.class),
  @JsonSubTypes.Type(Request.Jms.class)
})
public sealed interface Request {

  /**
   * An HTTP request.
   *
   * @param path below the endpoint's URL; {@code {name}} stands for a path parameter
   * @param pathParameters JSLT expression on the canonical request, by name
   * @param query JSLT expression on the canonical request, by query parameter
   * @param mapping JSLT file that makes the body, null for none
   * @param format what the body is written in: {@code json}, {@code xml} or {@code form}
   * @param accept what answers are written in: {@code json} or {@code xml}
   * @param idempotencyHeader header that carries the message id of a delivery, null for none
   * @param paging null when the answer is whole
   */
  record Http(
      String method,
      String path,
      Map<String, String> pathParameters,
      Map<String, String> query,
      String mapping,
      String format,
      String accept,
      String idempotencyHeader,
      @Valid Paging paging)
      implements Request {

    public Http {
      pathParameters = pathParameters == null ? Map.of() : pathParameters;
      query = query == null ? Map.of() : query;
      format = Objects.requireNonNullElse(format, "json");
      accept = Objects.requireNonNullElse(accept, format.equals("form") ? "json" : format);
    }
  }

  /**
   * A list that comes in pages.
   *
   * @param parameter query parameter with the page's number
   * @param first the number of the first page
   * @param items JSLT expression on the unwrapped answer
   * @param last JSLT condition on the unwrapped answer, null when only a page without items is the
   *     last
   * @param key JSLT expression on an item, null when the item itself tells it from others
   * @param maxPages a longer list is unreadable
   */
  record Paging(
      String parameter,
      Integer first,
      String items,
      String last,
      String key,
      @Min(1) @Max(10_000) Integer maxPages) {

    public Paging {
      first = Objects.requireNonNullElse(first, 1);
      maxPages = Objects.requireNonNullElse(maxPages, 100);
    }
  }

  /**
   * A SOAP message.
   *
   * @param action as the WSDL has it, empty for none
   * @param path below the endpoint's URL, empty when that is the service's
   * @param version {@code 1.1} or {@code 1.2}
   * @param mapping JSLT file that makes the content of the body
   */
  record Soap(String action, String path, String version, String mapping) implements Request {

    public Soap {
      path = Objects.requireNonNullElse(path, "");
      version = Objects.requireNonNullElse(version, "1.1");
    }
  }

  /**
   * A statement for a database.
   *
   * @param statement SQL file
   * @param parameters JSLT expression on the canonical request, by the name that the statement
   *     writes as {@code :#name}
   * @param maxRows an answer with more is unreadable
   */
  record Sql(String statement, Map<String, String> parameters, Integer maxRows) implements Request {

    private static final int MOST_ROWS = 1000;

    public Sql {
      parameters = parameters == null ? Map.of() : parameters;
      maxRows = Objects.requireNonNullElse(maxRows, MOST_ROWS);
    }
  }

  /**
   * A file that the hub writes, first as {@code .part}.
   *
   * @param directory below the endpoint's URL
   * @param name JSLT expression on the canonical request, with {@code $messageId}
   * @param mapping JSLT file that makes the rows: an array of objects, or one object
   */
  record File(String directory, String name, String mapping, Rows rows) implements Request {}

  /**
   * A message to a queue.
   *
   * @param queue of the agency's broker
   * @param mapping JSLT file that makes the body, null for the canonical request as it is
   * @param oneWay true when no answer comes
   * @param replyQueue where answers come, null for a queue of the hub's own that the broker makes
   * @param idempotencyProperty property that carries the message id of a delivery, null for none
   */
  record Jms(
      String queue, String mapping, boolean oneWay, String replyQueue, String idempotencyProperty)
      implements Request {}
}
