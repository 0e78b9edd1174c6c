package io.mpphub.guard;

import io.mpphub.HubApplication;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The arrows between packages, as each {@code package-info.java} allows them. */
class ModularityTest {

  @Test
  void keepsToTheArrowsOfThePackages() {
    ApplicationModules.of(HubApplication.class).verify();
  }
}
