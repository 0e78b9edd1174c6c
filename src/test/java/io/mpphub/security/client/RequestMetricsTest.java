package io.mpphub.security.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValues;
import io.mpphub.security.guess.GuessesTest;
import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import io.mpphub.storage.Storage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestMetricsTest {

  private static final String NIK = "3508104101900001";

  private final MockHttpServletRequest request =
      new MockHttpServletRequest("GET", "/api/v1/residents/" + NIK);
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void countsUnderThePathOfTheContract() throws Exception {
    request.addHeader("X-Api-Key", "mall-key");
    new ApiGuard(
            new ClientKeys(List.of(new ClientKey("mall", "mall-key", Set.of("*"), null, null))),
            new ClientRates(List.of()),
            ApiOperations.load(),
            Storage.unlimited(),
            GuessesTest.ofEverybody())
        .doFilter(request, response, new MockFilterChain());

    assertThat(tags()).contains("/api/v1/residents/{nik}").doesNotContain(NIK);
  }

  @Test
  void namesNoPathThatNobodyServes() {
    response.setStatus(401);

    assertThat(tags()).contains("UNKNOWN").doesNotContain(NIK);
  }

  private String tags() {
    ServerRequestObservationContext context =
        new ServerRequestObservationContext(request, response);
    RequestMetrics metrics = new RequestMetrics();
    KeyValues all =
        metrics
            .getLowCardinalityKeyValues(context)
            .and(metrics.getHighCardinalityKeyValues(context));
    return all + metrics.getContextualName(context);
  }
}
