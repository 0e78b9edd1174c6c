package io.mpphub.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.check.ConnectorLoader;
import io.mpphub.delivery.chain.Chain;
import io.mpphub.delivery.chain.ChainsChanged;
import io.mpphub.delivery.chain.NextStep;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.InvalidFileException;
import io.mpphub.gateway.Exchanges;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of a service's steps against its form, its rules and the project's connectors. */
class StepsCheckTest {

  private static final String NAME = "services/practice-licence.steps.yaml";
  private static final Path CONNECTORS = Path.of("connectors");

  private static final Validator VALIDATOR =
      Validation.buildDefaultValidatorFactory().getValidator();

  private final ConnectorRegistry registry = new ConnectorRegistry();
  private final RunningAgencies agencies = new RunningAgencies(registry, ".");
  private final StepsCheck check = new StepsCheck(agencies);
  private String file;

  @BeforeEach
  void readAll() throws Exception {
    file = Files.readString(Path.of("routes", NAME));
    ConnectorLoader loader =
        ConnectorLoader.of(CONNECTORS.resolve("connector.schema.json"), Secrets.asWritten());
    try (Stream<Path> folders = Files.list(CONNECTORS).filter(Files::isDirectory)) {
      for (Path folder : folders.toList()) {
        registry.put(loader.load(folder));
      }
    }
  }

  @Test
  void takesTheProjectsOwn() {
    assertThat(check.faults(NAME, file)).isEmpty();
  }

