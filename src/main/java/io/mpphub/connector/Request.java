package io.mpphub.connector;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Map;

/** How a canonical request becomes the agency's, by protocol. Told apart by its keys. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION, defaultImpl = Request.Http.class)
@JsonSubTypes(@JsonSubTypes.Type(Request.Http.class))
public sealed interface Request {

  /**
   * An HTTP request.
   *
   * @param path below the endpoint's URL; {@code {name}} stands for a path parameter
   * @param pathParameters JSLT expression on the canonical request, by name
   * @param query JSLT expression on the canonical request, by query parameter
   * @param mapping JSLT file that makes the body, null for none
   * @param idempotencyHeader header that carries the message id of a delivery, null for none
   */
  record Http(
      String method,
      String path,
      Map<String, String> pathParameters,
      Map<String, String> query,
      String mapping,
      String idempotencyHeader)
      implements Request {

    public Http {
      pathParameters = pathParameters == null ? Map.of() : pathParameters;
      query = query == null ? Map.of() : query;
    }
  }
}
