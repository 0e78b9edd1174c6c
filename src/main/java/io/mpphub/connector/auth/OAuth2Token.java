package io.mpphub.connector.auth;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.run.Credentials;
import io.mpphub.connector.run.Deadline;
import io.mpphub.connector.run.WireRequest;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** A bearer token of an OAuth2 server; a 401 says that it is no longer good. */
final class OAuth2Token implements Credentials {

  /** Of a token whose server doesn't say: short, for a dead one costs a failed call. */
  private static final long UNSAID_SECONDS = 300;

  /** No server means more; and a number may be any. */
  private static final double MOST_SECONDS = 86_400;

  private static final String HEADER = "Authorization";
  private static final String PREFIX = "Bearer ";

  private final KeptToken kept;
  private final Duration renewBefore;
  private final Clock clock;

  OAuth2Token(KeptToken kept, Duration renewBefore, Clock clock) {
    this.kept = kept;
    this.renewBefore = renewBefore;
    this.clock = clock;
  }

  @Override
  public void addTo(WireRequest request, Deadline deadline) throws IOException {
    request.headers().put(HEADER, PREFIX + kept.value(this::read, deadline));
  }

  private KeptToken.Token read(JsonNode answer) {
    // Some servers write the number as text.
    double said = answer.path("expires_in").asDouble(UNSAID_SECONDS);
    long seconds = (long) Math.max(0, Math.min(said, MOST_SECONDS));
    return new KeptToken.Token(
        answer.path("access_token").asText(""),
        clock.instant().plusSeconds(seconds).minus(renewBefore));
  }

  @Override
  public boolean giveUpIfRefused(WireRequest sent, int status, JsonNode answer) {
    if (status != 401) {
      return false;
    }
    kept.giveUp(sent.headers().getOrDefault(HEADER, PREFIX).substring(PREFIX.length()));
    return true;
  }
}
