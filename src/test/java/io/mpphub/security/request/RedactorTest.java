package io.mpphub.security.request;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "no resident 3508104101900001 here            | no resident [nik] here",
        "3508104101900001                             | [nik]",
        "/residents/3508104101900001?x=1              | /residents/[nik]?x=1",
        "nik3508104101900001nik                       | nik[nik]nik",
        "two: 3508104101900001, 3508101505850002      | two: [nik], [nik]",
        "GET /rest/getBiodata?nik=3508104101900001&token=abc123&x=1 | GET /rest/getBiodata?nik=[nik]&token=[secret]&x=1",
        "{\"password\":\"s3cret\",\"user_id\":\"u\"}  | {\"password\":\"[secret]\",\"user_id\":\"u\"}",
        "{\\\"token\\\": \\\"s3cret\\\"}              | {\\\"token\\\": \\\"[secret]\\\"}",
        "apikey=s3cret; user_key: s3cret              | apikey=[secret]; user_key: [secret]",
        "X-Api-Key: demo-mall                         | X-Api-Key: [secret]",
        "Authorization: Basic b3BlcmF0b3I6ZGVtbw==    | Authorization: Basic [secret]",
        "headers [authorization:\"Bearer ab.cd.ef\"]  | headers [authorization:\"Bearer [secret]\"]",
        "PASSWORD = s3cret                            | PASSWORD = [secret]"
      })
  void masksNiksAndSecrets(String line, String masked) {
    assertThat(Redactor.redact(line)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a line without anything",
        "0198c1f2-7c3a-7b60-9a41-5a0d6c1f2e3b delivered",
        "trace 4bf92f3577b34da6a3ce929d0e0e4736",
        "sixteen digits that are no NIK: 1234567899990001",
        "fifteen 350810410190000 and seventeen 35081041019000011",
        "12:30:15.123 retry in 20000 ms: attempt=3",
        "the token was renewed",
        "tokens: 3",
        "password=",
        "a colon at the end:"
      })
  void leavesTheRestAsItIs(String line) {
    assertThat(Redactor.redact(line)).isSameAs(line);
  }

  @Test
  void masksTheWholeLineOfAPatternWithItsException() {
    LoggerContext context = new LoggerContext();
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.getInstanceConverterMap().put("redact", Redactor::new);
    layout.setPattern("%redact(%level %msg%n%ex)");
    layout.start();
    Logger logger = context.getLogger("test");

    String line =
        layout.doLayout(
            new LoggingEvent(
                getClass().getName(),
                logger,
                Level.WARN,
                "resident {} is gone",
                new IllegalStateException("token=abc"),
                new Object[] {"3508104101900001"}));

    assertThat(line)
        .startsWith("WARN resident [nik] is gone")
        .contains("IllegalStateException: token=[secret]")
        .doesNotContain("3508104101900001", "abc");
  }

  @Test
  void writesControlCharactersOut() {
    LoggerContext context = new LoggerContext();
    PatternLayout layout = new PatternLayout();
    layout.setContext(context);
    layout.getInstanceConverterMap().put("redact", Redactor::new);
    layout.setPattern("%redact(%level %msg%n%ex)");
    layout.start();

    String line =
        layout.doLayout(
            new LoggingEvent(
                getClass().getName(),
                context.getLogger("test"),
                Level.WARN,
                "held because {}",
                new IllegalStateException("broken\r\nERROR forged", null),
                new Object[] {"tired\nERROR all is lost\u001b[31m\u2028x"}));

    assertThat(line)
        .contains("held because tired\\nERROR all is lost\\u001b[31m\\u2028x")
        .contains("broken\\r\\nERROR forged")
        .doesNotContain("\nERROR");
  }
}
