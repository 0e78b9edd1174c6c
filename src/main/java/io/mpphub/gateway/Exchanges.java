package io.mpphub.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Outcome;
import io.mpphub.problem.Language;
import io.mpphub.problem.ProblemException;
import io.mpphub.security.client.Client;
import io.mpphub.security.request.Trace;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.security.Principal;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Common steps of the gateway: the client, an agency's answer, the reply. */
@Component
public class Exchanges {

  private static final String TRACE_ID = "hubTraceId";
  private static final String ADDRESS = "hubAddress";
  private static final String CLIENT = "hubClient";
  private static final String LANGUAGE = "hubLanguage";
  private static final String KNOWN = "hubKnownTags";
  private static final String PURPOSE = "hubPurpose";

  private final ObjectMapper json;
  private final RequestReader rules;

  public Exchanges(ObjectMapper json, RequestReader rules) {
    this.json = json;
    this.rules = rules;
  }

  /**
   * Keeps what must outlast the calls to agencies, which drop all headers. Each service's first
   * step does this.
   */
  public void open(Exchange exchange) {
    if (exchange.getMessage() instanceof PlatformHttpMessage http) {
      open(exchange, http.getRequest());
    }
  }

  /** Variant for an exchange that Camel did not make of the request. */
  public void open(Exchange exchange, HttpServletRequest request) {
    exchange.setProperty(TRACE_ID, Trace.of(request).traceId());
    exchange.setProperty(ADDRESS, request.getRequestURI());
    exchange.setProperty(LANGUAGE, Language.of(request));
    exchange.setProperty(KNOWN, request.getHeader(HttpHeaders.IF_NONE_MATCH));
    Principal client = request.getUserPrincipal();
    exchange.setProperty(CLIENT, client);
    String said = request.getHeader("X-Purpose");
    exchange.setProperty(PURPOSE, client instanceof Client known ? known.purpose(said) : null);
  }

  /** The name of the client that asks, {@code anonymous} when security is off. */
  public static String client(Exchange exchange) {
    return exchange.getProperty(CLIENT) instanceof Principal client
        ? client.getName()
        : "anonymous";
  }

  /** Where the request was sent, without its query; empty when it never passed the gateway. */
  static String address(Exchange exchange) {
    return exchange.getProperty(ADDRESS, "", String.class);
  }

  /**
   * Whether the client that asks may read what other clients made.
   *
   * @param resource such as {@code applications}
   */
  static boolean readsAll(Exchange exchange, String resource) {
    return exchange.getProperty(CLIENT) instanceof Client client && client.readsAll(resource);
  }

  /** Why it asks, in words that were agreed; null when it doesn't say. */
  static String purpose(Exchange exchange) {
    return exchange.getProperty(PURPOSE, String.class);
  }

  /** 32 hexadecimal digits; zeros when the request never passed the gateway. */
  public static String traceId(Exchange exchange) {
    return exchange.getProperty(TRACE_ID, "0".repeat(32), String.class);
  }

  /** Returns the front end's language; English for other callers. */
  public static Language language(Exchange exchange) {
    return exchange.getProperty(LANGUAGE, Language.ENGLISH, Language.class);
  }

  /** The whole body, empty when there is none; its length was checked before. */
  public static InputStream body(Exchange exchange) {
    InputStream body = exchange.getMessage().getBody(InputStream.class);
    return body == null ? InputStream.nullInputStream() : body;
  }

  /** A header of the request, null when it is not there. Camel drops one that is empty. */
  static String header(Exchange exchange, String name) {
    return exchange.getMessage() instanceof PlatformHttpMessage http
        ? http.getRequest().getHeader(name)
        : exchange.getMessage().getHeader(name, String.class);
  }

  /**
   * A parameter of the query, null when it is not there. Camel's headers hold it too, but would mix
   * {@code date} up with the HTTP header of that name.
   */
  public static String query(Exchange exchange, String name) {
    return exchange.getMessage() instanceof PlatformHttpMessage http
        ? http.getRequest().getParameter(name)
        : exchange.getMessage().getHeader(name, String.class);
  }

  /**
   * An agency's canonical answer as a record.
   *
   * @throws AgencyException unreadable, when it breaks the record's rules
   */
  public <T> T answer(Exchange exchange, Class<T> type, String connector) {
    return answer(exchange.getMessage().getBody(JsonNode.class), type, connector);
  }

  /** Variant for an answer that has been taken out of its exchange. */
  public <T> T answer(JsonNode answer, Class<T> type, String connector) {
    try {
      return rules.canonical(answer, type);
    } catch (ProblemException e) {
      throw new AgencyException(
          connector,
          null,
          Outcome.UNREADABLE,
          null,
          null,
          "The agency's answer lacks what it must have.");
    }
  }

  /** Ends the exchange with a JSON body. No header but these reaches the front end. */
  public void reply(Exchange exchange, int status, Object body) {
    reply(exchange, status, "application/json", body);
  }

  /**
   * Ends the exchange with a body that front ends ask for repeatedly: 304 without a body for one
   * that has it.
   */
  public void replyIfNew(Exchange exchange, Object body) {
    reply(exchange, 200, body);
    Message message = exchange.getMessage();
    String tag = EntityTag.of(message.getBody(byte[].class));
    message.setHeader(HttpHeaders.ETAG, tag);
    if (EntityTag.isIn(exchange.getProperty(KNOWN, String.class), tag)) {
      message.setHeader(Exchange.HTTP_RESPONSE_CODE, 304);
      message.setBody(null);
    }
  }

  /**
   * Ends the exchange with 202.
   *
   * @param path below the API at which its progress can be followed
   */
  public void accepted(Exchange exchange, Object body, String where) {
    reply(exchange, 202, body);
    exchange.getMessage().setHeader("Location", "/api/v1" + where);
  }

  /** Ends the exchange with 204 and nothing to read. */
  public void done(Exchange exchange) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, 204);
    message.setBody(null);
  }

  public void reply(Exchange exchange, int status, String mediaType, Object body) {
    Message message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    message.setHeader(Exchange.CONTENT_TYPE, mediaType);
    message.setHeader(HttpHeaders.CONTENT_LANGUAGE, language(exchange).tag());
    message.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    try {
      message.setBody(json.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
