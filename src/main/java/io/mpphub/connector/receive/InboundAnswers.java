package io.mpphub.connector.receive;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Receive;
import io.mpphub.connector.Receive.Answer;
import io.mpphub.wire.BodyCodec;
import io.mpphub.wire.BodyFormat;
import io.mpphub.wire.InvalidBodyException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Answers to an agency that calls, as its connector file says; in JSON to a form. */
final class InboundAnswers {

  private record Written(int status, byte[] body) {}

  private final String contentType;
  private final Map<String, Written> answers = new HashMap<>();

  /**
   * @throws IllegalArgumentException when the format can't carry one of them
   */
  InboundAnswers(Receive.Http receive, BodyFormat format) {
    BodyCodec codec = (format == BodyFormat.FORM ? BodyFormat.JSON : format).codec();
    this.contentType = codec.contentType();
    for (Map.Entry<String, Answer> answer : receive.answers().entrySet()) {
      answers.put(
          answer.getKey(),
          new Written(answer.getValue().status(), bytes(codec, answer.getValue().body())));
    }
  }

  private static byte[] bytes(BodyCodec codec, JsonNode body) {
    try {
      return codec.write(body);
    } catch (InvalidBodyException e) {
      throw new IllegalArgumentException("An answer to the agency " + e.getMessage(), e);
    }
  }

  /** Makes one of them the answer of the exchange, and nothing else. */
  void write(Exchange exchange, String what) {
    Written answer = answers.get(what);
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    message.setHeader(Exchange.CONTENT_TYPE, contentType);
    message.setBody(answer.body());
  }
}
