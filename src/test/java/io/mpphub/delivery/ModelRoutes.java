package io.mpphub.delivery;

import io.mpphub.delivery.attempt.DeliverySteps;
import io.mpphub.delivery.attempt.Doubts;
import io.mpphub.delivery.queue.DeliveryRoutes;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * The delivery's own routes, between queues that are turned by hand and agencies of the model.
 * Their beans are those of the hub that lives now.
 */
final class ModelRoutes implements AutoCloseable {

  /** Stands for {@link DeliverySteps}, whose methods it has. */
  final class Steps {

    public void open(Exchange exchange) {
      world.as("received", () -> world.hub().steps.open(exchange));
      world.witness.opened(exchange);
      if (DeliverySteps.message(exchange) != null) {
        world.agencies.opened();
      }
    }

    public String operation(Exchange exchange) {
      return world.hub().steps.operation(exchange);
    }

    public void close(Exchange exchange) {
      String end = Ending.of(exchange);
      world.witness.closes(exchange, end);
      world.as(end, () -> world.hub().steps.close(exchange));
    }
  }

  /** Stands for {@link Doubts}, whose methods it has. */
  final class Questions {

    public String question(Exchange exchange) {
      return world.hub().doubts.question(exchange);
    }

    public void answered(Exchange exchange) {
      world.hub().doubts.answered(exchange);
    }

    public void unknown(Exchange exchange) {
      world.hub().doubts.unknown(exchange);
    }

    public void refused(Exchange exchange) {
      world.hub().doubts.refused(exchange);
    }

    public void stand(Exchange exchange) {
      world.hub().doubts.stand(exchange);
    }
  }

  final HandJms jms = new HandJms();
  private final CamelContext camel = new DefaultCamelContext();
  private World world;

  ModelRoutes() throws Exception {
    camel.addComponent("jms", jms);
    camel.getRegistry().bind("delivery", new Steps());
    camel.getRegistry().bind("doubts", new Questions());
    PluginHelper.getRoutesLoader(camel)
        .loadRoutes(ResourceHelper.resolveResource(camel, "file:routes/delivery.camel.yaml"));
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(noErrorHandler());
            for (String operation : ModelAgencies.OPERATIONS) {
              String[] names = operation.split("\\.");
              from("direct:" + operation)
                  .process(exchange -> world.agencies.call(names[0], names[1], exchange));
            }
          }
        });
    for (String connector : List.of("registry", "workers", "licensing")) {
      TemplatedRouteBuilder.builder(camel, "delivery")
          .routeId(DeliveryRoutes.id(connector))
          .parameter("connector", connector)
          .parameter("concurrency", 1)
          .parameter("autoStartup", true)
          .add();
    }
    camel.start();
  }

  void serve(World next) {
    world = next;
  }

  @Override
  public void close() {
    camel.stop();
  }
}
