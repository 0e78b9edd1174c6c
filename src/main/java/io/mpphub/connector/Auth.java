package io.mpphub.connector;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Authentication of a caller. All secrets are {@code {{NAME}}} references. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Auth.ApiKey.class, name = "api-key"),
  @JsonSubTypes.Type(value = Auth.Basic.class, name = "basic"),
  @JsonSubTypes.Type(value = Auth.BodyCredentials.class, name = "body-credentials"),
  @JsonSubTypes.Type(value = Auth.FormLogin.class, name = "form-login"),
  @JsonSubTypes.Type(
      value = Auth.OAuth2ClientCredentials.class,
      name = "oauth2-client-credentials"),
  @JsonSubTypes.Type(value = Auth.HmacSignature.class, name = "hmac-signature"),
  @JsonSubTypes.Type(value = Auth.WsSecurity.class, name = "ws-security"),
  @JsonSubTypes.Type(value = Auth.Sha1Token.class, name = "sha1-token"),
  @JsonSubTypes.Type(value = Auth.PrivateKey.class, name = "private-key")
})
public sealed interface Auth {

  /**
   * A key in a header of each request.
   *
   * @param prefix what stands before it, such as {@code "Bearer "}
   */
  record ApiKey(String header, String prefix, String value) implements Auth {

    public ApiKey {
      prefix = Objects.requireNonNullElse(prefix, "");
    }
  }

  /** A name and a password, in the way that the protocol has for them. */
  record Basic(String username, String password) implements Auth {}

  /** Members added to each request's body; in XML to the root element. */
  record BodyCredentials(Map<String, String> fields) implements Auth {}

  /**
   * A name and a private key, for SFTP.
   *
   * @param privateKey in OpenSSH's or PEM format
   * @param passphrase of the key, null when it has none
   */
  record PrivateKey(String username, String privateKey, String passphrase) implements Auth {}

  /**
   * A login with a form gives a token, kept until it expires or is refused.
   *
   * @param path of the login
   * @param form the form's fields
   * @param token JSLT expression on the login's answer
   * @param expires JSLT expression on the login's answer: local time {@code yyyy-MM-dd HH:mm:ss} in
   *     {@code zone}
   * @param renewBefore how long before its end a token is no longer used
   * @param queryParameter where the token goes
   * @param refusedWhen JSLT condition on the unwrapped answer that says the token is no longer good
   */
  record FormLogin(
      String path,
      Map<String, String> form,
      String token,
      String expires,
      String zone,
      Duration renewBefore,
      String queryParameter,
      String refusedWhen)
      implements Auth {

    public FormLogin {
      zone = Objects.requireNonNullElse(zone, "Asia/Jakarta");
      renewBefore = Objects.requireNonNullElse(renewBefore, Duration.ofSeconds(30));
    }
  }

  /**
   * A token of an OAuth2 server for the hub itself, kept until it expires or a 401 refuses it.
   *
   * @param tokenUrl a path below the endpoint's URL, a reference, or a URL
   * @param clientAuthentication {@code basic} or {@code body}
   * @param scope null to leave it to the server
   * @param renewBefore how long before its end a token is no longer used
   */
  record OAuth2ClientCredentials(
      String tokenUrl,
      String clientId,
      String clientSecret,
      String clientAuthentication,
      String scope,
      Duration renewBefore)
      implements Auth {

    public OAuth2ClientCredentials {
      clientAuthentication = Objects.requireNonNullElse(clientAuthentication, "basic");
      renewBefore = Objects.requireNonNullElse(renewBefore, Duration.ofSeconds(30));
    }
  }

  /**
   * A signature over a text that changes with the time.
   *
   * @param signs the text, with {@code {id}}, {@code {timestamp}}, {@code {method}}, {@code
   *     {path}}, {@code {query}}, {@code {body}}
   * @param algorithm as Java names it
   * @param encoding {@code base64} or {@code hex}
   * @param timestamp {@code epoch-seconds} or {@code rfc3339}
   */
  record HmacSignature(
      String id,
      String secret,
      String signs,
      String algorithm,
      String encoding,
      String timestamp,
      String idHeader,
      String timestampHeader,
      String signatureHeader)
      implements Auth {

    public HmacSignature {
      signs = Objects.requireNonNullElse(signs, "{id}&{timestamp}");
      algorithm = Objects.requireNonNullElse(algorithm, "HmacSHA256");
      encoding = Objects.requireNonNullElse(encoding, "base64");
      timestamp = Objects.requireNonNullElse(timestamp, "epoch-seconds");
      idHeader = Objects.requireNonNullElse(idHeader, "X-cons-id");
      timestampHeader = Objects.requireNonNullElse(timestampHeader, "X-timestamp");
      signatureHeader = Objects.requireNonNullElse(signatureHeader, "X-signature");
    }
  }

  /**
   * A UsernameToken in each SOAP envelope.
   *
   * @param passwordType {@code digest} or {@code text}
   */
  record WsSecurity(String username, String password, String passwordType) implements Auth {

    public WsSecurity {
      passwordType = Objects.requireNonNullElse(passwordType, "digest");
    }
  }

  /**
   * The agency's proof, for inbound only: the SHA-1 of user name, password, a field of the message
   * and the day in Asia/Jakarta.
   *
   * @param field JSLT expression on the message
   * @param grace how long before and after midnight the neighbouring day is good
   */
  record Sha1Token(String header, String username, String password, String field, Duration grace)
      implements Auth {

    public Sha1Token {
      header = Objects.requireNonNullElse(header, "Token");
      grace = Objects.requireNonNullElse(grace, Duration.ofHours(1));
    }
  }
}
