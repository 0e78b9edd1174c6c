package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.MediaType;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class SandboxSwitchesIT {

  @TempDir static Path data;
  private static Sandbox sandbox;
  private static MockMvc mvc;

  @BeforeAll
  static void start() {
    var environment =
        new MockEnvironment()
            .withProperty("HUB_DATA", data.toString())
            .withProperty("LICENSING_URL", "https://licensing.example/api");
    DemoSettings settings = DemoSettings.from(environment);
    sandbox =
        Sandbox.start(
            settings.sandbox(), Clock.systemUTC(), Set.of("dukcapil", "mall-counters", "sisdmk"));
    mvc = MockMvcBuilders.routerFunctions(new SandboxSwitches(sandbox, settings).routes()).build();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @BeforeEach
  void work() {
    sandbox.agencies().forEach(agency -> agency.fault(Fault.NONE));
  }

  @Test
  void listsSimulatedAgenciesAndOthers() throws Exception {
    JsonNode agencies = json(get("/sandbox")).path("agencies");

    assertThat(agencies.findValuesAsText("name"))
        .containsExactly("dukcapil", "licensing", "mall-counters", "sisdmk");
    assertThat(agencies.at("/0/fault").asText()).isEqualTo("none");
    assertThat(agencies.at("/0/faults")).hasSize(7);
    assertThat(agencies.at("/2/faults").toString()).isEqualTo("[\"none\",\"down\"]");
    assertThat(agencies.at("/2/url").asText()).startsWith("jdbc:h2:tcp://127.0.0.1:");
    assertThat(agencies.at("/1/simulated").asBoolean(true)).isFalse();
    assertThat(agencies.at("/1/url").asText()).isEqualTo("https://licensing.example/api");
  }

  @ParameterizedTest
  @CsvSource({"down", "slow", "hang", "5xx", "garbage", "cut", "none"})
  void switchesAFault(String mode) throws Exception {
    JsonNode state = json(fault("dukcapil", "{\"mode\":\"" + mode + "\"}"));

    assertThat(state.path("fault").asText()).isEqualTo(mode);
    assertThat(sandbox.findHttp("dukcapil").orElseThrow().fault().mode()).isEqualTo(mode);
    assertThat(sandbox.findHttp("sisdmk").orElseThrow().fault()).isEqualTo(Fault.NONE);
  }

  @Test
  void readsJsonThatIsDeclaredToBeAForm() throws Exception {
    JsonNode state =
        json(
            post("/sandbox/sisdmk/fault")
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .param("{\"mode\":\"slow\"}", ""));

    assertThat(state.path("fault").asText()).isEqualTo("slow");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dukcapil | {\"mode\":\"tired\"} | 422 | invalid",
        "dukcapil | {} | 422 | invalid",
        "mall-counters | {\"mode\":\"5xx\"} | 422 | invalid",
        "dukcapil | [1] | 422 | invalid",
        "dukcapil | {\"mode\": | 400 | malformed",
        "nobody | {\"mode\":\"down\"} | 404 | not-found",
        "licensing | {\"mode\":\"down\"} | 404 | not-found"
      })
  void saysWhatIsWrong(String agency, String body, int status, String code) throws Exception {
    var response = mvc.perform(fault(agency, body)).andReturn().getResponse();

    assertThat(response.getStatus()).isEqualTo(status);
    assertThat(response.getContentType()).isEqualTo("application/problem+json");
    assertThat(Caller.JSON.readTree(response.getContentAsString()).path("code").asText())
        .isEqualTo(code);
  }

  @Test
  void countsRequests() throws Exception {
    Agency registry = sandbox.findHttp("dukcapil").orElseThrow();
    Caller caller = new Caller(registry.url(), java.util.Map.of());
    JsonNode before = json(get("/sandbox/dukcapil/requests"));

    caller.get("/dukcapil/ikd/35-08");
    registry.fault(Fault.GARBAGE);
    caller.get("/dukcapil/ikd/35-08");

    JsonNode after = json(get("/sandbox/dukcapil/requests"));
    assertThat(after.path("total").asInt() - before.path("total").asInt()).isEqualTo(2);
    assertThat(after.path("faulted").asInt() - before.path("faulted").asInt()).isEqualTo(1);
  }

  @Test
  void hasNoApplicationsWhenTheOfficeIsNotSimulated() throws Exception {
    assertThat(json(get("/sandbox/licensing/applications")).path("status").asInt()).isEqualTo(404);
  }

  private static RequestBuilder fault(String agency, String body) {
    return post("/sandbox/" + agency + "/fault")
        .contentType(MediaType.APPLICATION_JSON)
        .content(body);
  }

  private static JsonNode json(RequestBuilder request) throws Exception {
    return Caller.JSON.readTree(
        mvc.perform(request).andReturn().getResponse().getContentAsString());
  }
}
