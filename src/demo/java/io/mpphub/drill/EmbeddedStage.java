package io.mpphub.drill;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A demo in a process of its own: hub, database, broker and agencies die together. */
final class EmbeddedStage implements Stage {

  private static final String HUB = "hub";

  static final List<String> PROCESSES = List.of(HUB);

  private final HubProcess hub;
  private final SandboxApi sandbox;

  private EmbeddedStage(HubProcess hub) {
    this.hub = hub;
    this.sandbox = new SandboxApi(new HubApi(hub.url(), key()));
  }

  static EmbeddedStage start(Path data) {
    HubProcess hub = new HubProcess(HubProcess.DEMO, data, Map.of());
    EmbeddedStage stage = new EmbeddedStage(hub);
    try {
      stage.start(HUB);
      return stage;
    } catch (RuntimeException e) {
      hub.close();
      throw e;
    }
  }

  @Override
  public List<URI> hubs() {
    return List.of(hub.url());
  }

  @Override
  public String key() {
    return "demo-mall";
  }

  @Override
  public void fault(String agency, String mode) {
    sandbox.fault(agency, mode);
  }

  @Override
  public void kill(String process) {
    hub.kill();
  }

  @Override
  public void start(String process) {
    hub.launch();
    hub.awaitReady();
  }

  @Override
  public boolean carriesAgencies(String process) {
    return true;
  }

  @Override
  public List<AppliedApplication> applied() {
    return sandbox.applied();
  }

  @Override
  public void close() {
    hub.close();
  }
}
