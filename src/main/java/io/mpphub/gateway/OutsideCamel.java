package io.mpphub.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.ExchangeBuilder;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Requests that Camel's HTTP component must not take in, since it would hold them in memory or hold
 * a thread for them. Their operation gets an exchange all the same, and the policy for errors is
 * the same.
 */
@Component
public class OutsideCamel {

  private final CamelContext camel;
  private final Exchanges exchanges;
  private final Problems problems;

  OutsideCamel(CamelContext camel, Exchanges exchanges, Problems problems) {
    this.camel = camel;
    this.exchanges = exchanges;
    this.problems = problems;
  }

  /**
   * Runs an operation and returns its answer.
   *
   * @param prepare puts the request's headers and body into the exchange; the path's variables are
   *     there
   */
  public Message ask(HttpServletRequest request, Processor operation, Consumer<Message> prepare) {
    Map<?, ?> path =
        (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
    Exchange exchange = ExchangeBuilder.anExchange(camel).build();
    try {
      exchanges.open(exchange, request);
      path.forEach((name, value) -> exchange.getMessage().setHeader((String) name, value));
      prepare.accept(exchange.getMessage());
      operation.process(exchange);
    } catch (Exception | Error e) {
      exchange.setException(e);
      exchange.setProperty(Exchange.EXCEPTION_CAUGHT, exchange.getException());
      problems.render(exchange);
    }
    return exchange.getMessage();
  }

  /** Writes status and headers of the answer, and its body when that is in memory. */
  public static void write(Message answer, HttpServletResponse response) throws IOException {
    response.setStatus(answer.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class));
    answer
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (!name.startsWith("Camel")) {
                response.setHeader(name, String.valueOf(value));
              }
            });
    if (answer.getBody() instanceof byte[] body) {
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    }
  }
}
