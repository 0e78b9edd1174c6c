package io.mpphub.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.canonical.BookingRequest;
import io.mpphub.canonical.read.RequestReader;
import io.mpphub.idempotency.Fingerprint;
import jakarta.validation.Validation;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class KeyedReaderTest {

  private static final String BOOKING =
      "{\"slotId\":\"licensing-20261125-0900\",\"nik\":\"3508104101900001\"}";

  private final RequestReader rules =
      new RequestReader(Validation.buildDefaultValidatorFactory().getValidator());
  private final Exchanges exchanges = new Exchanges(new ObjectMapper(), rules);
  private final KeyedReader reader = new KeyedReader(rules);

  @Test
  void knowsARequestAgainHoweverItIsWritten() {
    Fingerprint first = print("/api/v1/counters/bookings", BOOKING);
    Fingerprint again =
        print(
            "/api/v1/counters/bookings",
            "{ \"nik\": \"3508104101900001\", \"slotId\": \"licensing\\u002d20261125-0900\" }\n");

    assertThat(again.bytes()).isNotEqualTo(first.bytes());
    assertThat(again.isSame(first)).isTrue();
  }

  @Test
  void tellsAnotherRequestByItsBodyAndItsAddress() {
    Fingerprint first = print("/api/v1/counters/bookings", BOOKING);

    assertThat(print("/api/v1/counters/bookings", BOOKING.replace("09", "10")).isSame(first))
        .isFalse();
    assertThat(print("/api/v1/services/other", BOOKING).isSame(first)).isFalse();
  }

  /** The hash that earlier hubs kept, and compare with. */
  @Test
  void keepsTheHashOfTheBytesToo() {
    assertThat(print("/api/v1/counters/bookings", BOOKING).bytes())
        .isEqualTo("7311daead10966e9183fa9dfe7099fa8b9eeefbb8d26590667a15519ecc2a1fc");
  }

  private Fingerprint print(String address, String body) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchanges.open(exchange, new MockHttpServletRequest("POST", address));
    exchange.getMessage().setHeader("Idempotency-Key", "key");
    exchange.getMessage().setBody(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    return reader.read(exchange, BookingRequest.class).use().request();
  }
}
