package io.mpphub.canonical.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.canonical.ApplicationRequest;
import io.mpphub.canonical.ResidentVerificationRequest;
import io.mpphub.canonical.Sex;
import io.mpphub.canonical.WebhookRequest;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import jakarta.validation.Validation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {

  private static final RequestReader READER =
      new RequestReader(Validation.buildDefaultValidatorFactory().getValidator());

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void takesUtf8Only(String charset) {
    InputStream body =
        new ByteArrayInputStream("{\"nik\":\"x\"}".getBytes(Charset.forName(charset)));

    assertThatThrownBy(() -> READER.tree(body))
        .isInstanceOf(ProblemException.class)
        .hasMessage("The body must be JSON in UTF-8.");
  }

  @Test
  void readsAnApplication() {
    ApplicationRequest read =
        READER.read(
            stream(
                """
                {"service": "practice-licence", "applicant": {"nik": "3508104101900001"},
                 "data": {"facility": "Puskesmas Kunir"}}\
                """),
            ApplicationRequest.class);

    assertThat(read.service()).isEqualTo("practice-licence");
    assertThat(read.applicant().nik()).isEqualTo("3508104101900001");
    assertThat(read.data().get("facility").textValue()).isEqualTo("Puskesmas Kunir");
  }

  @Test
  void readsAVerification() {
    ResidentVerificationRequest read =
        READER.read(
            stream(
                """
                {"nik": "3508104101900001", "birthDate": "1990-01-01", "sex": "female"}\
                """),
            ResidentVerificationRequest.class);

    assertThat(read.birthDate()).isEqualTo(LocalDate.of(1990, 1, 1));
    assertThat(read.sex()).isEqualTo(Sex.FEMALE);
    assertThat(read.name()).isNull();
  }

  @Test
  void listsAllTheFaultsWithTheirPointers() {
    assertThat(faults("{\"applicant\": {\"nik\": \"12\"}}", ApplicationRequest.class))
        .extracting(Fault::pointer)
        .containsExactly("/applicant/nik", "/data", "/service");
  }

  @Test
  void listsFaultsOfShapeAndOfRulesTogether() {
    String body =
        """
        {"nik": 1, "birthDate": "31-01-1990", "sex": "x", "name": " ", "nickname": "S", "colour": {}}\
        """;

    assertThat(faults(body, ResidentVerificationRequest.class))
        .extracting(Fault::pointer)
        .containsExactly("/birthDate", "/colour", "/name", "/nickname", "/nik", "/sex");
  }

  @Test
  void listsFaultsOfElementsWhereTheyStand() {
    String body =
        "{\"url\": \"https://mall.example/hook\", \"services\": [1, \"ok\", {}], \"enabled\": 3}";

    assertThat(faults(body, WebhookRequest.class))
        .extracting(Fault::pointer)
        .contains("/enabled", "/services/0", "/services/2")
        .doesNotContain("/services/1");
  }

  @Test
  void tellsOfABodyFullOfFaultsTheFirstOnes() {
    String members =
        IntStream.range(0, 500).mapToObj(i -> "\"m" + i + "\": 1").collect(Collectors.joining(","));

    assertThat(faults("{" + members + "}", ResidentVerificationRequest.class)).hasSize(20);
  }

  @Test
  void refusesTheIdOfAServiceHoweverLongItIs() {
    String id = "a" + "-a".repeat(100_000);

    assertThat(
            faults(
                "{\"service\": \"" + id + "\", \"applicant\": null, \"data\": {}}",
                ApplicationRequest.class))
        .contains(new Fault("/service", "must be the id of a service"));
  }

  @Test
  void pointsToTheWholeBodyWhenThereIsNothingToVerify() {
    assertThat(faults("{\"nik\": \"3508104101900001\"}", ResidentVerificationRequest.class))
        .containsExactly(new Fault("", "must have at least one element to verify besides nik"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'nik': 3508104101900001}                          | /nik       | must be text",
        "{'sex': 'F'}                                       | /sex       | must be one of female, male",
        "{'sex': 1}                                         | /sex       | must be one of female, male",
        "{'birthDate': '01-01-1990'}                        | /birthDate | must be a day such as 1990-01-31",
        "{'birthDate': '1990-02-30'}                        | /birthDate | must be a day such as 1990-01-31",
        "{'birthDate': '1990-01-01T00:00:00Z'}              | /birthDate | must be a day such as 1990-01-31",
        "{'birthDate': 7305}                                | /birthDate | must be a day such as 1990-01-31",
        "{'birthDate': ''}                                  | /birthDate | must be a day such as 1990-01-31",
        "{'name': {}}                                       | /name      | must be text",
        "{'nickname': 'Siti'}                               | /nickname  | is not known here",
        "{'3508104101900001': 1}                            | ''         | has a member that is not known here",
        "[]                                                 | ''         | must be an object",
        "{'nik': '3508104101900001', 'name': ' '}           | /name      | must not be blank"
      })
  void saysWhichRuleABodyBreaks(String body, String pointer, String rule) {
    assertThat(faults(body.replace('\'', '"'), ResidentVerificationRequest.class))
        .anyMatch(f -> f.pointer().equals(pointer) && f.detail().toString().equals(rule));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Siti\\u0000", "\\u0000", "\\ud800", "\\udc00\\ud800", "a\\ud83db"})
  void refusesWhatNoTextCanHold(String text) {
    String body =
        """
        {"service": "complaint", "applicant": {"nik": "3508104101900001"},
         "data": {"text": "%1$s", "list": ["", {"\\u0000": 1}], "nik": "%1$s", "35081041": "%1$s"}}
        """
            .formatted(text);

    assertThat(faults(body, ApplicationRequest.class))
        .containsExactly(
            new Fault("/data", "must not hold NUL or half a character"),
            new Fault("/data/list/1", "has a member that is not known here"),
            new Fault("/data/nik", "must not hold NUL or half a character"),
            new Fault("/data/text", "must not hold NUL or half a character"));
  }

  @Test
  void keepsAllDigitsOfNumbers() {
    String body =
        """
        {"service": "complaint", "applicant": {"nik": "3508104101900001"},
         "data": {"exact": 12345678901234567.89, "money": 10233780.57, "whole": 98765432109876543210, "small": 1e-20}}
        """;

    ObjectNode data = READER.read(stream(body), ApplicationRequest.class).data();

    assertThat(data.path("exact").decimalValue()).isEqualByComparingTo("12345678901234567.89");
    assertThat(data.path("money").decimalValue()).isEqualByComparingTo("10233780.57");
    assertThat(data.path("whole").decimalValue()).isEqualByComparingTo("98765432109876543210");
    assertThat(data.path("small").decimalValue()).isEqualByComparingTo("1e-20");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "1e999999999",
        "1e-999999999",
        "1e301",
        "0.1e-300",
        "1e2147483647"
      })
  void refusesNumbersThatNobodyCanMean(String number) {
    String body =
        """
        {"service": "complaint", "applicant": {"nik": "3508104101900001"}, "data": {"list": [1, %s]}}
        """
            .formatted(number);

    assertThat(faults(body, ApplicationRequest.class))
        .containsExactly(new Fault("/data/list/1", "must not have more than {0} digits", 300));
  }

  @Test
  void readsCharactersBeyondTheBasicPlane() {
    String body = "{\"nik\": \"3508104101900001\", \"name\": \"\\ud83d\\ude00\"}";

    assertThat(READER.read(stream(body), ResidentVerificationRequest.class).name())
        .isEqualTo("\ud83d\ude00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "{", "{} {}", "{\"a\": 1, \"a\": 2}", "hello", "\u0000"})
  void refusesWhatIsNotOneJsonText(String body) {
    assertThatThrownBy(() -> READER.read(stream(body), ApplicationRequest.class))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.code()).isEqualTo(ProblemCode.MALFORMED));
  }

  @Test
  void refusesABodyThatBreaksOff() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThatThrownBy(() -> READER.read(broken, ApplicationRequest.class))
        .isInstanceOf(ProblemException.class)
        .hasMessage("The body is not well-formed JSON.");
  }

  @Test
  void refusesAMissingBody() {
    assertThatThrownBy(() -> READER.read((InputStream) null, ApplicationRequest.class))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("The body is missing");
  }

  private static List<Fault> faults(String body, Class<?> type) {
    ProblemException failure =
        catchThrowableOfType(ProblemException.class, () -> READER.read(stream(body), type));
    assertThat(failure.code()).isEqualTo(ProblemCode.INVALID);
    assertThat(failure).hasMessageNotContaining("3508");
    return failure.errors();
  }

  private static InputStream stream(String body) {
    return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
  }
}
