package io.mpphub.drill;

import io.mpphub.peer.Patience;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Makes one agency hang, repeatedly, and times calls at the others: quiet times and times with the fault alternate, so that other load of the machine falls on both.
 */
final class HangDrill {

  /**
   * @param victim the agency that hangs
   * @param perSecond calls of each kind at the others
   * @param victimPerSecond calls that concern the agency that hangs
   */
  record Plan(Alternation.Course course, String victim, int perSecond, int victimPerSecond) {}

  private static final Contrast.Limit LIMIT = new Contrast.Limit(Contrast.Percentile.P95, 1.3);
  private static final Duration RECOVERY = Duration.ofMinutes(3);

  /** Siti Aminah, whom all simulated agencies know. */
  static final String NIK = "3508104101900001";

  static final String COMPLAINT =
      """
      {"applicant":{"nik":"%s"},"data":{"text":"The street light at the market is out.",\
      "firstName":"Siti","email":"siti@example.org","phone":"081234567890"}}"""
          .formatted(NIK);

  private final Stage stage;
  private final Plan plan;
  private final Consumer<String> progress;
  private final HubApi hub;
  private final AtomicInteger number = new AtomicInteger();

  /** The agency takes requests and never answers. */
  private final class Hanging implements Alternation.Disturber {

    @Override
    public Phase phase() {
      return new Phase(plan.victim() + " hangs");
    }

    @Override
    public void begin() {
      stage.fault(plan.victim(), "hang");
    }

    @Override
    public void end() {
      recover();
    }
  }

  HangDrill(Stage stage, Plan plan, Consumer<String> progress) {
    this.stage = stage;
    this.plan = plan;
    this.progress = progress;
    this.hub = new HubApi(stage.hubs().get(0), stage.key());
  }

  /** The agencies that can be the victim, with the calls that concern them. */
  private Map<String, Supplier<HttpRequest>> calls() {
    Map<String, Supplier<HttpRequest>> calls = new LinkedHashMap<>();
    calls.put("dukcapil", () -> get("/api/v1/residents/" + NIK));
    calls.put("sisdmk", () -> get("/api/v1/health-workers/" + NIK));
    calls.put("oss", () -> get("/api/v1/businesses/8120003508001"));
    calls.put("complaints", () -> post("/api/v1/complaints", COMPLAINT));
    calls.put(
        "licensing",
        () -> post("/api/v1/applications", HubApi.practiceLicence(number.getAndIncrement())));
    return calls;
  }

  /** An application for a licence asks others first: it is only sent when it is what hangs. */
  private boolean isCalled(String agency) {
    return agency.equals(plan.victim()) || !agency.equals("licensing");
  }

  Contrast run() throws InterruptedException {
    Alternation alternation = new Alternation(plan.course(), progress);
    Map<String, SteadyCalls> streams = new LinkedHashMap<>();
    calls()
        .forEach(
            (agency, request) -> {
              if (isCalled(agency)) {
                boolean isVictim = agency.equals(plan.victim());
                int rate = isVictim ? plan.victimPerSecond() : plan.perSecond();
                streams.put(agency, new SteadyCalls(rate, request, alternation::now));
              }
            });
    streams.values().forEach(SteadyCalls::begin);
    alternation.run(List.of(new Hanging()));
    streams.values().forEach(SteadyCalls::close);
    streams.remove(plan.victim());
    return contrast(streams);
  }

  /** The agency's backlog would else be counted as its quiet time. */
  private void recover() {
    stage.fault(plan.victim(), "none");
    Patience.of(RECOVERY)
        .every(Duration.ofSeconds(1))
        .until(() -> count("waiting") == 0 && isVictimBack());
  }

  private int count(String state) {
    return hub.json("/api/v1/applications?limit=1&state=" + state).path("applications").size();
  }

  private boolean isVictimBack() {
    String path = calls().get(plan.victim()).get().uri().getPath();
    return calls().get(plan.victim()).get().method().equals("POST")
        || hub.get(path).statusCode() == 200;
  }

  private Contrast contrast(Map<String, SteadyCalls> others) {
    progress.accept("reading when complaints were delivered");
    List<Contrast.Sample> samples = new ArrayList<>();
    others.forEach(
        (agency, stream) -> {
          boolean isAcceptance = agency.equals("complaints");
          samples.addAll(stream.samples(isAcceptance ? "acceptances" : "lookups"));
          if (isAcceptance) {
            stream.calls().stream()
                .filter(call -> call.location() != null)
                .map(call -> delivery(call.phase(), call.location()))
                .forEach(samples::add);
          }
        });
    return Contrast.of(samples, LIMIT);
  }

  private Contrast.Sample delivery(Phase phase, String location) {
    return new Contrast.Sample("deliveries", phase, delivered(location));
  }

  /** Nanoseconds from the submission to the agency, null when it didn't get there. */
  private Long delivered(String location) {
    String id = location.substring(location.lastIndexOf('/') + 1);
    StoredApplication complaint = hub.find(id).orElseThrow();
    return complaint.history().stream()
        .filter(move -> move.state().equals("delivered"))
        .findFirst()
        .map(move -> Duration.between(complaint.history().get(0).at(), move.at()).toNanos())
        .orElse(null);
  }

  private HttpRequest get(String path) {
    return SteadyCalls.request(stage.hubs().get(0), stage.key(), path).GET().build();
  }

  private HttpRequest post(String path, String body) {
    return SteadyCalls.request(stage.hubs().get(0), stage.key(), path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }
}
