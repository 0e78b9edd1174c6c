package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointUrlTest {

  private static final String BAD_PORT = "must have a port of 1 to 65535, or none";

  @ParameterizedTest
  @CsvSource({
    "rest, http://agency.example%s/api",
    "rest, http://[2001:db8::1]%s/api",
    "soap, https://agency.example%s",
    "sftp, sftp://agency.example%s/out",
    "jms, amqps://agency.example%s",
    "jms, tcp://agency.example%s",
    "sql, jdbc:postgresql://agency.example%s/queue",
    "sql, 'jdbc:postgresql://agency.example,other.example%s/queue?ssl=true'",
    "sql, jdbc:h2:tcp://agency.example%s/queue"
  })
  void takesAPortThatThereCanBe(String protocol, String url) {
    for (String port : new String[] {"", ":1", ":8080", ":65535"}) {
      assertThat(EndpointUrl.fault(protocol, url.formatted(port), true)).as(port).isNull();
    }
    for (String port : new String[] {":", ":0", ":00", ":08", ":08080", ":65536", ":99999"}) {
      assertThat(EndpointUrl.fault(protocol, url.formatted(port), true))
          .as(port)
          .isEqualTo(BAD_PORT);
    }
  }
}