  /** Each with its line; at the start and while the hub runs it is the same check. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          name: registration, ask | name: resident, ask   | 6 | is the check resident of line 4 again
          name: registration, ask | name: health-worker, ask | 6 | is the check health-worker of line 5 again
          name: resident          | name: colour          | 4 | must be one of resident, health-worker, registration, but was colour
          name: resident, ask     | name: 7, ask          | 4 | but was 7
          name: resident, ask     | name: [a], ask        | 4 | but was ARRAY
          name: resident, ask     | ask                   | 4 | lacks the key 'name'
          dukcapil.find-resident  | dukcapil.find         | 4 | must name a query, but dukcapil.find is no operation of the connector; it has the query find-resident, verify-resident, ikd-coverage
          dukcapil.find-resident  | licensing.submit-application | 4 | must name a query, but licensing.submit-application is a command
          dukcapil.find-resident  | licensing.decision    | 4 | is inbound
          dukcapil.find-resident  | capil.find-resident   | 4 | there is no connector capil; there are complaints, dukcapil
          dukcapil.find-resident  | dukcapil              | 4 | must be <connector>.<operation>, but was dukcapil
          dukcapil.find-resident  | '"direct:x.y"'        | 4 | must be <connector>.<operation>, but was direct:x.y
          dukcapil.find-resident  | dukcapil.find.resident | 4 | must be <connector>.<operation>
          dukcapil.find-resident  | true                  | 4 | but was true
          dukcapil.find-resident  | sisdmk.check-str      | 4 | whose subject is number, but the check resident asks by nik
          dukcapil.find-resident  | dukcapil.ikd-coverage | 4 | lack what the check resident reads: nik, name
          dukcapil.find-resident  | sisdmk.find-health-worker | 4 | are what the check health-worker reads
          sisdmk.check-str        | sisdmk.find-health-worker | 6 | whose subject is nik, but the check registration asks by number
          sisdmk.find-health-worker | dukcapil.find-resident | 5 | lack what the check health-worker reads: practices
          'submit: licensing'     | 'submt: licensing'    | 7 | is not a known key here
          'submit: licensing.submit-application' | ''     | 3 | lacks the key 'submit'
          licensing.submit-application | licensing.submit | 7 | must name a command, but licensing.submit is no operation
          licensing.submit-application | licensing.application-status | 7 | is a query
          licensing.submit-application | licensing.withdraw-application | 7 | which takes back what submit-application has brought
          licensing.submit-application | complaints.submit-complaint | 7 | none of whose samples is an application for practice-licence
          licensing.submit-application | nobody.submit    | 7 | there is no connector nobody
          'checks:'               | 'checks: []\nspare:'  | 3 | must have at least one check
          'checks:'               | 'cheques:'            | 3 | is not a known key here
          'submit:'               | 'submit: x.y\nsubmit:' | 8 | stands twice
          '{name: resident'       | '{colour: red, name: resident' | 4 | colour is not a known key here
          '{name: resident, ask: dukcapil.find-resident}' | resident | 4 | must be a mapping
          """)
  void refuses(String text, String instead, int line, String fault) {
    String changed = file.replace(text, instead.replace("\\n", "\n"));
    assertThat(changed).isNotEqualTo(file);

    assertThat(check.faults(NAME, changed))
        .anySatisfy(
            problem -> {
              assertThat(problem.describe())
                  .startsWith("routes/" + NAME + ":" + line + ":")
                  .contains(fault);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "# nothing\n",
        "7",
        "[]",
        "checks: {a: b}\nsubmit: licensing.submit-application",
        "checks: 7\nsubmit: licensing.submit-application",
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]",
        "checks: &a [*a]\nsubmit: licensing.submit-application",
        "checks: !!java.net.URL [x]",
        "checks:\n\t- x",
        "\u0000",
      })
  void refusesWhatIsNoSuchFile(String text) {
    assertThat(check.faults(NAME, text)).isNotEmpty();
  }

  /** Each alias doubled a hundred times. */
  @Test
  void refusesAnAliasBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 100; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }

    assertThat(check.faults(NAME, bomb.toString())).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "services/bakery.steps.yaml, is of a service that has no checks: bakery",
    "services/practice-licence.steps.yml, in no second file",
    "services/practice-licence.Steps.YAML, in no second file",
    "services/more/practice-licence.steps.yaml, in no second file",
    "services/practice-licence.steps.json, in no second file"
  })
  void refusesAFileThatIsNoServices(String name, String fault) {
    assertThat(StepsCheck.isMeantBy(name)).isTrue();
    assertThat(check.faults(name, file))
        .singleElement()
        .satisfies(problem -> assertThat(problem.describe()).contains(name, fault));
  }

  @Test
  void refusesACheckBeforeTheOneWhoseAnswerItNeeds() {
    String without = file.replaceFirst("  - \\{name: health-worker.*\n", "");

    assertThat(check.faults(NAME, without))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.fault()).contains("after the check health-worker"));
    assertThat(check.faults(NAME, file.replaceFirst("  - \\{name: registration.*\n", "")))
        .isEmpty();
  }

  /** What runs now counts, and of a refused connector nobody knows what it will be. */
  @Test
  void followsTheConnectors() {
    Connector sisdmk = registry.find("sisdmk").orElseThrow();
    String before = agencies.look();
    registry.put(sisdmk.only("check-str"));
    assertThat(check.faults(NAME, file)).extracting(FileProblem::line).containsExactly(5);
    assertThat(agencies.look()).as("before the first look").isNull();
    registry.looked();
    assertThat(agencies.look()).isNotEqualTo(before);

    registry.remove("sisdmk");
    assertThat(check.faults(NAME, file)).extracting(FileProblem::line).containsExactly(5, 6);

    registry.refuse("sisdmk", List.of(FileProblem.of("sisdmk", "is spoilt")));
    assertThat(check.faults(NAME, file)).isEmpty();

    registry.put(sisdmk);
    assertThat(check.faults(NAME, file)).isEmpty();
  }

  /** The version before goes on; only another one is told of. */
  @Test
  void keepsTheLastGoodChain() throws Exception {
    List<Object> told = new ArrayList<>();
    ServiceChains chains =
        new ServiceChains(
            List.of(new PracticeLicence(null, StubOperations.JSON, Clock.systemUTC())),
            agencies,
            told::add);
    assertThat(chains.lacks("practice-licence")).isTrue();
    chains.take(NAME, file);
    chains.take(NAME, file);
    assertThat(told).containsExactly(new ChainsChanged());
    assertThat(chains.lacks("practice-licence")).isFalse();

    assertThatThrownBy(() -> chains.take(NAME, "checks: []"))
        .isInstanceOf(InvalidFileException.class);
    assertThat(chains.find("practice-licence")).isPresent();
    assertThat(chains.connectors("practice-licence"))
        .containsExactly("dukcapil", "sisdmk", "sisdmk", "licensing");

    chains.drop(NAME);
    assertThat(chains.find("practice-licence")).isEmpty();
    assertThat(chains.lacks("practice-licence")).isTrue();
    assertThat(chains.lacks("complaint")).isFalse();
  }

  /** By what is made, not by where it stood; in the order of the file of now. */
  @Test
  void leadsAnApplicationOnceThroughEachCheck() throws Exception {
    ServiceChains chains =
        new ServiceChains(
            List.of(new PracticeLicence(null, StubOperations.JSON, Clock.systemUTC())),
            agencies,
            event -> {});
    chains.take(NAME, file);
    Chain chain = chains.find("practice-licence").orElseThrow();
    JsonNode application = StubOperations.tree("{\"applicant\": {\"nik\": \"3508104101900001\"}}");

    assertThat(stop(chain.first(application))).isEqualTo("0 resident");
    assertThat(stop(chain.now(stand(4, "resident", Set.of(), application))))
        .isEqualTo("4 resident");
    assertThat(stop(chain.now(stand(4, "resident", Set.of("resident"), application))))
        .isEqualTo("4 health-worker");
    assertThat(stop(chain.now(stand(1, "registration", Set.of("resident"), application))))
        .isEqualTo("1 registration");
    assertThat(stop(chain.now(stand(2, "unknown", Set.of("health-worker"), application))))
        .isEqualTo("2 resident");
    assertThat(
            stop(
                chain.now(
                    stand(
                        2,
                        "unknown",
                        Set.of("health-worker", "resident", "registration"),
                        application))))
        .isEqualTo("2 submit");
    assertThat(stop(chain.after(stand(7, "unknown", Set.of(), application), "x", application)))
        .isEqualTo("8 resident");
    ChainStep resident = ChainStep.check("resident", 0);
    assertThat(chain.has(resident, "dukcapil", "find-resident")).isTrue();
    assertThat(chain.has(resident, "dukcapil", "verify-resident")).isFalse();
    assertThat(chain.has(ChainStep.submit(3), "licensing", "submit-application")).isTrue();
    assertThat(chain.has(ChainStep.submit(3), "licensing", "submit")).isFalse();
    assertThat(stop(chain.submission(5, application))).isEqualTo("5 submit");
  }

  /** Even of steps that no check has seen. */
  @Test
  void makesNoCheckTwice() {
    ServiceSteps.Check resident =
        new ServiceSteps.Check("resident", ServiceSteps.Place.of("dukcapil.find-resident"));
    Chain chain =
        new ServiceChain(
            new ServiceSteps(
                List.of(resident, resident), ServiceSteps.Place.of("licensing.submit-application")),
            new PracticeLicence(
                new Exchanges(StubOperations.JSON, new RequestReader(VALIDATOR)),
                StubOperations.JSON,
                Clock.systemUTC()));
    JsonNode application = StubOperations.tree("{\"applicant\": {\"nik\": \"3508104101900001\"}}");
    JsonNode answer =
        StubOperations.tree(
            "{\"nik\": \"3508104101900001\", \"name\": \"Siti\", \"source\": \"dukcapil\"}");

    NextStep first = chain.first(application);
    NextStep next =
        chain.after(stand(0, first.step().name(), Set.of(), first.draft()), "dukcapil", answer);

    assertThat(stop(next)).isEqualTo("1 submit");
  }

  private static Chain.Stand stand(int seq, String check, Set<String> made, JsonNode draft) {
    return new Chain.Stand(ChainStep.check(check, seq), made, draft);
  }

  private static String stop(NextStep step) {
    return step.step().seq() + " " + step.step().name();
  }
}
