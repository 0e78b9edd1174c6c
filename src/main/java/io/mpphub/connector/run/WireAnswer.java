package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Outcome;
import java.time.Duration;

/**
 * An agency's answer, still in its own format.
 *
 * @param status HTTP status; 200 where the protocol has none
 * @param body null when it can't be read or there is none
 * @param unwrapped the body without the connector's envelope; null when it can't be read, and
 *     before {@link Answers#unwrapped}
 * @param fault reason for which it can't be read, in words that may be shown; null for a general
 *     text
 * @param retryAfter when the agency wants to be asked again, null when it doesn't say
 * @param otherwise what it means when no outcome rule matches; null when the status decides
 * @param isForeign whether it has a body that is not of the agreed format, such as a gateway's page
 * @param isSpoken whether its status is one with which the agency itself speaks, and no gateway:
 *     any 2xx, and where the protocol gives its errors a status, that
 */
public record WireAnswer(
    int status,
    JsonNode body,
    JsonNode unwrapped,
    String fault,
    Duration retryAfter,
    Outcome otherwise,
    boolean isForeign,
    boolean isSpoken) {

  public static WireAnswer of(int status, JsonNode body) {
    return new WireAnswer(status, body, null, null, null, null, false, status / 100 == 2);
  }

  /**
   * @param fault null for a general text
   */
  public static WireAnswer unreadable(int status, String fault) {
    return new WireAnswer(status, null, null, fault, null, null, true, status / 100 == 2);
  }

  /** Returns this answer with a meaning of its own. */
  public WireAnswer otherwise(Outcome meaning) {
    return new WireAnswer(status, body, unwrapped, fault, retryAfter, meaning, isForeign, isSpoken);
  }

  /** Returns this answer with the pause that the agency asks for. */
  public WireAnswer retryAfter(Duration pause) {
    return new WireAnswer(status, body, unwrapped, fault, pause, otherwise, isForeign, isSpoken);
  }

  /** Returns this answer with the agency as its sender, or a gateway. */
  public WireAnswer spoken(boolean byAgency) {
    return new WireAnswer(
        status, body, unwrapped, fault, retryAfter, otherwise, isForeign, byAgency);
  }

  /**
   * Returns this answer without its envelope.
   *
   * @param content null when the envelope can't be taken off
   */
  WireAnswer unwrapped(JsonNode content) {
    return new WireAnswer(status, body, content, fault, retryAfter, otherwise, isForeign, isSpoken);
  }
}
