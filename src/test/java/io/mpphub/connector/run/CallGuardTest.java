package io.mpphub.connector.run;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallGuardTest {

  /** The client's own exceptions, of a connection that is gone between two of its steps. */
  @ParameterizedTest
  @ValueSource(classes = {NullPointerException.class, IllegalStateException.class})
  void takesWhatTheClientMissesAfterTheDeadlineForACallWithoutAnAnswer(
      Class<? extends RuntimeException> missed) {
    assertThatThrownBy(() -> execute(true, missed)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> execute(false, missed)).isExactlyInstanceOf(missed);
  }

  private static void execute(boolean isBrokenOff, Class<? extends RuntimeException> missed)
      throws Exception {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    Deadline deadline = Deadline.in(Duration.ofMinutes(5));
    deadline.keepIn(exchange);
    HttpClientContext context = HttpClientContext.create();
    context.setAttribute(Exchange.class.getName(), exchange);
    HttpGet request = new HttpGet("http://127.0.0.1/");
    ExecRuntime runtime =
        (ExecRuntime)
            Proxy.newProxyInstance(
                CallGuardTest.class.getClassLoader(),
                new Class<?>[] {ExecRuntime.class},
                (proxy, method, arguments) -> null);
    ExecChain.Scope scope =
        new ExecChain.Scope(
            "1", new HttpRoute(new HttpHost("127.0.0.1", 80)), request, runtime, context);
    RuntimeException failure = missed.getDeclaredConstructor().newInstance();
    try {
      CallGuard.INSTANCE.execute(
          request,
          scope,
          (sent, around) -> {
            if (isBrokenOff) {
              request.abort();
            }
            throw failure;
          });
    } finally {
      deadline.release();
    }
  }
}
