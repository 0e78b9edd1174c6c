package io.mpphub.sandbox;

import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.TemplateHelperProviderExtension;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import com.github.tomakehurst.wiremock.matching.RequestMatcherExtension;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import wiremock.com.github.jknack.handlebars.Helper;

/**
 * Tokens that the health system gave out, in memory only. Stub files say {@code {{new-token}}} and
 * {@code {{token-expiry}}} to give one, and the matcher {@code dead-token} matches a request whose
 * {@code token} is unknown or expired.
 */
final class SisdmkTokens implements TemplateHelperProviderExtension {

  private static final DateTimeFormatter EXPIRY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Jakarta"));

  private final Clock clock;
  private final Duration life;
  private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

  SisdmkTokens(Clock clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  /** Makes every token given so far unknown, as a restart of the real system does. */
  void forgetAll() {
    expiries.clear();
  }

  private String give() {
    Instant now = clock.instant();
    expiries.values().removeIf(expiry -> expiry.isBefore(now));
    String token = UUID.randomUUID().toString().replace("-", "");
    expiries.put(token, now.plus(life));
    return token;
  }

  private boolean isDead(String token) {
    Instant expiry = expiries.get(token);
    return expiry == null || !clock.instant().isBefore(expiry);
  }

  @Override
  public Map<String, Helper<?>> provideTemplateHelpers() {
    Helper<Object> newToken = (context, options) -> give();
    Helper<Object> tokenExpiry = (context, options) -> EXPIRY.format(clock.instant().plus(life));
    return Map.of("new-token", newToken, "token-expiry", tokenExpiry);
  }

  @Override
  public String getName() {
    return "sisdmk-tokens";
  }

  RequestMatcherExtension deadTokenMatcher() {
    return new DeadTokenMatcher();
  }

  private final class DeadTokenMatcher extends RequestMatcherExtension {
    @Override
    public MatchResult match(Request request, Parameters parameters) {
      var token = request.queryParameter("token");
      return MatchResult.of(!token.isPresent() || isDead(token.firstValue()));
    }

    @Override
    public String getName() {
      return "dead-token";
    }
  }
}
