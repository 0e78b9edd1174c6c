package io.mpphub.connector.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.RetryAfter;
import io.mpphub.connector.http.HttpMessages;
import io.mpphub.connector.run.CallGuard;
import io.mpphub.connector.run.Deadline;
import io.mpphub.connector.run.OutcomeRules;
import io.mpphub.connector.run.WireRequest;
import io.mpphub.wire.InvalidBodyException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.util.ObjectHelper;

/** The steps of the {@code login} route template. */
public final class LoginOperation {

  /**
   * @param name of the operation
   * @param address a path below the endpoint's URL, or a URL; with or without a query
   * @param headers of the request, beside those that every login has; these come first
   * @param form field by name
   */
  public record Settings(
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
  private final Clock clock;

  public LoginOperation(Connector connector, Settings settings, Clock clock) {
    this.connector = connector;
    this.clock = clock;
    this.settings = settings;
    this.form = WireRequest.urlEncoded(fields(settings));
  }

  private static Map<String, List<String>> fields(Settings settings) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    settings.form().forEach((name, value) -> fields.put(name, List.of(value)));
    return fields;
  }

  public void prepare(Exchange exchange) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    // Camel's headers know no upper and lower case, as HTTP's.
    message.setHeader("Accept", "application/json");
    message.setHeader(Exchange.CONTENT_TYPE, "application/x-www-form-urlencoded");
    settings.headers().forEach(message::setHeader);
    int query = settings.address().indexOf('?');
    if (query >= 0) {
      message.setHeader(Exchange.HTTP_QUERY, settings.address().substring(query + 1));
    }
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
    Deadline.of(exchange).release();
    if (status / 100 != 2) {
      throw failed(
          status, RetryAfter.in(exchange.getProperty(CallGuard.RETRY_AFTER, String.class), clock));
    }
    try {
      message.setBody(
          ConnectorJson.MAPPER.readValue(HttpMessages.utf8(answer, exchange), JsonNode.class));
    } catch (JsonProcessingException | InvalidBodyException e) {
      throw new AgencyException(
          connector.name(),
          settings.name(),
          Outcome.UNREADABLE,
          status,
          null,
          "The login's answer can't be understood.");
    }
  }

  /**
   * Returns the login's answer from the exchange of its route.
   *
   * @throws IOException when the agency couldn't be reached
   */
  public static JsonNode answer(Exchange done) throws IOException {
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

  /**
   * A server that is in trouble or is asked too often says nothing about the credentials, and the
   * call itself has not left.
   */
  private AgencyException failed(int status, Duration pause) {
    String reason = "The login failed.";
    return OutcomeRules.byStatus(status) == Outcome.TRANSIENT
        ? AgencyException.unanswered(
            connector.name(), settings.name(), AgencyException.Reach.NO_CONNECTION, pause, reason)
        : AgencyException.ofCredentials(connector.name(), settings.name(), status, reason);
  }
}
