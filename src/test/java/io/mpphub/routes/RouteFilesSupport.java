package io.mpphub.routes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;

/**
 * The hub's route files as they are shipped, in a Camel context of their own. What they say is
 * where messages go and in what order; so the beans of their steps only note that they are called,
 * and mock endpoints stand where a message leaves. The context starts with {@link #start}.
 */
abstract class RouteFilesSupport extends CamelTestSupport {

  /** Names of the steps that were made, in order. */
  final List<String> calls = Collections.synchronizedList(new ArrayList<>());

  @Override
  public void configureTest(TestExecutionConfiguration test) {
    test.withUseAdviceWith(true);
  }

  void load(String... files) throws Exception {
    for (String file : files) {
      PluginHelper.getRoutesLoader(context)
          .loadRoutes(ResourceHelper.resolveResource(context, "file:routes/" + file));
    }
  }

  /** Puts a mock endpoint where a route sends to. */
  void replace(String route, String uri, String mock) throws Exception {
    AdviceWith.adviceWith(context, route, advice -> advice.weaveByToUri(uri).replace().to(mock));
  }

  CamelContext start() {
    context.start();
    return context;
  }

  Exchange request(String route) {
    return context.createProducerTemplate().request(route, exchange -> {});
  }

  List<Exchange> received(String mock) {
    return getMockEndpoint(mock).getExchanges();
  }
}
