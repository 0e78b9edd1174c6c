package io.mpphub.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;

/**
 * Bodies in UTF-8, converted from the charset they came in. A byte order mark gives the charset,
 * else the {@code charset} of the {@code Content-Type}, else the format's own rules (RFC 7303, RFC
 * 8259). Beside that the media type means nothing here: agencies send JSON as {@code text/html} as
 * well as {@code application/fhir+json}, and the connector file gives the format.
 */
public final class BodyText {

  /** Wrong once the text is in UTF-8. */
  private static final Pattern ENCODING =
      Pattern.compile("^(\\s*<\\?xml\\s[^>]*?)\\sencoding\\s*=\\s*(\"[^\"]*\"|'[^']*')");

  private static final byte[] UTF_8_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final byte[] UTF_16BE_MARK = {(byte) 0xFE, (byte) 0xFF};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xFF, (byte) 0xFE};

  private BodyText() {}

  /**
   * @param body as it came
   * @param contentType as it came, null for none
   * @return the same bytes where nothing says that they are anything else
   * @throws InvalidBodyException when it is in parts, or in another charset than it says, or in one
   *     that Java doesn't know
   */
  public static byte[] utf8(byte[] body, String contentType) throws InvalidBodyException {
    Charset said = charset(contentType);
    if (begins(body, UTF_8_MARK)) {
      return text(body, UTF_8_MARK.length, StandardCharsets.UTF_8);
    }
    if (begins(body, UTF_16BE_MARK)) {
      return text(body, UTF_16BE_MARK.length, StandardCharsets.UTF_16BE);
    }
    if (begins(body, UTF_16LE_MARK)) {
      return text(body, UTF_16LE_MARK.length, StandardCharsets.UTF_16LE);
    }
    return said == null || said.equals(StandardCharsets.UTF_8) ? body : text(body, 0, said);
  }

  /** Null when it names none. */
  private static Charset charset(String contentType) throws InvalidBodyException {
    if (contentType == null || contentType.isBlank()) {
      return null;
    }
    try {
      MimeType type = MimeType.valueOf(contentType);
      if (type.getType().equals("multipart")) {
        throw new InvalidBodyException(
            "comes in parts (multipart, as MTOM has it), which the hub doesn't read");
      }
      return type.getCharset();
    } catch (InvalidMimeTypeException e) {
      if (e.getCause() == null && !e.getMessage().contains("charset")) {
        return null; // Whatever that is, it names no charset.
      }
      throw new InvalidBodyException("is in a charset that the hub doesn't know");
    }
  }

  private static boolean begins(byte[] body, byte[] mark) {
    return body.length >= mark.length && Arrays.equals(body, 0, mark.length, mark, 0, mark.length);
  }

  private static byte[] text(byte[] body, int mark, Charset charset) throws InvalidBodyException {
    try {
      String text =
          charset.newDecoder().decode(ByteBuffer.wrap(body, mark, body.length - mark)).toString();
      return ENCODING.matcher(text).replaceFirst("$1").getBytes(StandardCharsets.UTF_8);
    } catch (CharacterCodingException e) {
      throw new InvalidBodyException("is not in the charset that its Content-Type says");
    }
  }
}
