package io.mpphub.delivery.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.delivery.message.ChainStep;
import io.mpphub.delivery.message.Message;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.jdbc.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NextStepTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  private final ObjectNode body =
      JsonNodeFactory.instance.objectNode().put("nik", "3508104101900001");

  @Test
  void isACheckOnlyWhereItAsks() {
    assertThat(check().isCheck()).isTrue();
    assertThat(NextStep.submit(3, "licensing", "submit", body).isCheck()).isFalse();
  }

  @Test
  void becomesAMessageThatTheSweepSendsWhenTheBrokerDidNotGetItInTime() {
    UUID application = new UUID(1, 1);

    Message message = check().message(new Ids(), application, NOW, Duration.ofSeconds(5));

    assertThat(message.applicationId()).isEqualTo(application);
    assertThat(message.step()).isEqualTo(ChainStep.check("resident", 1));
    assertThat(message.connector()).isEqualTo("dukcapil");
    assertThat(message.operation()).isEqualTo("find-resident");
    assertThat(message.createdAt()).isEqualTo(NOW);
    assertThat(message.status()).isEqualTo(MessageStatus.READY);
    assertThat(message.progress().requeueAt()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void saysInLogsNothingOfWhomItIsAbout() {
    assertThat(check()).hasToString("NextStep[resident, dukcapil.find-resident]");
  }

  private NextStep check() {
    return new NextStep(ChainStep.check("resident", 1), "dukcapil", "find-resident", body, body);
  }
}
