package io.mpphub.connector;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The steps of the {@code login} route template. */
final class LoginOperation {

  private final Connector connector;
  private final String form;

  LoginOperation(Connector connector, Map<String, String> form) {
    this.connector = connector;
    this.form = WireRequest.urlEncoded(form);
  }

  public void prepare(Exchange exchange) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader("Accept", "application/json");
    message.setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
    message.setBody(form);
  }

  /**
   * @throws AgencyException when there is no token to be had in the answer
   * @throws IOException when the answer breaks off
   */
  public void read(Exchange exchange) throws IOException {
    Message message = exchange.getMessage();
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
    byte[] answer =
        message
            .getBody(InputStream.class)
            .readNBytes(connector.endpoint().maxResponseSize().bytes());
    message.removeHeaders("*");
    if (status / 100 != 2) {
      throw failure(
          status >= 500 ? Outcome.TRANSIENT : Outcome.MISCONFIGURED, status, "The login failed.");
    }
    try {
      message.setBody(ConnectorJson.MAPPER.readValue(answer, JsonNode.class));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw failure(Outcome.UNREADABLE, status, "The login's answer can't be understood.");
    }
  }

  private AgencyException failure(Outcome outcome, int status, String reason) {
    return new AgencyException(connector.name(), FormLogin.LOGIN, outcome, status, null, reason);
  }
}
