package io.mpphub.connector.version;

import static org.assertj.core.api.Assertions.assertThat;

import io.mpphub.ErrorsOfSteps;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.RetryPolicy;
import io.mpphub.connector.TestConnectors;
import io.mpphub.connector.admit.Bulkhead;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultAsyncProducer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages under way stay with the version that took them; new ones go to the new one. */
class OperationSwitchTest {

  private final CamelContext camel = new DefaultCamelContext();
  private final Connector parks =
      TestConnectors.connector("parks", RetryPolicy.DEFAULT, "find-park");
  private final OperationSwitch operation = new OperationSwitch((connector, name) -> false);
  private final CountDownLatch taken = new CountDownLatch(1);
  private final CountDownLatch goOn = new CountDownLatch(1);
  private ProducerTemplate template;

  @BeforeEach
  void startCamel() throws Exception {
    camel.getCamelContextExtension().addInterceptStrategy(new ErrorsOfSteps());
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            from("direct:parks.find-park").process(operation);
            from("direct:parks.find-park@1")
                .process(
                    exchange -> {
                      taken.countDown();
                      goOn.await(10, TimeUnit.SECONDS);
                    })
                .setBody(constant("first"));
            from("direct:parks.find-park@2").setBody(constant("second"));
          }
        });
    camel.start();
    template = camel.createProducerTemplate();
  }

  @AfterEach
  void stopCamel() {
    goOn.countDown();
    camel.stop();
  }

  private RunningVersion turnTo(int number) throws Exception {
    RunningVersion version = new RunningVersion(camel, parks, number);
    version.addOperation("find-park");
    operation.turnTo(
        new OperationSwitch.Target(version, "find-park", version.operations().get("find-park")));
    return version;
  }

  @Test
  void drainsTheOldVersionWhileTheNewOneAnswers() throws Exception {
    RunningVersion first = turnTo(1);
    CompletableFuture<Object> underWay = template.asyncRequestBody("direct:parks.find-park", "a");
    assertThat(taken.await(10, TimeUnit.SECONDS)).isTrue();

    turnTo(2);
    CompletableFuture<Void> drained = first.retire();

    assertThat(template.requestBody("direct:parks.find-park", "b")).isEqualTo("second");
    assertThat(drained).isNotDone();
    goOn.countDown();
    assertThat(underWay.get(10, TimeUnit.SECONDS)).isEqualTo("first");
    assertThat(drained).succeedsWithin(java.time.Duration.ofSeconds(10));
  }

  @Test
  void tellsFrontEndsToComeBackWhenTheAgencyIsBusy() throws Exception {
    Bulkhead bulkhead = turnTo(2).bulkhead();
    IntStream.range(0, parks.limits().requests()).forEach(i -> bulkhead.enter());

    Exchange refused = template.request("direct:parks.find-park", exchange -> {});
    Exchange delivery =
        template.request(
            "direct:parks.find-park", exchange -> exchange.setProperty(Connector.MESSAGE_ID, "m"));

    assertThat(refused.getException())
        .isInstanceOfSatisfying(
            AgencyException.class,
            e -> assertThat(e.reach()).isEqualTo(AgencyException.Reach.HELD_BACK));
    assertThat(delivery.getMessage().getBody()).isEqualTo("second");
    bulkhead.leave();
    assertThat(template.requestBody("direct:parks.find-park", "a")).isEqualTo("second");
    assertThat(template.requestBody("direct:parks.find-park", "b")).isEqualTo("second");
  }

  @Test
  void givesItsPlaceBackWhateverIsThrown() throws Exception {
    RunningVersion version = new RunningVersion(camel, parks, 3);
    operation.turnTo(
        new OperationSwitch.Target(
            version,
            "find-park",
            new DefaultAsyncProducer(camel.getEndpoint("direct:nowhere")) {
              @Override
              public boolean process(Exchange exchange, AsyncCallback callback) {
                throw new StackOverflowError();
              }
            }));
    for (int i = 0; i < 3 * parks.limits().requests(); i++) {
      template.request("direct:parks.find-park", exchange -> {});
    }

    assertThat(version.bulkhead().enter()).isTrue();
    version.bulkhead().leave();
    assertThat(version.retire()).succeedsWithin(java.time.Duration.ofSeconds(10));
  }

  @Test
  void saysThatAnOperationWithoutSuccessorIsNotInUse() throws Exception {
    turnTo(2).retire();

    Exchange refused = template.request("direct:parks.find-park", exchange -> {});

    assertThat(refused.getException()).isInstanceOf(DirectConsumerNotAvailableException.class);
  }

  @Test
  void takesWhatItUsedDownWithIt() throws Exception {
    RunningVersion version = turnTo(2);
    boolean[] closed = new boolean[1];
    String name = version.bind("pool", (AutoCloseable) () -> closed[0] = true);

    assertThat(name).isEqualTo("parks.pool@2");
    assertThat(camel.getRegistry().lookupByName(name)).isNotNull();
    version.remove();

    assertThat(closed[0]).isTrue();
    assertThat(camel.getRegistry().lookupByName(name)).isNull();
  }
}
