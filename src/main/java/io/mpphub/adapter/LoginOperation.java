package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.util.ObjectHelper;

/** The steps of the {@code login} route template. */
final class LoginOperation {

  /** The operation that logs in, part of its route's id. */
  static final String NAME = "login";

  /**
   * @param name of the operation
   * @param address a path below the endpoint's URL, or a URL
   * @param form field by name
   */
  record Settings(
      String name, String address, Map<String, String> headers, Map<String, String> form) {

    /** Without what is in it. */
    @Override
    public String toString() {
      return name;
    }
  }

  private final Connector connector;
  private final Settings settings;
  private final String form;

  LoginOperation(Connector connector, Settings settings) {
    this.connector = connector;
    this.settings = settings;
    this.form = WireRequest.urlEncoded(settings.form());
  }

  public void prepare(Exchange exchange) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    settings.headers().forEach(message::setHeader);
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
    InputStream body = message.getBody(InputStream.class);
    byte[] answer =
        body == null
            ? new byte[0]
            : body.readNBytes(connector.endpoint().maxResponseSize().bytes());
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

  /**
   * The login's answer from what its route left.
   *
   * @throws IOException when the agency couldn't be reached
   */
  static JsonNode answer(Exchange done) throws IOException {
    Exception failure = done.getException();
    IOException unreached = ObjectHelper.getException(IOException.class, failure);
    if (unreached != null) {
      throw unreached;
    }
    if (failure != null) {
      throw failure instanceof RuntimeException e ? e : new RuntimeCamelException(failure);
    }
    JsonNode body = done.getMessage().getBody(JsonNode.class);
    return body == null ? NullNode.instance : body;
  }

  private AgencyException failure(Outcome outcome, int status, String reason) {
    return new AgencyException(connector.name(), settings.name(), outcome, status, null, reason);
  }
}
