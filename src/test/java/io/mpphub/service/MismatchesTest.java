package io.mpphub.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mpphub.gateway.Exchanges;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.security.client.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.camel.support.UnitOfWorkHelper;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class MismatchesTest {

  private static final String SITI = "3508104101900001";
  private static final String BUDI = "3508101505850002";

  private final CamelContext camel = new DefaultCamelContext();
  private final Mismatches mismatches = new Mismatches(10);

  @Test
  void areCountedForEachClientAndResident() {
    for (int i = 0; i < 10; i++) {
      end(begin("mall", SITI), true);
    }

    ProblemException refused =
        catchThrowableOfType(ProblemException.class, () -> begin("mall", SITI));

    assertThat(refused.code()).isEqualTo(ProblemCode.RATE_LIMITED);
    assertThat(refused.retryAfter().toSeconds()).isBetween(1L, 361L);
    assertThatCode(() -> begin("mall", BUDI)).doesNotThrowAnyException();
    assertThatCode(() -> begin("kiosk", SITI)).doesNotThrowAnyException();
  }

  @Test
  void costNothingWhereAllMatchesOrNoVerdictCame() {
    for (int i = 0; i < 100; i++) {
      end(begin("mall", SITI), false);
    }

    assertThatCode(() -> begin("mall", SITI)).doesNotThrowAnyException();
  }

  @Test
  void areSetAsideWhileNoVerdictIsThere() {
    List<Exchange> underWay = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      underWay.add(begin("mall", SITI));
    }
    assertThat(catchThrowableOfType(ProblemException.class, () -> begin("mall", SITI))).isNotNull();

    underWay.forEach(exchange -> end(exchange, false));
    assertThatCode(() -> begin("mall", SITI)).doesNotThrowAnyException();
  }

  private Exchange begin(String client, String nik) {
    Exchange exchange = new DefaultExchange(camel);
    MockHttpServletRequest request = new MockHttpServletRequest();
    request.setUserPrincipal(new Client(client, Set.of(), Set.of()));
    new Exchanges(null, null).open(exchange, request);
    mismatches.begin(exchange, nik);
    return exchange;
  }

  private static void end(Exchange exchange, boolean mismatch) {
    if (mismatch) {
      Mismatches.note(exchange);
    }
    UnitOfWorkHelper.doneSynchronizations(
        exchange, exchange.getExchangeExtension().handoverCompletions());
  }
}
