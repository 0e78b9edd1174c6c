package io.mpphub.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.Decision;
import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.TestConnectors;
import io.mpphub.desk.ApplicationView;
import io.mpphub.problem.Language;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What applicants are told of an agency's words. */
class ReasonsTest {

  private static final ConnectorRegistry CONNECTORS = new ConnectorRegistry();
  private static final Reasons REASONS = new Reasons(CONNECTORS);
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  @BeforeAll
  static void load() throws Exception {
    Map<String, String> secrets =
        Map.of(
            "LICENSING_URL", "http://127.0.0.1",
            "LICENSING_KEY", "key-of-the-licensing-office",
            "LICENSING_INBOUND_KEY", "key-of-the-licensing-office");
    TestConnectors.register(
        CONNECTORS, ConnectorFolders.loader(secrets).load(Path.of("connectors/licensing")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tempat praktik tidak memenuhi syarat",
        " TEMPAT PRAKTIK  tidak memenuhi\nsyarat "
      })
  void tellsTheSentenceThatStandsForWhatTheAgencySaid(String words) {
    assertThat(REASONS.ofDecision(words, Language.ENGLISH))
        .isEqualTo("The place of practice does not meet the requirements.");
    assertThat(REASONS.ofDecision(words, Language.INDONESIAN))
        .isEqualTo("Tempat praktik tidak memenuhi syarat.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Siti Aminah (3508104101900001) berutang",
        "<script>alert(1)</script>",
        "ORA-00942",
        ""
      })
  void tellsOnlyThatThereIsAReasonWhereNobodyHasASentence(String words) throws Exception {
    String told = REASONS.ofDecision(words, Language.INDONESIAN);
    Application rejected = rejected(words);

    assertThat(told).startsWith("Alasan instansi tidak dapat ditampilkan di sini.");
    for (Language language : Language.values()) {
      ApplicationView view = ApplicationView.of(rejected, REASONS, language);
      assertThat(view.decision().reason()).isEqualTo(REASONS.ofDecision(words, language));
      assertThat(JSON.writeValueAsString(view)).doesNotContain("Siti", "script", "ORA-");
    }
  }

  @Test
  void tellsNothingOfNoReason() {
    assertThat(REASONS.ofDecision(null, Language.INDONESIAN)).isNull();
  }

  private static Application rejected(String words) {
    Instant now = Instant.parse("2026-11-24T05:00:00Z");
    return new Application(
        new UUID(0, 1),
        "mall",
        "practice-licence",
        ApplicationState.REJECTED,
        "3508105203880003",
        JSON.createObjectNode(),
        "100001",
        new Decision(false, null, null, words, null),
        true,
        now,
        now,
        null,
        List.of());
  }
}
