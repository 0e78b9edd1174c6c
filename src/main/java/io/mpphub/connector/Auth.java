package io.mpphub.connector;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** How a caller shows who it is. All secrets are {@code {{NAME}}} references. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Auth.ApiKey.class, name = "api-key"),
  @JsonSubTypes.Type(value = Auth.BodyCredentials.class, name = "body-credentials"),
  @JsonSubTypes.Type(value = Auth.FormLogin.class, name = "form-login"),
  @JsonSubTypes.Type(value = Auth.Basic.class, name = "basic"),
  @JsonSubTypes.Type(value = Auth.PrivateKey.class, name = "private-key")
})
public sealed interface Auth {

  /** A key in a header of each request. */
  record ApiKey(String header, String value) implements Auth {}

  /** Members added to each request's JSON body. */
  record BodyCredentials(Map<String, String> fields) implements Auth {}

  /** A name and a password, in the way that the protocol has for them. */
  record Basic(String username, String password) implements Auth {}

  /**
   * A name and a private key, for SFTP.
   *
   * @param key in OpenSSH's or PEM format
   * @param passphrase of the key, null when it has none
   */
  record PrivateKey(String username, String key, String passphrase) implements Auth {}

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
}
