package io.mpphub.connector.soap;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Auth;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.Request;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.http.HttpMessages;
import io.mpphub.connector.run.Credentials;
import io.mpphub.connector.run.Deadline;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Wire;
import io.mpphub.connector.run.WireAnswer;
import io.mpphub.connector.run.WireRequest;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.wire.InvalidBodyException;
import io.mpphub.wire.SoapEnvelope;
import io.mpphub.wire.SoapVersion;
import io.mpphub.wire.UsernameToken;
import java.io.IOException;
import java.util.Arrays;
import org.apache.camel.Message;

/**
 * SOAP messages of one operation. A fault that no rule knows is the hub's when it says so ({@code
 * Client}) and else the agency's. With another HTTP status than the version gives to faults, it is
 * a gateway's.
 */
final class SoapWire implements Wire {

  /** Status of a fault by the HTTP binding of both versions. */
  private static final int FAULT = 500;

  /** Status of a fault of the sender by the HTTP binding of SOAP 1.2. */
  private static final int FAULT_OF_SENDER = 400;

  private final Request.Soap request;
  private final MessageTranslator body;
  private final Credentials credentials;
  private final SoapEnvelope envelope;
  private final boolean isSoap12;
  private final HttpMessages messages;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  SoapWire(OperationContext context) throws InvalidMappingException {
    this.request = (Request.Soap) context.settings().request();
    this.body = context.mapping(request.mapping());
    this.credentials = context.credentials();
    SoapVersion version =
        Arrays.stream(SoapVersion.values())
            .filter(v -> v.number().equals(request.version()))
            .findFirst()
            .orElseThrow();
    this.envelope = new SoapEnvelope(version, token(context));
    this.isSoap12 = version.number().equals("1.2");
    this.messages = new HttpMessages(context, envelope, "text/xml, application/soap+xml", true);
  }

  private static UsernameToken token(OperationContext context) {
    Secrets secrets = context.secrets();
    for (Auth auth : context.connector().endpoint().auth()) {
      if (auth instanceof Auth.WsSecurity security) {
        return new UsernameToken(
            secrets.resolve(security.username()),
            secrets.resolve(security.password()),
            security.passwordType().equals("text")
                ? UsernameToken.Password.TEXT
                : UsernameToken.Password.DIGEST,
            context.clock());
      }
    }
    return null;
  }

  @Override
  public void write(JsonNode canonical, String messageId, Message message) throws IOException {
    messages.write(request(canonical, Deadline.of(message.getExchange())), message, false);
  }

  /**
   * @param deadline null where nothing is sent
   */
  private WireRequest request(JsonNode canonical, Deadline deadline) throws IOException {
    WireRequest wire =
        new WireRequest("POST", request.path(), body.translate(canonical), envelope, true);
    messages.addHeaders(wire);
    wire.headers().putAll(envelope.headers(request.action()));
    credentials.addTo(wire, deadline);
    return wire;
  }

  @Override
  public WireAnswer read(Message message) throws IOException {
    return judged(messages.read(message));
  }

  private WireAnswer judged(WireAnswer answer) {
    if (answer.body() == null || !answer.body().has("fault")) {
      return answer;
    }
    String code = answer.body().at("/fault/code").asText();
    boolean isClients = code.equals("Client");
    int status = answer.status();
    boolean isOwn = status == FAULT || status == FAULT_OF_SENDER && isClients && isSoap12;
    WireAnswer fault = answer.spoken(isOwn);
    if (isClients && !isOwn) {
      return status / 100 == 2 ? fault.otherwise(Outcome.UNREADABLE) : fault;
    }
    return switch (code) {
      case "Client" -> fault.otherwise(Outcome.REJECTED);
      case "VersionMismatch", "MustUnderstand" -> fault.otherwise(Outcome.MISCONFIGURED);
      default -> fault.otherwise(Outcome.TRANSIENT);
    };
  }

  @Override
  public JsonNode show(JsonNode canonical, String messageId) throws IOException {
    try {
      return request(canonical, null).shown();
    } catch (InvalidBodyException e) {
      throw messages.unwritable(e);
    }
  }

  @Override
  public JsonNode shownBody(byte[] raw) {
    return HttpMessages.shownBody(envelope, raw);
  }

  @Override
  public WireAnswer answer(JsonNode shown, byte[] raw) {
    return judged(messages.answer(shown, raw));
  }

  @Override
  public boolean giveUpIfRefused(Message message, WireAnswer answer) {
    return credentials.giveUpIfRefused(
        HttpMessages.sent(message), answer.status(), answer.unwrapped());
  }
}
