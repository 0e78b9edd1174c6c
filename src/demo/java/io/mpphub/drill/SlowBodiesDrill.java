package io.mpphub.drill;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Times good requests beside bodies that come a byte a second, and without them. */
final class SlowBodiesDrill {

  /**
   * @param bodies how many there are at a time
   * @param addresses how many they come from, where they come from several
   * @param perSecond good requests: eight in ten ask for a resident, one for the hub's health, one
   *     hands in a complaint
   */
  record Plan(Alternation.Course course, int bodies, int addresses, int perSecond) {}

  private static final Contrast.Limit LIMIT = new Contrast.Limit(Contrast.Percentile.P99, 2);

  private static final String LICENSING_KEY = "\r\nX-Api-Key: demo-licensing-in";
  private static final String JSON = "\r\nContent-Type: application/json";
  private static final String FORM = "\r\nContent-Type: application/x-www-form-urlencoded";

  private final Stage stage;
  private final URI hub;
  private final Plan plan;
  private final Consumer<String> progress;

  SlowBodiesDrill(Stage stage, Plan plan, Consumer<String> progress) {
    this.stage = stage;
    this.hub = stage.hubs().get(0);
    this.plan = plan;
    this.progress = progress;
  }

  Contrast run() throws InterruptedException {
    Alternation alternation = new Alternation(plan.course(), progress);
    Map<String, SteadyCalls> good = good(alternation);
    List<SlowClients> slow =
        List.of(
            slow("%d addresses".formatted(plan.addresses()), plan.addresses()),
            // Also that of the good requests.
            slow("one address", 1));
    good.values().forEach(SteadyCalls::begin);
    alternation.run(List.copyOf(slow));
    good.values().forEach(SteadyCalls::close);
    slow.forEach(clients -> progress.accept(clients.text()));
    progress.accept("refused good requests: " + SteadyCalls.failures(good.values()));
    return Contrast.of(
        good.entrySet().stream().flatMap(e -> e.getValue().samples(e.getKey()).stream()).toList(),
        LIMIT);
  }

  private Map<String, SteadyCalls> good(Alternation alternation) {
    int tenth = plan.perSecond() / 10;
    Map<String, SteadyCalls> good = new LinkedHashMap<>();
    good.put(
        "lookups",
        new SteadyCalls(
            8 * tenth,
            () ->
                SteadyCalls.request(hub, stage.key(), "/api/v1/residents/" + HangDrill.NIK).build(),
            alternation::now));
    good.put(
        "health",
        new SteadyCalls(
            tenth,
            () -> SteadyCalls.request(hub, stage.key(), "/actuator/health").build(),
            alternation::now));
    good.put(
        "complaints",
        new SteadyCalls(
            tenth,
            () ->
                SteadyCalls.request(hub, stage.key(), "/api/v1/complaints")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(HangDrill.COMPLAINT))
                    .build(),
            alternation::now));
    return good;
  }

  private SlowClients slow(String name, int addresses) {
    return new SlowClients(new Phase("slow, " + name), hub, plan.bodies(), addresses, requests());
  }

  /** The path of one that takes documents. */
  private String application() {
    return new HubApi(hub, stage.key())
        .post("/api/v1/complaints", HangDrill.COMPLAINT)
        .headers()
        .firstValue("Location")
        .orElseThrow();
  }

  /** At each kind of door, with a proof, without one, and where there is none; or no body yet. */
  private List<SlowClient.Request> requests() {
    String key = "\r\nX-Api-Key: " + stage.key();
    String decisions = "POST /agency/licensing/decisions HTTP/1.1" + JSON;
    String applications = "POST /api/v1/applications HTTP/1.1" + JSON;
    String document =
        "PUT %s/documents/ktp HTTP/1.1\r\nContent-Type: image/jpeg".formatted(application());
    return List.of(
        SlowClient.Request.announced(decisions + LICENSING_KEY),
        SlowClient.Request.chunked(decisions),
        SlowClient.Request.announced("POST /ops/login HTTP/1.1" + FORM),
        SlowClient.Request.announced(applications + key),
        SlowClient.Request.chunked(applications + key),
        SlowClient.Request.chunked(applications),
        SlowClient.Request.announced(document + key),
        SlowClient.Request.unfinished("GET /actuator/health HTTP/1.1"));
  }
}
