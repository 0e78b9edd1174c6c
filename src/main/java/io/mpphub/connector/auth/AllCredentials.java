package io.mpphub.connector.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.run.Credentials;
import io.mpphub.connector.run.Deadline;
import io.mpphub.connector.run.WireRequest;
import java.io.IOException;
import java.util.List;

/** Several at once, in their order. */
record AllCredentials(List<Credentials> all) implements Credentials {

  @Override
  public void addTo(WireRequest request, Deadline deadline) throws IOException {
    for (Credentials one : all) {
      one.addTo(request, deadline);
    }
  }

  @Override
  public boolean giveUpIfRefused(WireRequest sent, int status, JsonNode answer) {
    boolean retry = false;
    for (Credentials one : all) {
      retry |= one.giveUpIfRefused(sent, status, answer);
    }
    return retry;
  }
}
