package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Auth;
import io.mpphub.connector.Connector;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Shows an agency who the hub is. Implementations are safe for use by many threads. */
interface Credentials {

  /** For an agency that wants none. */
  Credentials NONE = request -> {};

  /**
   * Adds what the agency wants to see.
   *
   * @throws IOException when the credentials must be fetched first and the agency can't be reached
   * @throws AgencyException when it refuses to give them
   */
  void addTo(WireRequest request) throws IOException;

  /**
   * Looks at an answer for a refusal that fresh credentials may cure, and gives up the old ones.
   *
   * @param answer unwrapped, null when it couldn't be read
   * @return true when the request is worth one more try
   */
  default boolean giveUpIfRefused(int status, JsonNode answer) {
    return false;
  }

  /** Makes the call that fetches a token. */
  interface Logins {
    FormLogin.Login of(LoginOperation.Settings settings);
  }

  /**
   * What a connector's endpoint asks for, all of it.
   *
   * @param secrets resolves a reference to its value
   * @param logins null where there is no network: {@code {{token}}} stands for a token
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  static Credentials of(
      Connector connector, UnaryOperator<String> secrets, Logins logins, Clock clock)
      throws InvalidMappingException {
    List<Credentials> all = new ArrayList<>();
    for (Auth auth : connector.endpoint().auth()) {
      all.add(of(connector, auth, secrets, logins, clock));
    }
    return all.size() == 1 ? all.get(0) : new AllCredentials(all);
  }

  private static Credentials of(
      Connector connector, Auth auth, UnaryOperator<String> secrets, Logins logins, Clock clock)
      throws InvalidMappingException {
    if (auth instanceof Auth.ApiKey key) {
      return apiKey(key.header(), secrets.apply(key.value()));
    }
    if (auth instanceof Auth.BodyCredentials body) {
      return inBody(resolved(body.fields(), secrets));
    }
    if (auth instanceof Auth.Basic basic) {
      return basic(secrets.apply(basic.username()), secrets.apply(basic.password()));
    }
    if (auth instanceof Auth.PrivateKey) {
      return NONE;
    }
    Auth.FormLogin form = (Auth.FormLogin) auth;
    if (logins == null) {
      return request -> request.query().put(form.queryParameter(), "{{token}}");
    }
    FormLogin.Login login =
        logins.of(new LoginOperation.Settings(form.path(), resolved(form.form(), secrets)));
    return new FormLogin(connector.name(), form, login, clock);
  }

  private static Map<String, String> resolved(
      Map<String, String> references, UnaryOperator<String> secrets) {
    Map<String, String> values = new LinkedHashMap<>();
    references.forEach((name, reference) -> values.put(name, secrets.apply(reference)));
    return values;
  }

  static Credentials apiKey(String header, String key) {
    return request -> request.headers().put(header, key);
  }

  static Credentials basic(String username, String password) {
    byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
    return apiKey("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  static Credentials inBody(Map<String, String> fields) {
    Map<String, String> members = new LinkedHashMap<>(fields);
    return request -> {
      if (request.body() instanceof ObjectNode body) {
        members.forEach(body::put);
      }
    };
  }
}
