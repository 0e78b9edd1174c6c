package io.mpphub.console.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.application.ApplicationState;
import io.mpphub.delivery.message.MessageQuery;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.problem.ProblemException;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageSearchTest {

  private static final String ID = "01a20c74-b7bc-7d2e-b18f-cb1a1ea4d784";
  private static final String NIK = "3508104101900001";

  @Test
  void takesBlanksForNothing() {
    MessageSearch search = new MessageSearch(" ", "", null, "", " ", "", "", "");

    assertThat(search.isNarrow()).isFalse();
    assertThat(search.query(null))
        .isEqualTo(new MessageQuery(null, null, null, null, null, null, null, MessageSearch.PAGE));
  }

  @Test
  void narrowsByAllThatIsGiven() {
    MessageSearch search =
        new MessageSearch(null, " " + NIK + " ", "licence", "licensing", "failed", "dead", ID, "7");

    assertThat(search.query(null))
        .isEqualTo(
            new MessageQuery(
                null,
                NIK,
                "licensing",
                "licence",
                MessageStatus.DEAD,
                ApplicationState.FAILED,
                UUID.fromString(ID),
                7));
  }

  @Test
  void takesAStatusThatOnlyMessagesHaveForTheState() {
    MessageQuery query = byState("retrying").query(null);

    assertThat(query.status()).isEqualTo(MessageStatus.RETRYING);
    assertThat(query.state()).isNull();
  }

  @Test
  void takesAStateThatBothHaveForTheApplications() {
    MessageQuery query = byState("delivered").query(null);

    assertThat(query.status()).isNull();
    assertThat(query.state()).isEqualTo(ApplicationState.DELIVERED);
  }

  @Test
  void namesAllFaultsAtOnce() {
    MessageSearch search =
        new MessageSearch("1".repeat(201), "12", "a", "b", "lost", "lost", "2", "201");

    assertThatThrownBy(() -> search.query(null))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(problem.errors())
                    .extracting(ProblemException.Fault::pointer)
                    .containsExactly("/id", "/nik", "/state", "/status", "/after", "/limit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "99", "199", "200"})
  void takesALimitUpTo200(String limit) {
    assertThat(new MessageSearch(null, null, null, null, null, null, null, limit).faults())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "201", "1000", "ten"})
  void takesNoOtherLimit(String limit) {
    assertThat(new MessageSearch(null, null, null, null, null, null, null, limit).faults())
        .hasSize(1);
  }

  @Test
  void keepsTheNikOutOfTexts() {
    MessageSearch search = new MessageSearch(null, NIK, null, null, null, null, null, null);

    assertThat(search.toString()).doesNotContain(NIK);
    assertThat(search.fitForUrl().nik()).isNull();
  }

  @Test
  void takesWhatIsNoUuidForATraceOrAReference() {
    String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

    assertThat(byId(trace.toUpperCase(Locale.ROOT)).query(null).traceId()).isEqualTo(trace);
    // As the instance of a problem has it.
    assertThat(byId("4bf92f35-77b3-4da6-a3ce-929d0e0e4736").query(null).traceId()).isEqualTo(trace);
    assertThat(byId("503/1/DPMPTSP").query(null).reference()).isEqualTo("503/1/DPMPTSP");
    assertThat(byId(ID).query(UUID.fromString(ID)).traceId()).isNull();
  }

  @Test
  void keepsAReferenceOutOfUrlsAndTexts() {
    assertThat(byId(NIK).isFitForUrl()).isFalse();
    assertThat(byId(NIK).fitForUrl().id()).isNull();
    assertThat(byId(NIK).toString()).doesNotContain(NIK);
    assertThat(byId(ID).fitForUrl()).isEqualTo(byId(ID));
  }

  private static MessageSearch byId(String id) {
    return new MessageSearch(id, null, null, null, null, null, null, null);
  }

  private static MessageSearch byState(String state) {
    return new MessageSearch(null, null, null, null, state, null, null, null);
  }
}
