package io.mpphub.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.ErrorsOfSteps;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.spi.Policy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The one error policy: {@code routes/errors.camel.yaml}. */
class ErrorPolicyTest extends RouteFilesSupport {

  /** Where a step may fail. */
  private static final List<String> KINDS =
      List.of(
          "bean",
          "processor",
          "producer",
          "expression",
          "policy",
          "called",
          "listed",
          "repeated",
          "tried");

  private Throwable failure;

  /** The last step of a request that failed. */
  class Problems {

    public void render(Exchange exchange) {
      calls.add(exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class).toString());
    }
  }

  /** A step that fails. */
  class Failing {

    public void fail() throws Throwable {
      throw failure;
    }

    public boolean isSo() throws Throwable {
      throw failure;
    }
  }

  /** A policy that only lets through, as a circuit breaker that is closed does. */
  static class Through implements Policy {

    @Override
    public void beforeWrap(Route route, NamedNode definition) {}

    @Override
    public Processor wrap(Route route, Processor steps) {
      return steps::process;
    }
  }

  @BeforeEach
  void load() throws Exception {
    context.getRegistry().bind("problems", new Problems());
    context.getRegistry().bind("failing", new Failing());
    load("errors.camel.yaml");
    context.getCamelContextExtension().addInterceptStrategy(new ErrorsOfSteps());
    context.getRegistry().bind("through", new Through());
    getMockEndpoint("mock:failing")
        .whenAnyExchangeReceived(exchange -> ErrorPolicyTest.<RuntimeException>sneak(failure));
    context.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            request("bean").bean("failing", "fail").to("mock:next");
            request("processor")
                .process(exchange -> ErrorPolicyTest.<RuntimeException>sneak(failure))
                .to("mock:next");
            request("producer").to("mock:failing").to("mock:next");
            request("expression").filter(method("failing", "isSo")).to("mock:next");
            request("policy").policy("through").to("mock:failing").end().to("mock:next");
            request("called").to("direct:inner").to("mock:next");
            from("direct:inner").errorHandler(noErrorHandler()).to("mock:failing");
            request("listed").recipientList(constant("direct:inner")).to("mock:next");
            request("repeated").loop(2).to("mock:failing").end().to("mock:next");
            request("tried").to("direct:trying").to("mock:next");
            from("direct:trying")
                .errorHandler(noErrorHandler())
                .doTry()
                .to("mock:failing")
                .doCatch(IOException.class)
                .to("mock:next")
                .end()
                .to("mock:next");
          }

          private RouteDefinition request(String name) {
            return from("direct:" + name).routeConfigurationId("problems");
          }
        });
    start();
  }

  static Stream<Throwable> failures() {
    return Stream.of(
        new IllegalStateException("a"),
        new Exception("b"),
        new NoClassDefFoundError("c"),
        new StackOverflowError("d"));
  }

  /** An Error, too: never success, never without an answer. */
  @ParameterizedTest
  @MethodSource("failures")
  void answersWhateverAStepThrowsWithAProblem(Throwable thrown) {
    failure = thrown;

    for (String kind : KINDS) {
      calls.clear();
      Exchange done = request("direct:" + kind);

      assertThat(done.getException()).as(kind).isNull();
      assertThat(calls).as(kind).singleElement().asString().contains(thrown.getMessage());
      assertThat(received("mock:next")).as(kind).isEmpty();
    }
  }

  @SuppressWarnings("unchecked")
  private static <T extends Throwable> void sneak(Throwable failure) throws T {
    throw (T) failure;
  }
}
