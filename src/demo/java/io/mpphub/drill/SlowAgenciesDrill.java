package io.mpphub.drill;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.function.Consumer;

/** Times lookups at one agency while many callers wait for others that never come to an end. */
final class SlowAgenciesDrill {

  /**
   * @param callers how many have a call under way at the slow ones
   * @param perSecond lookups at the agency that works
   */
  record Plan(Alternation.Course course, int callers, int perSecond) {}

  private static final Contrast.Limit LIMIT = new Contrast.Limit(Contrast.Percentile.P95, 1.3);

  private static final List<String> SLOW =
      List.of(
          "/api/v1/businesses/8120003508001",
          "/api/v1/tax-clearances/" + HangDrill.NIK,
          "/api/v1/health-workers/" + HangDrill.NIK);

  private final Stage stage;
  private final URI hub;
  private final Plan plan;
  private final Consumer<String> progress;

  SlowAgenciesDrill(Stage stage, Plan plan, Consumer<String> progress) {
    this.stage = stage;
    this.hub = stage.hubs().get(0);
    this.plan = plan;
    this.progress = progress;
  }

  Contrast run() throws InterruptedException {
    Alternation alternation = new Alternation(plan.course(), progress);
    SteadyCalls lookups =
        new SteadyCalls(
            plan.perSecond(), () -> get("/api/v1/residents/" + HangDrill.NIK), alternation::now);
    EagerCallers callers =
        new EagerCallers(
            new Phase("%d slow calls".formatted(plan.callers())),
            plan.callers(),
            SLOW.stream().map(this::get).toList());
    lookups.begin();
    alternation.run(List.of(callers));
    lookups.close();
    progress.accept(callers.text());
    progress.accept("refused good requests: " + SteadyCalls.failures(List.of(lookups)));
    return Contrast.of(lookups.samples("lookups"), LIMIT);
  }

  private HttpRequest get(String path) {
    return SteadyCalls.request(hub, stage.key(), path).build();
  }
}
