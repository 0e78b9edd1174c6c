package io.mpphub.wire;

import com.fasterxml.jackson.databind.JsonNode;

/** Turns a body's bytes into a JSON tree and back. Safe for use by many threads. */
public interface BodyCodec {

  /**
   * @param body as received; the caller limits its length
   * @return never null
   * @throws InvalidBodyException when the bytes are not of this format or break its limits
   */
  JsonNode read(byte[] body) throws InvalidBodyException;

  /**
   * Like {@link #read}, with all that tells bodies apart, such as XML's namespaces.
   *
   * @throws InvalidBodyException as {@link #read}
   */
  default JsonNode readExactly(byte[] body) throws InvalidBodyException {
    return read(body);
  }

  /**
   * @throws InvalidBodyException when this format can't carry the message
   */
  byte[] write(JsonNode message) throws InvalidBodyException;

  /** The media type of the bytes of {@link #write}, with its charset where it has one. */
  String contentType();
}
