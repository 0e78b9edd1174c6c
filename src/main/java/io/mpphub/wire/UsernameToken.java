package io.mpphub.wire;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.Supplier;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The WS-Security header that names the hub to a SOAP service. */
public final class UsernameToken {

  /** Forms in which the password is sent. */
  public enum Password {
    /** As it is. */
    TEXT("PasswordText"),
    /** As the SHA-1 of a nonce, the time and the password. */
    DIGEST("PasswordDigest");

    private final String type;

    Password(String type) {
      this.type = type;
    }
  }

  private static final String WSS =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  private static final String UTILITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  private static final String TOKEN_PROFILE =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#";
  private static final String BASE64 =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0"
          + "#Base64Binary";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final String username;
  private final String password;
  private final Password kind;
  private final Clock clock;
  private final Supplier<byte[]> nonces;

  public UsernameToken(String username, String password, Password kind, Clock clock) {
    this(username, password, kind, clock, UsernameToken::randomNonce);
  }

  /**
   * @param nonces asked once a message
   */
  public UsernameToken(
      String username, String password, Password kind, Clock clock, Supplier<byte[]> nonces) {
    this.username = username;
    this.password = password;
    this.kind = kind;
    this.clock = clock;
    this.nonces = nonces;
  }

  private static byte[] randomNonce() {
    byte[] nonce = new byte[16];
    RANDOM.nextBytes(nonce);
    return nonce;
  }

  /** Writes the header block; a service that doesn't understand it must refuse the message. */
  void write(XMLStreamWriter out, String soapPrefix, String soap) throws XMLStreamException {
    out.writeStartElement("wsse", "Security", WSS);
    out.writeNamespace("wsse", WSS);
    out.writeNamespace("wsu", UTILITY);
    out.writeAttribute(soapPrefix, soap, "mustUnderstand", "1");
    out.writeStartElement("wsse", "UsernameToken", WSS);
    element(out, "Username", username);
    if (kind == Password.TEXT) {
      password(out, password);
    } else {
      digest(out);
    }
    out.writeEndElement();
    out.writeEndElement();
  }

  private void digest(XMLStreamWriter out) throws XMLStreamException {
    byte[] nonce = nonces.get();
    String created = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    password(out, digest(nonce, created));
    out.writeStartElement("wsse", "Nonce", WSS);
    out.writeAttribute("EncodingType", BASE64);
    out.writeCharacters(Base64.getEncoder().encodeToString(nonce));
    out.writeEndElement();
    out.writeStartElement("wsu", "Created", UTILITY);
    out.writeCharacters(created);
    out.writeEndElement();
  }

  private void password(XMLStreamWriter out, String value) throws XMLStreamException {
    out.writeStartElement("wsse", "Password", WSS);
    out.writeAttribute("Type", TOKEN_PROFILE + kind.type);
    out.writeCharacters(value);
    out.writeEndElement();
  }

  private static void element(XMLStreamWriter out, String name, String text)
      throws XMLStreamException {
    out.writeStartElement("wsse", name, WSS);
    out.writeCharacters(text);
    out.writeEndElement();
  }

  private String digest(byte[] nonce, String created) {
    try {
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1"); // what the profile prescribes
      sha1.update(nonce);
      sha1.update(created.getBytes(StandardCharsets.UTF_8));
      sha1.update(password.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(sha1.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-1", e);
    }
  }
}
