package io.mpphub.drill;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * Lets one agency hang, again and again, and times what concerns the others: quiet times and times
 * with the fault alternate, so that what else the machine does falls on both.
 */
final class HangDrill {

  /**
   * @param victim the agency that hangs
   * @param blocks how often it hangs
   * @param block how long a quiet time and a hanging time are
   * @param perSecond calls of each kind at the others
   * @param victimPerSecond calls that concern the agency that hangs
   */
  record Plan(String victim, int blocks, Duration block, int perSecond, int victimPerSecond) {}

  /** The compiler has then seen to what matters. */
  private static final Duration WARM_UP = Duration.ofSeconds(60);

  private static final Duration RECOVERY = Duration.ofMinutes(3);
  private static final String NIK = "3508104101900001";
  private static final String COMPLAINT =
      """
      {"applicant":{"nik":"%s"},"data":{"text":"The street light at the market is out.",\
      "firstName":"Siti","email":"siti@example.org","phone":"081234567890"}}"""
          .formatted(NIK);

  private final Stage stage;
  private final Plan plan;
  private final Consumer<String> progress;
  private final HubApi hub;
  private final AtomicInteger number = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private volatile HangPhase phase = HangPhase.UNCOUNTED;

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

  HangReport run() throws InterruptedException {
    Map<String, SteadyCalls> streams = new LinkedHashMap<>();
    calls()
        .forEach(
            (agency, request) -> {
              if (isCalled(agency)) {
                boolean isVictim = agency.equals(plan.victim());
                int rate = isVictim ? plan.victimPerSecond() : plan.perSecond();
                streams.put(agency, new SteadyCalls(agency, rate, request, () -> phase));
              }
            });
    streams.values().forEach(SteadyCalls::begin);
    progress.accept("warming up");
    pause(WARM_UP);
    for (int i = 1; i <= plan.blocks(); i++) {
      pass(HangPhase.QUIET, "none");
      progress.accept("block %d of %d: %s hangs".formatted(i, plan.blocks(), plan.victim()));
      pass(HangPhase.HANGING, "hang");
      recover();
    }
    streams.values().forEach(SteadyCalls::close);
    return report(streams);
  }

  private void pass(HangPhase next, String mode) throws InterruptedException {
    stage.fault(plan.victim(), mode);
    phase = next;
    pause(plan.block());
    phase = HangPhase.UNCOUNTED;
  }

  /** What piled up at the agency would else be counted as its quiet time. */
  private void recover() {
    stage.fault(plan.victim(), "none");
    Awaitility.await("the agency's work is done")
        .atMost(RECOVERY)
        .pollInterval(Duration.ofSeconds(1))
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

  private HangReport report(Map<String, SteadyCalls> streams) {
    progress.accept("reading when complaints were delivered");
    List<HangReport.Sample> lookups = new ArrayList<>();
    List<HangReport.Sample> acceptances = new ArrayList<>();
    List<HangReport.Sample> deliveries = new ArrayList<>();
    streams.forEach(
        (agency, stream) -> {
          if (!agency.equals(plan.victim())) {
            for (SteadyCalls.Call call : stream.calls()) {
              boolean isAcceptance = agency.equals("complaints");
              (isAcceptance ? acceptances : lookups)
                  .add(new HangReport.Sample(call.phase(), call.isOk() ? call.nanos() : null));
              if (isAcceptance && call.location() != null) {
                deliveries.add(new HangReport.Sample(call.phase(), delivered(call.location())));
              }
            }
          }
        });
    Map<String, List<HangReport.Sample>> all = new LinkedHashMap<>();
    all.put("lookups", lookups);
    all.put("acceptances", acceptances);
    all.put("deliveries", deliveries);
    return HangReport.of(all);
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

  private void pause(Duration length) throws InterruptedException {
    // Nobody counts it down: waiting is all there is to do.
    if (never.await(length.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException();
    }
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
