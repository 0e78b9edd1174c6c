package io.mpphub.security.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.security.guess.GuessesTest;
import io.mpphub.security.request.HubSecurityProperties.ClientKey;
import io.mpphub.storage.Storage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RetirementTest {

  private static final String SUCCESSOR = "/api.html#/Residents/getPerson";

  @Test
  void tellsSinceWhenUntilWhenAndWhatTakesItsPlace() {
    MockHttpServletResponse response = new MockHttpServletResponse();

    Retirement.of(operation(true, "2027-01-01", "2028-01-05")).tell(response);

    assertThat(response.getHeader("Deprecation")).isEqualTo("@1798761600");
    assertThat(response.getHeader("Sunset")).isEqualTo("Wed, 05 Jan 2028 00:00:00 GMT");
    assertThat(response.getHeader("Link"))
        .isEqualTo("</api.html#/Residents/getPerson>; rel=\"successor-version\"");
  }

  @Test
  void isNoneOfAnOperationThatStays() {
    assertThat(Retirement.of(Map.of("operationId", "getResident"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "true, 2027-01-01, 2027-12-31",
    "true, 2027-01-01, soon",
    "true, 2027-01-01,",
    "false, 2027-01-01, 2028-01-01"
  })
  void namesAnOperationWhoseEndIsNotWellStated(boolean deprecated, String since, String until) {
    assertThatThrownBy(() -> Retirement.of(operation(deprecated, since, until)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("operation getResident must have both deprecated: true");
  }

  @Test
  void isMissingOfAnOperationThatIsDeprecated() {
    Map<String, ?> silent = Map.of("operationId", "getResident", "deprecated", true);

    assertThatThrownBy(() -> Retirement.of(silent)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void isToldByEachAnswerOfTheOperation() throws Exception {
    Map<String, Object> described = new HashMap<>(operation(true, "2027-01-01", "2028-01-05"));
    described.put("security", List.of(Map.of("apiKey", List.of("residents.read"))));
    ApiOperations operations =
        new ApiOperations(
            "/api/v1", Map.of("/residents/{nik}", Map.of("get", described)), Set.of());
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/residents/1");
    request.addHeader("X-Api-Key", "mall-key");
    MockHttpServletResponse response = new MockHttpServletResponse();

    new ApiGuard(
            new ClientKeys(List.of(new ClientKey("mall", "mall-key", Set.of("*"), null, null))),
            new ClientRates(List.of()),
            operations,
            Storage.unlimited(),
            GuessesTest.ofEverybody())
        .doFilter(request, response, new MockFilterChain());

    assertThat(response.getHeader("Sunset")).isEqualTo("Wed, 05 Jan 2028 00:00:00 GMT");
  }

  private static Map<String, ?> operation(boolean deprecated, String since, String until) {
    Map<String, String> stated =
        until == null
            ? Map.of("since", since, "successor", SUCCESSOR)
            : Map.of("since", since, "until", until, "successor", SUCCESSOR);
    return Map.of("operationId", "getResident", "deprecated", deprecated, "x-retirement", stated);
  }
}
