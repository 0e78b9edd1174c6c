package io.mpphub.security.client;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rate limit of each client and its remaining calls: the headers {@code RateLimit-Policy} and
 * {@code RateLimit} (draft-ietf-httpapi-ratelimit-headers). Each hub counts for itself.
 */
public final class ClientRates {

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final String POLICY = "client";

  private record Rate(int perMinute, Bucket bucket) {}

  private final Map<String, Rate> rates;

  public ClientRates(List<ClientKey> clients) {
    rates =
        clients.stream()
            .filter(client -> client.perMinute() != null)
            .collect(Collectors.toMap(ClientKey::name, ClientRates::rate, (first, same) -> first));
  }

  /**
   * Counts a request.
   *
   * @throws ProblemException {@code rate-limited}, with the time until there is room again
   */
  void count(Client client, HttpServletResponse response) {
    Rate rate = rates.get(client.name());
    if (rate == null) {
      return;
    }
    ConsumptionProbe probe = rate.bucket().tryConsumeAndReturnRemaining(1);
    response.setHeader(
        "RateLimit-Policy",
        "\"%s\";q=%d;w=%d".formatted(POLICY, rate.perMinute(), WINDOW.toSeconds()));
    response.setHeader(
        "RateLimit",
        "\"%s\";r=%d;t=%d"
            .formatted(
                POLICY, probe.getRemainingTokens(), seconds(probe.getNanosToWaitForReset())));
    if (!probe.isConsumed()) {
      throw ProblemException.atAgency(
          ProblemCode.RATE_LIMITED,
          "Too many requests; slow down.",
          null,
          Duration.ofSeconds(seconds(probe.getNanosToWaitForRefill())));
    }
  }

  private static Rate rate(ClientKey client) {
    Bucket bucket =
        Bucket.builder()
            .addLimit(
                limit ->
                    limit.capacity(client.perMinute()).refillGreedy(client.perMinute(), WINDOW))
            .build();
    return new Rate(client.perMinute(), bucket);
  }

  private static long seconds(long nanos) {
    return (nanos + 999_999_999) / 1_000_000_000;
  }
}
