package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.canonical.HealthWorker;
import io.mpphub.canonical.HealthWorker.Practice;
import io.mpphub.canonical.Resident;
import io.mpphub.gateway.Exchanges;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.problem.Text;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Checks of the practice licence (SIP): a licence to practise at one place, for a living resident
 * with an active registration (STR) and fewer than three such licences (Law 17/2023).
 */
@Component
class PracticeLicence implements Rules {

  static final String SERVICE = "practice-licence";
  private static final String RESIDENT = "resident";
  private static final String HEALTH_WORKER = "health-worker";
  private static final String REGISTRATION = "registration";
  private static final String NUMBER = "registrationNumber";
  private static final ZoneId REGION = ZoneId.of("Asia/Jakarta");
  private static final int MAX_LICENCES = 3;

  static final List<CheckRule> CHECKS =
      List.of(
          new CheckRule(RESIDENT, "nik", Resident.class, Set.of()),
          new CheckRule(HEALTH_WORKER, "nik", HealthWorker.class, Set.of()),
          new CheckRule(
              REGISTRATION, "number", HealthWorker.Registration.class, Set.of(HEALTH_WORKER)));

  private final Exchanges exchanges;
  private final ObjectMapper json;
  private final Clock clock;

  PracticeLicence(Exchanges exchanges, ObjectMapper json, Clock clock) {
    this.exchanges = exchanges;
    this.json = json;
    this.clock = clock;
  }

  @Override
  public String service() {
    return SERVICE;
  }

  @Override
  public JsonNode question(String check, ObjectNode application) {
    return check.equals(REGISTRATION)
        ? json.createObjectNode().put("number", application.path(NUMBER).textValue())
        : json.createObjectNode().put("nik", nik(application));
  }

  @Override
  public void judge(String check, String source, ObjectNode application, JsonNode answer) {
    switch (check) {
      case RESIDENT -> judgeResident(source, application, answer);
      case HEALTH_WORKER -> judgeHealthWorker(source, application, answer);
      default -> judgeRegistration(source, answer);
    }
  }

  /** The resident is alive and active, or the registry would not have answered with one. */
  private void judgeResident(String source, ObjectNode application, JsonNode answer) {
    Resident resident = exchanges.answer(answer, Resident.class, source);
    application.withObject("/applicant").put("name", resident.name());
  }

  private void judgeHealthWorker(String source, ObjectNode application, JsonNode answer) {
    HealthWorker worker = exchanges.answer(answer, HealthWorker.class, source);
    if (worker.registration() == null) {
      throw ineligible("The applicant has no registration (STR).");
    }
    if (worker.practices().stream().filter(this::isLicensed).count() >= MAX_LICENCES) {
      throw ineligible("The applicant has {0} practice licences already.", MAX_LICENCES);
    }
    application.put(NUMBER, worker.registration().number());
  }

  private void judgeRegistration(String source, JsonNode answer) {
    if (!exchanges.answer(answer, HealthWorker.Registration.class, source).active()) {
      throw ineligible("The applicant's registration (STR) is no longer active.");
    }
  }

  private boolean isLicensed(Practice practice) {
    return practice.licenceNumber() != null
        && (practice.validUntil() == null || !practice.validUntil().isBefore(today()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), REGION);
  }

  private static String nik(ObjectNode application) {
    return application.at("/applicant/nik").textValue();
  }

  private static ProblemException ineligible(String why, Object... values) {
    Text told = Text.of(why, values);
    return ProblemException.invalid(told, List.of(new Fault("/applicant/nik", told)));
  }
}
