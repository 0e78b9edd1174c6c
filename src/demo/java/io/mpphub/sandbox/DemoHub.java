package io.mpphub.sandbox;

import io.mpphub.HubApplication;
import io.mpphub.mall.MallConfiguration;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/**
 * The hub with simulated agencies, a demo key and a demo operator, on 127.0.0.1 only. Ends with
 * status 1 and a sentence on what to do when its port is taken; any other failure to start is the
 * hub's to explain.
 */
public final class DemoHub {

  private DemoHub() {}

  public static void main(String[] args) {
    DemoSettings settings = DemoSettings.from(new StandardEnvironment());
    if (isTaken(settings.port())) {
      System.err.printf(
          "Port %1$d on 127.0.0.1 is taken by another program. Choose another one, for example%n"
              + "  HUB_PORT=%2$d ./hub demo%nor HUB_PORT=0 for any free one.%n",
          settings.port(), settings.port() + 1);
      System.exit(1);
    }
    Sandbox sandbox = Sandbox.start(settings.sandbox(), Clock.systemUTC(), settings.simulated());
    try {
      SpringApplication hub =
          new SpringApplication(
              HubApplication.class, SandboxConfiguration.class, MallConfiguration.class);
      hub.addInitializers(demo(settings, sandbox));
      URI url = SandboxConfiguration.url(hub.run(args));
      new DemoGreeting(settings, sandbox, url).printWhenReady(System.out);
    } catch (RuntimeException e) {
      sandbox.close();
      System.exit(1);
    }
  }

  private static ApplicationContextInitializer<GenericApplicationContext> demo(
      DemoSettings settings, Sandbox sandbox) {
    return context -> {
      context
          .getEnvironment()
          .getPropertySources()
          .addAfter(
              StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
              new MapPropertySource("demo", settings.hubProperties(sandbox)));
      context.registerBean(DemoSettings.class, () -> settings);
      context.registerBean(Sandbox.class, () -> sandbox);
    };
  }

  private static boolean isTaken(int port) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
      return !probe.isBound();
    } catch (IOException e) {
      return true;
    }
  }
}
