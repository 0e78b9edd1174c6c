package io.mpphub.drill;

import java.net.URI;
import java.util.List;

/** A hub that runs already. Nothing is killed; only simulated agencies are made to fail. */
final class RemoteStage implements Stage {

  private final URI url;
  private final String key;
  private final SandboxApi sandbox;

  RemoteStage(URI url, String key) {
    this.url = url;
    this.key = key;
    this.sandbox = new SandboxApi(new HubApi(url, key));
  }

  @Override
  public List<URI> hubs() {
    return List.of(url);
  }

  @Override
  public String key() {
    return key;
  }

  @Override
  public boolean hasSandbox() {
    return sandbox.isThere();
  }

  @Override
  public void fault(String agency, String mode) {
    sandbox.fault(agency, mode);
  }

  @Override
  public void kill(String process) {
    throw new UnsupportedOperationException("Somebody else's " + process);
  }

  @Override
  public void start(String process) {
    throw new UnsupportedOperationException("Somebody else's " + process);
  }

  @Override
  public boolean isShared() {
    return true;
  }

  @Override
  public List<AppliedApplication> applied() {
    return sandbox.applied();
  }

  @Override
  public void close() {}
}
