package io.mpphub.sandbox;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.problem.Language;
import io.mpphub.problem.Problem;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.security.request.Trace;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The switches of the simulated agencies, and what they counted, at {@code /sandbox}. Faults last
 * until they are switched off or the demo ends.
 */
final class SandboxSwitches {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final MediaType FORM = MediaType.APPLICATION_FORM_URLENCODED;

  /**
   * An agency of the demo.
   *
   * @param faults the modes that it can have, null when it isn't simulated
   * @param fault the mode, null when the agency isn't simulated
   * @param requests how often it was asked, null when it isn't simulated
   */
  record AgencyState(
      String name,
      String url,
      boolean simulated,
      List<String> faults,
      String fault,
      Long requests) {}

  private final Sandbox sandbox;
  private final DemoSettings settings;

  SandboxSwitches(Sandbox sandbox, DemoSettings settings) {
    this.sandbox = sandbox;
    this.settings = settings;
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .GET("/sandbox", request -> ServerResponse.ok().body(Map.of("agencies", states())))
        .GET("/sandbox/licensing/applications", request -> applications())
        .GET("/sandbox/{agency}/requests", request -> requests(agency(request)))
        .GET("/sandbox/{agency}/fault", request -> state(agency(request)))
        .POST("/sandbox/{agency}/fault", this::switchFault)
        .onError(ProblemException.class, SandboxSwitches::problem)
        .build();
  }

  private List<AgencyState> states() {
    Stream<AgencyState> simulated = sandbox.agencies().stream().map(SandboxSwitches::describe);
    Stream<AgencyState> others =
        settings.external().entrySet().stream()
            .map(e -> new AgencyState(e.getKey(), e.getValue(), false, null, null, null));
    return Stream.concat(simulated, others)
        .sorted(java.util.Comparator.comparing(AgencyState::name))
        .toList();
  }

  private static AgencyState describe(Simulation agency) {
    return new AgencyState(
        agency.name(),
        agency.address(),
        true,
        modes(agency).toList(),
        agency.fault().mode(),
        agency.counts().total());
  }

  private static Stream<String> modes(Simulation agency) {
    return agency.faults().stream().map(Fault::mode);
  }

  private static ServerResponse state(Simulation agency) {
    return ServerResponse.ok().body(describe(agency));
  }

  private ServerResponse switchFault(ServerRequest request) throws ServletException, IOException {
    Simulation agency = agency(request);
    String mode = mode(body(request));
    agency.fault(
        Fault.ofMode(mode)
            .filter(agency.faults()::contains)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "The agency can't fail this way.",
                        List.of(
                            new ProblemException.Fault(
                                "/mode",
                                "must be one of " + modes(agency).collect(joining(", ")))))));
    return state(agency);
  }

  /** JSON that a plain {@code curl -d} declares to be a form arrives as the name of a field. */
  private static String body(ServerRequest request) throws ServletException, IOException {
    boolean form = request.headers().contentType().filter(FORM::equalsTypeAndSubtype).isPresent();
    return form ? String.join("", request.params().keySet()) : request.body(String.class);
  }

  private static String mode(String body) {
    try {
      JsonNode json = JSON.readTree(body);
      return json == null ? null : json.path("mode").textValue();
    } catch (JsonProcessingException e) {
      throw ProblemException.of(ProblemCode.MALFORMED, "The body must be {\"mode\": \"…\"}.");
    }
  }

  private Simulation agency(ServerRequest request) {
    String name = request.pathVariable("agency");
    return sandbox
        .find(name)
        .orElseThrow(
            () ->
                ProblemException.of(
                    ProblemCode.NOT_FOUND,
                    "No agency of that name is simulated. These are: "
                        + String.join(", ", settings.simulated())));
  }

  private static ServerResponse requests(Simulation agency) {
    RequestCounts counts = agency.counts();
    return ServerResponse.ok()
        .body(
            Map.of(
                "agency", agency.name(),
                "operations", counts.byOperation(),
                "faulted", counts.faulted(),
                "total", counts.total()));
  }

  private ServerResponse applications() {
    List<LicensingOffice.Report> all =
        sandbox
            .licensing()
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemCode.NOT_FOUND, "The licensing office is not simulated here."))
            .report();
    int received = all.stream().mapToInt(LicensingOffice.Report::timesReceived).sum();
    return ServerResponse.ok()
        .body(
            Map.of(
                "applications", all,
                "received", received,
                "repeats", received - all.size()));
  }

  private static ServerResponse problem(Throwable failure, ServerRequest request) {
    String traceId = Trace.of(request.servletRequest()).traceId();
    Problem problem = Problem.from((ProblemException) failure, traceId, Language.ENGLISH);
    return ServerResponse.status(problem.status())
        .contentType(MediaType.parseMediaType(Problem.MEDIA_TYPE))
        .body(problem);
  }
}
