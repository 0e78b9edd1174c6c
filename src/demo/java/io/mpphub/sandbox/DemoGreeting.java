package io.mpphub.sandbox;

import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Prints the addresses of the demo's parts, once the hub says that it is ready. */
final class DemoGreeting {

  private static final Duration EACH = Duration.ofMillis(250);

  private final DemoSettings settings;
  private final Sandbox sandbox;
  private final URI hub;
  private final HttpClient http = HttpClient.newHttpClient();

  DemoGreeting(DemoSettings settings, Sandbox sandbox, URI hub) {
    this.settings = settings;
    this.sandbox = sandbox;
    this.hub = hub;
  }

  /** Returns at once. */
  void printWhenReady(PrintStream out) {
    ScheduledExecutorService watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "demo-greeting");
              thread.setDaemon(true);
              return thread;
            });
    watch.scheduleWithFixedDelay(
        () -> {
          if (isReady()) {
            out.print(text());
            out.flush();
            watch.shutdown();
          }
        },
        0,
        EACH.toMillis(),
        TimeUnit.MILLISECONDS);
  }

  private boolean isReady() {
    try {
      var question = HttpRequest.newBuilder(hub.resolve("/actuator/health/readiness")).build();
      return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (java.io.IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Names no resident: printed text often ends up in a log. */
  String text() {
    StringBuilder text = new StringBuilder("%nMPP Hub demo is ready.%n%n".formatted());
    line(text, "Mall", hub + "/    (the residents' page)");
    line(text, "Backstage", hub + "/demo    (make agencies fail)");
    line(text, "Unified API", hub + "/api/v1    (header X-Api-Key: demo-mall)");
    line(text, "Contract", hub + "/api.html");
    line(text, "Operators", hub + "/ops    (operator / demo)");
    line(text, "Data", settings.data().toAbsolutePath().normalize().toString());
    sandbox
        .agencies()
        .forEach(agency -> line(text, agency.name(), agency.address() + "    (simulated)"));
    settings.external().forEach((agency, url) -> line(text, agency, url + "    (not simulated)"));
    text.append("%nTry it:%n%n".formatted());
    text.append("  curl -s -H 'X-Api-Key: demo-mall' %s/api/v1/readiness%n%n".formatted(hub));
    return text.append("Ctrl-C stops it; what was accepted stays in the data folder.%n".formatted())
        .toString();
  }

  private static void line(StringBuilder text, String what, String where) {
    text.append("  %-13s %s%n".formatted(what, where));
  }
}
