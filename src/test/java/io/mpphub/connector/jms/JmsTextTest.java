package io.mpphub.connector.jms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no text is not read as another one. */
class JmsTextTest {

  @ParameterizedTest
  @MethodSource("readable")
  void readsTextAndBytes(Object body) {
    assertThat(JmsText.json(message(body)).path("v").textValue()).isEqualTo("café");
  }

  @ParameterizedTest
  @MethodSource("unreadable")
  void readsNothingElse(Object body) {
    assertThat(JmsText.json(message(body))).isNull();
  }

  static Stream<Object> readable() {
    return Stream.of(
        "{\"v\":\"café\"}",
        "{\"v\":\"caf\\u00e9\"}",
        "{\"v\":\"café\"}".getBytes(StandardCharsets.UTF_8));
  }

  static Stream<Object> unreadable() {
    return Stream.of(
        "{\"v\":\"caf\ud800\"}",
        "{\"v\":\"café\"}".getBytes(StandardCharsets.ISO_8859_1),
        new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
        new byte[0],
        "",
        " ",
        "{} {}",
        List.of("{}"));
  }

  private static Message message(Object body) {
    Message message = new DefaultMessage(new DefaultCamelContext());
    message.setBody(body);
    return message;
  }
}
