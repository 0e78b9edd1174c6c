package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A header of Camel's steers it: where to, by which method, to which file. Nobody outside may set
 * one, and none of the hub's leaves it.
 */
class EdgesTest {

  @ParameterizedTest(name = "{1} at {0}")
  @MethodSource("headers")
  void letNoHeaderOfCamelsThrough(String edge, String header) throws Exception {
    try (DefaultCamelContext camel = new DefaultCamelContext()) {
      HeaderFilterStrategy filter =
          ((HeaderFilterStrategyAware) camel.getEndpoint(edge)).getHeaderFilterStrategy();
      DefaultExchange exchange = new DefaultExchange(camel);

      assertThat(filter.applyFilterToExternalHeaders(header, "x", exchange)).as("in").isTrue();
      assertThat(filter.applyFilterToCamelHeaders(header, "x", exchange)).as("out").isTrue();
      assertThat(filter.applyFilterToExternalHeaders("X-Own", "x", exchange)).isFalse();
    }
  }

  static Stream<Arguments> headers() {
    return Stream.of("platform-http:/api/v1", "http:agency.example", "jms:queue:archive.events")
        .flatMap(
            edge ->
                Stream.of(
                        "CamelHttpUri",
                        "camelHttpMethod",
                        "CAMELFileName",
                        "CamelJmsDestinationName",
                        "CamelBeanMethodName",
                        "CamelSqlQuery")
                    .map(header -> Arguments.of(edge, header)));
  }
}
