package io.mpphub.drill;

import java.util.ArrayList;
import java.util.List;

/** The switches of the simulated agencies, {@code /sandbox} of a demo. */
final class SandboxApi {

  private final HubApi hub;

  SandboxApi(HubApi hub) {
    this.hub = hub;
  }

  /** False for a hub in front of real agencies. */
  boolean isThere() {
    return hub.get("/sandbox").statusCode() == 200;
  }

  void fault(String agency, String mode) {
    String body = HubApi.JSON.createObjectNode().put("mode", mode).toString();
    hub.expect(hub.post("/sandbox/" + agency + "/fault", body));
  }

  List<AppliedApplication> applied() {
    List<AppliedApplication> applied = new ArrayList<>();
    hub.json("/sandbox/licensing/applications")
        .path("applications")
        .forEach(a -> applied.add(HubApi.JSON.convertValue(a, AppliedApplication.class)));
    return applied;
  }
}
