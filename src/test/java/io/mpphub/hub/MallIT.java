package io.mpphub.hub;

import io.mpphub.peer.Chromium;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;

/** The demo's mall: its pages in Chromium, and its server side without. */
class MallIT {

  @TempDir static Path data;
  private static DemoProcess demo;
  private static Chromium chromium;

  @BeforeAll
  static void start() {
    demo = new DemoProcess(data, Map.of());
    chromium = new Chromium();
  }

  @AfterAll
  static void stop() {
    chromium.close();
    demo.close();
  }

  @Nested
  class Door extends MallDoor {
    Door() {
      super(demo);
    }
  }

  @Nested
  class Wishes extends MallWishes {
    Wishes() {
      super(demo, chromium);
    }
  }

  @Nested
  class Pages extends MallPages {
    Pages() {
      super(demo, chromium);
    }
  }
}
