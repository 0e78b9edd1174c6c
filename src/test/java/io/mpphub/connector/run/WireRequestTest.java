package io.mpphub.connector.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.wire.BodyFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireRequestTest {

  @Test
  void valuesCanNotLeaveTheirPlaceInThePath() {
    WireRequest request =
        new WireRequest(
            "POST", "/applications/{id}/withdraw", null, BodyFormat.JSON.codec(), false);

    request.pathParameter("id", TextNode.valueOf("../a b?x=1#y"));

    assertThat(request.path()).isEqualTo("/applications/..%2Fa%20b%3Fx%3D1%23y/withdraw");
  }

  @Test
  void valuesCanNotAddQueryParameters() {
    WireRequest request = request("/parks");
    request.query("nik", "1&token=x");
    request.query("a b", "ü");

    assertThat(WireRequest.urlEncoded(request.query())).isEqualTo("nik=1%26token%3Dx&a%20b=%C3%BC");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "\"\"", "\".\"", "\"..\"", "[\"a\"]", "{}"})
  void whatIsNoPartOfAPathIsRefused(String value) throws Exception {
    WireRequest request = request("/q/{id}");

    assertThat(request.pathParameter("id", ConnectorJson.MAPPER.readTree(value))).isFalse();
    assertThat(request.path()).isEqualTo("/q/{id}");
  }

  @Test
  void anArrayIsTheSameParameterAgainAndAgain() throws Exception {
    WireRequest request = request("/q");

    assertThat(request.query("v", ConnectorJson.MAPPER.readTree("[\"a\", 1, null]"))).isTrue();
    assertThat(request.query("none", ConnectorJson.MAPPER.readTree("[]"))).isTrue();
    assertThat(request.query("object", ConnectorJson.MAPPER.readTree("{\"a\": 1}"))).isFalse();
    assertThat(WireRequest.urlEncoded(request.query())).isEqualTo("v=a&v=1");
    assertThat(request.shown().get("query").toString()).isEqualTo("{\"v\":[\"a\",\"1\"]}");
  }

  private static WireRequest request(String path) {
    return new WireRequest("GET", path, null, BodyFormat.JSON.codec(), false);
  }
}
