import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.ApplicationsApi;
import org.openapitools.client.api.ApplicationsApi.APIGetApplicationRequest;
import org.openapitools.client.api.ApplicationsApi.APISubmitApplicationRequest;
import org.openapitools.client.api.ResidentsApi;
import org.openapitools.client.api.ResidentsApi.APIGetResidentRequest;
import org.openapitools.client.model.Applicant;
import org.openapitools.client.model.Application;
import org.openapitools.client.model.ApplicationRequest;
import org.openapitools.client.model.ApplicationState;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.Resident;

/**
 * A front end's way through the hub with the generated client: looks a resident up, applies for a
 * practice licence, follows it to its end, and meets a problem.
 *
 * <pre>java RoundTrip http://127.0.0.1:8080 demo-mall</pre>
 */
public final class RoundTrip {

  private static final String NIK = "3508104101900001";

  private static final Set<ApplicationState> LAST =
      Set.of(
          ApplicationState.APPROVED,
          ApplicationState.REJECTED,
          ApplicationState.FAILED,
          ApplicationState.WITHDRAWN);

  private final ApiClient client = new ApiClient();

  private RoundTrip(String url, String key) {
    client.updateBaseUri(url + "/api/v1");
    client.setRequestInterceptor(
        request -> request.header("X-Api-Key", key).header("Accept-Language", "en"));
  }

  public static void main(String[] arguments) throws Exception {
    new RoundTrip(arguments[0], arguments[1]).run();
  }

  private void run() throws ApiException, InterruptedException {
    ResidentsApi residents = new ResidentsApi(client);
    Resident resident = residents.getResident(residentBy(NIK));
    System.out.printf("resident %s, %s%n", resident.getName(), resident.getSex());

    ApplicationsApi applications = new ApplicationsApi(client);
    Application application =
        applications.submitApplication(
            APISubmitApplicationRequest.newBuilder()
                // One key for one wish, however often it is sent.
                .idempotencyKey(UUID.randomUUID().toString())
                .applicationRequest(
                    new ApplicationRequest()
                        .service("practice-licence")
                        .applicant(new Applicant().nik(NIK))
                        .data(Map.of("facility", "Puskesmas Kunir")))
                .build());
    while (!LAST.contains(application.getState())) {
      TimeUnit.MILLISECONDS.sleep(500);
      application =
          applications.getApplication(
              APIGetApplicationRequest.newBuilder().id(application.getId()).build());
    }
    System.out.printf(
        "application %s, licence %s%n",
        application.getState(), application.getDecision().getLicenceNumber());

    try {
      residents.getResident(residentBy("3508100101800013"));
    } catch (ApiException failure) {
      Problem problem = problem(failure);
      System.out.printf(
          "problem %s, retry %s: %s%n",
          problem.getCode(), problem.getSafeToRetry(), problem.getDetail());
    }
  }

  private static APIGetResidentRequest residentBy(String nik) {
    return APIGetResidentRequest.newBuilder().nik(nik).build();
  }

  /** The hub's problem behind a failed call. */
  private Problem problem(ApiException failure) throws ApiException {
    try {
      return client.getObjectMapper().readValue(failure.getResponseBody(), Problem.class);
    } catch (JsonProcessingException | IllegalArgumentException noAnswerOfTheHub) {
      throw failure;
    }
  }
}
