package io.mpphub.connector.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.apache.camel.Message;

/** One operation's request and answer in the agency's format. Safe for use by many threads. */
public interface Wire {

  /**
   * Makes the request.
   *
   * @param messageId of the delivery, null for none
   * @param message without headers
   * @throws IOException when credentials must be fetched first and the agency can't be reached
   */
  void write(JsonNode canonical, String messageId, Message message) throws IOException;

  /**
   * Reads the answer, never more than the endpoint allows.
   *
   * @throws IOException when it breaks off
   */
  WireAnswer read(Message message) throws IOException;

  /**
   * The answer that a failed call is, such as a broken constraint of a database.
   *
   * @return null when the agency didn't answer
   */
  default WireAnswer answer(Exception failure) {
    return null;
  }

  /** Returns the request that {@link #write} would send, as {@code wire-request.json} shows it. */
  JsonNode show(JsonNode canonical, String messageId) throws IOException;

  /** The body of a request as {@link #show} has it, from its bytes on the wire. */
  JsonNode shownBody(byte[] raw);

  /**
   * The answer that a sample shows.
   *
   * @param shown {@code wire-response.json}, such as {@code {"status", "body"}}; empty for none
   * @param raw the body as it is, null when it stands in {@code shown}
   */
  WireAnswer answer(JsonNode shown, byte[] raw);

  /**
   * Looks at an answer for a refusal that fresh credentials may cure, and gives up the old ones.
   *
   * @param message in the exchange of the request
   * @param answer without its envelope
   * @return true when the request is worth one more try
   */
  default boolean giveUpIfRefused(Message message, WireAnswer answer) {
    return false;
  }
}
