package io.mpphub.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.wire.BodyFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireRequestTest {

  @Test
  void valuesCanNotLeaveTheirPlaceInThePath() {
    WireRequest request =
        new WireRequest(
            "POST", "/applications/{id}/withdraw", null, BodyFormat.JSON.codec(), false);

    request.pathParameter("id", "../a b?x=1#y");

    assertThat(request.path()).isEqualTo("/applications/..%2Fa%20b%3Fx%3D1%23y/withdraw");
  }

  @Test
  void valuesCanNotAddQueryParameters() {
    Map<String, String> query = new LinkedHashMap<>();
    query.put("nik", "1&token=x");
    query.put("a b", "ü");

    assertThat(WireRequest.urlEncoded(query)).isEqualTo("nik=1%26token%3Dx&a%20b=%C3%BC");
  }
}
