package io.mpphub.connector.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Auth;
import io.mpphub.connector.ConnectorFolders;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.connector.Secrets;
import io.mpphub.connector.TestConnectors;
import io.mpphub.connector.run.OperationContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A token of user name, password, NIB and day, as the national register sends it. */
class Sha1ProofTest {

  private static final String NIB = "8120003508001";
  private static final JsonNode MESSAGE =
      ConnectorFolders.object().set("dataNIB", ConnectorFolders.object().put("nib", NIB));

  /** Midnight in Jakarta is 17:00 UTC. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-24T05:00:00Z, 20261124, true",
    "2026-11-24T05:00:00Z, 20261123, false",
    "2026-11-24T05:00:00Z, 20261125, false",
    "2026-11-23T17:30:00Z, 20261124, true",
    "2026-11-23T17:30:00Z, 20261123, true",
    "2026-11-23T18:30:00Z, 20261123, false",
    "2026-11-23T16:30:00Z, 20261123, true",
    "2026-11-23T16:30:00Z, 20261124, true",
    "2026-11-23T15:30:00Z, 20261124, false"
  })
  void takesTheDayOfTheAgencyAndItsNeighbourAroundMidnight(String now, String day, boolean expected)
      throws Exception {
    assertThat(holds(now, token(day), MESSAGE)).isEqualTo(expected);
    assertThat(holds(now, token(day).toUpperCase(Locale.ROOT), MESSAGE)).isEqualTo(expected);
  }

  @Test
  void refusesWhatProvesNothing() throws Exception {
    String now = "2026-11-24T05:00:00Z";

    assertThat(holds(now, null, MESSAGE)).isFalse();
    assertThat(holds(now, "", MESSAGE)).isFalse();
    assertThat(holds(now, token("20261124"), null)).isFalse();
    assertThat(holds(now, token("20261124"), ConnectorFolders.object())).isFalse();
    assertThat(
            holds(
                now,
                token("20261124"),
                ConnectorFolders.object()
                    .set("dataNIB", ConnectorFolders.object().put("nib", "8120003508002"))))
        .isFalse();
  }

  private static boolean holds(String now, String token, JsonNode message) throws Exception {
    OperationContext context =
        new OperationContext(
            TestConnectors.connector("oss", RetryPolicy.DEFAULT, "receive-nib"),
            "receive-nib",
            null,
            new Secrets(Map.of("USER", "oss", "PASSWORD", "rahasia")::get),
            null,
            Clock.fixed(Instant.parse(now), ZoneOffset.UTC),
            null);
    Auth.Sha1Token settings =
        new Auth.Sha1Token(null, "{{USER}}", "{{PASSWORD}}", ".dataNIB.nib", null);
    return CallerProof.of(settings, context)
        .holds(header -> header.equals("Token") ? token : null, () -> message);
  }

  private static String token(String day) throws Exception {
    byte[] text = ("oss" + "rahasia" + NIB + day).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(text));
  }
}
