package io.mpphub.connector.auth;

import io.mpphub.connector.Auth;
import io.mpphub.connector.Connector;
import io.mpphub.connector.run.Credentials;
import io.mpphub.connector.run.Protocol;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Makes the credentials that a connector's endpoint asks for. */
public final class EndpointAuth {

  /** Makes the call that fetches a token. */
  public interface Logins {
    KeptToken.Login of(LoginOperation.Settings settings);
  }

  private final Connector connector;
  private final UnaryOperator<String> secrets;
  private final Logins logins;
  private final Clock clock;
  private int loginCount;

  /**
   * @param secrets resolves a reference to its value
   * @param logins null where there is no network: {@code {{token}}} stands for a token
   */
  public EndpointAuth(
      Connector connector, UnaryOperator<String> secrets, Logins logins, Clock clock) {
    this.connector = connector;
    this.secrets = secrets;
    this.logins = logins;
    this.clock = clock;
  }

  /**
   * All of it, in the file's order, but the body's first: signatures may cover it.
   *
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  public Credentials credentials() throws InvalidMappingException {
    List<Auth> ways = new ArrayList<>(connector.endpoint().auth());
    ways.sort(Comparator.comparing(auth -> !(auth instanceof Auth.BodyCredentials)));
    List<Credentials> all = new ArrayList<>();
    for (Auth auth : ways) {
      all.add(of(auth));
    }
    return all.size() == 1 ? all.get(0) : new AllCredentials(all);
  }

  private Credentials of(Auth auth) throws InvalidMappingException {
    if (auth instanceof Auth.ApiKey key) {
      return inHeader(key.header(), key.prefix() + secrets.apply(key.value()));
    }
    if (auth instanceof Auth.Basic basic) {
      return inHeader("Authorization", basic(basic.username(), basic.password()));
    }
    if (auth instanceof Auth.BodyCredentials body) {
      Map<String, String> fields = resolved(body.fields());
      return (request, deadline) -> fields.forEach(request::addToBody);
    }
    if (auth instanceof Auth.HmacSignature settings) {
      return new HmacSignature(
          settings, secrets.apply(settings.id()), secrets.apply(settings.secret()), clock);
    }
    if (auth instanceof Auth.FormLogin form) {
      return formLogin(form);
    }
    if (auth instanceof Auth.OAuth2ClientCredentials oauth) {
      return oauth(oauth);
    }
    return Credentials
        .NONE; // WS-Security is part of the envelope, a key of SFTP; others are inbound only.
  }

  private static Credentials inHeader(String header, String value) {
    return (request, deadline) -> request.headers().put(header, value);
  }

  private String basic(String username, String password) {
    String pair = secrets.apply(username) + ":" + secrets.apply(password);
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  private Credentials formLogin(Auth.FormLogin form) throws InvalidMappingException {
    if (logins == null) {
      return (request, deadline) -> request.query(form.queryParameter(), "{{token}}");
    }
    LoginOperation.Settings settings =
        new LoginOperation.Settings(
            loginName(),
            form.path(),
            resolved(connector.endpoint().headers()),
            resolved(form.form()));
    return new FormLogin(connector.name(), form, connector.mappings(), logins.of(settings), clock);
  }

  private Credentials oauth(Auth.OAuth2ClientCredentials oauth) {
    if (logins == null) {
      return inHeader("Authorization", "Bearer {{token}}");
    }
    Map<String, String> form = new LinkedHashMap<>();
    Map<String, String> headers = resolved(connector.endpoint().headers());
    form.put("grant_type", "client_credentials");
    if (oauth.scope() != null) {
      form.put("scope", oauth.scope());
    }
    if (oauth.clientAuthentication().equals("body")) {
      form.put("client_id", secrets.apply(oauth.clientId()));
      form.put("client_secret", secrets.apply(oauth.clientSecret()));
    } else {
      headers.put("Authorization", basic(oauth.clientId(), oauth.clientSecret()));
    }
    LoginOperation.Settings settings =
        new LoginOperation.Settings(loginName(), secrets.apply(oauth.tokenUrl()), headers, form);
    return new OAuth2Token(
        new KeptToken(connector.name(), settings.name(), logins.of(settings), clock),
        oauth.renewBefore(),
        clock);
  }

  private String loginName() {
    loginCount++;
    return loginCount == 1 ? Protocol.LOGIN : Protocol.LOGIN + "-" + loginCount;
  }

  private Map<String, String> resolved(Map<String, String> references) {
    Map<String, String> values = new LinkedHashMap<>();
    references.forEach((name, reference) -> values.put(name, secrets.apply(reference)));
    return values;
  }
}
