package io.mpphub.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * Matches a WS-Security UsernameToken for stub files: the matcher {@code username-token} matches a
 * request with the tax office's user and password, as text or as a digest.
 */
final class UsernameTokenMatcher extends RequestMatcherExtension {

  private static final String WSS =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  private static final String UTILITY =
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";

  private final String user;
  private final String password;

  UsernameTokenMatcher(String user, String password) {
    this.user = user;
    this.password = password;
  }

  @Override
  public MatchResult match(Request request, Parameters parameters) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return MatchResult.of(
          isKnown(factory.newDocumentBuilder().parse(new ByteArrayInputStream(request.getBody()))));
    } catch (SAXException e) {
      return MatchResult.noMatch();
    } catch (IOException | ParserConfigurationException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isKnown(Document envelope) throws GeneralSecurityException {
    Node sent = envelope.getElementsByTagNameNS(WSS, "Password").item(0);
    if (!user.equals(text(envelope, WSS, "Username")) || sent == null) {
      return false;
    }
    String type = ((Element) sent).getAttribute("Type");
    return type.endsWith("#PasswordDigest")
        ? sent.getTextContent().strip().equals(digest(envelope))
        : sent.getTextContent().equals(password);
  }

  private String digest(Document envelope) throws GeneralSecurityException {
    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    sha1.update(Base64.getDecoder().decode(text(envelope, WSS, "Nonce")));
    sha1.update(text(envelope, UTILITY, "Created").getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(sha1.digest(password.getBytes(UTF_8)));
  }

  private static String text(Document envelope, String namespace, String name) {
    Node element = envelope.getElementsByTagNameNS(namespace, name).item(0);
    return element == null ? "" : element.getTextContent().strip();
  }

  @Override
  public String getName() {
    return "username-token";
  }
}
