package io.mpphub.cli.doctor;

import io.mpphub.cli.frame.Surroundings;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.trial.TrialLogin;
import java.io.IOException;
import java.nio.file.Path;

/** Does the agency let the hub in? */
record LoginCheck(Surroundings surroundings, Path folder, Connector connector) {

  private static final String CHECK = "login";

  Finding finding() throws Exception {
    try {
      new TrialLogin(surroundings.templates(), surroundings.secrets(), surroundings.clock())
          .to(connector, folder);
      return Finding.ok(CHECK, "the agency lets the hub in");
    } catch (AgencyException e) {
      return Finding.fail(
          CHECK,
          "the agency does not let the hub in: " + e.getMessage(),
          "check with the agency what endpoint.auth says");
    } catch (IOException e) {
      return Finding.fail(
          CHECK,
          "there is no answer to the login",
          "check the endpoint's URL and the paths in endpoint.auth");
    }
  }
}
