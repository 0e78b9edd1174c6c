package io.mpphub.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.canonical.HealthWorker;
import io.mpphub.canonical.HealthWorker.Practice;
import io.mpphub.canonical.Resident;
import io.mpphub.connector.AgencyException;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import io.mpphub.problem.Text;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/**
 * Checks of the practice licence (SIP): a licence to practise at one place, for a living resident
 * with an active registration (STR) and fewer than three such licences (Law 17/2023).
 */
@Component("practiceLicence")
class PracticeLicence {

  private static final String APPLICATION = "hubLicenceApplication";
  private static final String SERVICE = "practice-licence";
  private static final ZoneId REGION = ZoneId.of("Asia/Jakarta");
  private static final int MAX_LICENCES = 3;

  /** What the health registry says of a registration. */
  record Registration(@NotNull String number, @NotNull Boolean active) {}

  private final Exchanges exchanges;
  private final ObjectMapper json;
  private final Clock clock;
  private final Reasons reasons;
  private final Readings readings;

  PracticeLicence(
      Exchanges exchanges, ObjectMapper json, Clock clock, Reasons reasons, Readings readings) {
    this.readings = readings;
    this.reasons = reasons;
    this.exchanges = exchanges;
    this.json = json;
    this.clock = clock;
  }

  /** First question of the checks: the resident. The body is the canonical application. */
  public void askResident(Exchange exchange) {
    ObjectNode application = exchange.getMessage().getBody(ObjectNode.class).deepCopy();
    exchange.setProperty(APPLICATION, application);
    askByNik(exchange, application);
  }

  /** The resident is alive and active; next question: the health worker. */
  public void askHealthWorker(Exchange exchange) {
    Resident resident = exchanges.answer(exchange, Resident.class, "dukcapil");
    ObjectNode application = application(exchange);
    readings.checked(nik(application), SERVICE, "dukcapil", resident);
    application.withObject("/applicant").put("name", resident.name());
    askByNik(exchange, application);
  }

  /**
   * Next question: the registration.
   *
   * @throws ProblemException {@code invalid} when there is none, or there are three licences
   *     already
   */
  public void askRegistration(Exchange exchange) {
    HealthWorker worker = exchanges.answer(exchange, HealthWorker.class, "sisdmk");
    readings.checked(nik(application(exchange)), SERVICE, "sisdmk", worker);
    if (worker.registration() == null) {
      throw ineligible("The applicant has no registration (STR).");
    }
    if (worker.practices().stream().filter(this::isLicensed).count() >= MAX_LICENCES) {
      throw ineligible("The applicant has {0} practice licences already.", MAX_LICENCES);
    }
    String number = worker.registration().number();
    application(exchange).put("registrationNumber", number);
    exchange.getMessage().setBody(json.createObjectNode().put("number", number), JsonNode.class);
  }

  /**
   * Last of the checks. Leaves the canonical request for the licensing office.
   *
   * @throws ProblemException {@code invalid} when the registration is not active
   */
  public void decide(Exchange exchange) {
    if (!exchanges.answer(exchange, Registration.class, "sisdmk").active()) {
      throw ineligible("The applicant's registration (STR) is no longer active.");
    }
    exchange.getMessage().setBody(application(exchange), JsonNode.class);
  }

  /**
   * An agency knows nothing of the applicant: that is the application's fault.
   *
   * @throws ProblemException {@code invalid}, always
   */
  public void refuse(Exchange exchange) {
    AgencyException unknown =
        exchange.getProperty(Exchange.EXCEPTION_CAUGHT, AgencyException.class);
    throw ineligible(reasons.of(unknown));
  }

  private boolean isLicensed(Practice practice) {
    return practice.licenceNumber() != null
        && (practice.validUntil() == null || !practice.validUntil().isBefore(today()));
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), REGION);
  }

  private void askByNik(Exchange exchange, ObjectNode application) {
    exchange
        .getMessage()
        .setBody(json.createObjectNode().put("nik", nik(application)), JsonNode.class);
  }

  private static String nik(ObjectNode application) {
    return application.at("/applicant/nik").textValue();
  }

  private static ObjectNode application(Exchange exchange) {
    return exchange.getProperty(APPLICATION, ObjectNode.class);
  }

  private static ProblemException ineligible(String why, Object... values) {
    return ineligible(Text.of(why, values));
  }

  private static ProblemException ineligible(Text why) {
    return ProblemException.invalid(why, List.of(new Fault("/applicant/nik", why)));
  }
}
