package io.mpphub.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import jakarta.validation.Validation;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A word that is no decision never becomes one. */
class DecisionIntakeTest {

  @ParameterizedTest
  @ValueSource(strings = {"verification", "Approved", "granted", "", "rejected ", "VERIFIKASI"})
  void takesNoOtherWordForADecision(String outcome) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      Exchange exchange = new DefaultExchange(camel);
      JsonNode event =
          new ObjectMapper()
              .createObjectNode()
              .put("applicationId", "01939d3c-0000-7000-8000-000000000001")
              .put("outcome", outcome);
      exchange.getMessage().setBody(event);

      assertThatThrownBy(() -> new DecisionIntake(events(), null).take(exchange, "licensing"))
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem -> assertThat(problem.code()).isEqualTo(ProblemCode.INVALID));
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "approved, SIP 1, https://izin.example/1, null, null",
        "approved, SIP 1, https://izin.example/1, Incomplete, /reason",
        "approved, null, null, Incomplete, /reason",
        "rejected, null, null, null, null",
        "rejected, null, null, Incomplete, null",
        "rejected, SIP 1, null, null, /licenceNumber",
        "rejected, SIP 1, https://izin.example/1, Incomplete, /licenceNumber",
        "rejected, null, https://izin.example/1, Incomplete, /document",
        "null, SIP 1, https://izin.example/1, Incomplete, null"
      })
  void tellsADecisionThatContradictsItself(
      String outcome, String licence, String document, String reason, String member) {
    DecidedApplication decided =
        new DecidedApplication("P-1", outcome, licence, document, reason, null);

    assertThat(Optional.ofNullable(decided.contradiction()).map(ProblemException.Fault::pointer))
        .isEqualTo(Optional.ofNullable(member));
  }

  private static Events events() {
    return new Events(new RequestReader(Validation.buildDefaultValidatorFactory().getValidator()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JavaScript://x.example/%0Aalert(1)",
        "data:text/html,x",
        "http://perizinan.example/sk.pdf",
        "//perizinan.example/sk.pdf",
        "/sk.pdf",
        "https:///sk.pdf",
        "https://perizinan.example@else.example/sk.pdf",
        "https://perizinan.example/sk 1.pdf",
        ""
      })
  void takesNoOtherAddressForADocument(String link) {
    assertThat(DecisionIntake.isSafe(link)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://perizinan.example/sk/1.pdf", "HTTPS://perizinan.example:8443/?id=1"})
  void takesTheAddressOfADocument(String link) {
    assertThat(DecisionIntake.isSafe(link)).isTrue();
  }
}
