package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;

/** A bearer token of an OAuth2 server; a 401 says that it is no longer good. */
final class OAuth2Token implements Credentials {

  /** Of a token whose server doesn't say: short, for a dead one costs a failed call. */
  private static final long UNSAID_SECONDS = 300;

  private final KeptToken kept;
  private final Duration renewBefore;
  private final Clock clock;

  OAuth2Token(KeptToken kept, Duration renewBefore, Clock clock) {
    this.kept = kept;
    this.renewBefore = renewBefore;
    this.clock = clock;
  }

  @Override
  public void addTo(WireRequest request) throws IOException {
    request.headers().put("Authorization", "Bearer " + kept.value(this::read));
  }

  private KeptToken.Token read(JsonNode answer) {
    // Some servers write the number as text.
    long seconds = answer.path("expires_in").asLong(UNSAID_SECONDS);
    return new KeptToken.Token(
        answer.path("access_token").asText(""),
        clock.instant().plusSeconds(seconds).minus(renewBefore));
  }

  @Override
  public boolean giveUpIfRefused(int status, JsonNode answer) {
    if (status != 401) {
      return false;
    }
    kept.giveUp();
    return true;
  }
}
