package io.mpphub.cli;

import io.mpphub.adapter.Trial;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Auth;
import io.mpphub.connector.Connector;
import java.io.IOException;

/** Does the agency give the hub a token? */
record LoginCheck(Surroundings surroundings, Connector connector) {

  private static final String CHECK = "login";

  /** False when credentials are not fetched: then only a call shows whether they are good. */
  boolean isNeeded() {
    return connector.endpoint().auth().stream()
        .anyMatch(
            auth -> auth instanceof Auth.FormLogin || auth instanceof Auth.OAuth2ClientCredentials);
  }

  Finding finding() throws Exception {
    try {
      new Trial(surroundings.templates(), surroundings.secrets(), surroundings.clock())
          .logIn(connector);
      return Finding.ok(CHECK, "the agency gives the hub a token");
    } catch (AgencyException e) {
      return Finding.fail(
          CHECK,
          "the agency gives the hub no token: " + e.getMessage(),
          "check the login's user and password with the agency, and the path in endpoint.auth");
    } catch (IOException e) {
      return Finding.fail(
          CHECK, "the login can't be reached", "check the path or URL in endpoint.auth");
    }
  }
}
