package io.mpphub.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.mpphub.delivery.Chain;
import io.mpphub.delivery.Chains;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The chain of each service that has rules. */
@Component
class ServiceChains implements Chains {

  private final Map<String, ServiceChain> byService = new TreeMap<>();

  ServiceChains(@Value("${hub.home}") String home, List<Rules> all) throws IOException {
    ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
    for (Rules rules : all) {
      Path file = Path.of(home, "routes/services", rules.service() + ".steps.yaml");
      ServiceSteps steps = yaml.readValue(file.toFile(), ServiceSteps.class);
      byService.put(rules.service(), new ServiceChain(steps, rules));
    }
  }

  @Override
  public Chain of(String service) {
    ServiceChain chain = byService.get(service);
    return chain == null ? NONE.of(service) : chain;
  }

  /** The connectors of a service's steps, in their order; none when it has no chain. */
  Stream<String> connectors(String service) {
    ServiceChain chain = byService.get(service);
    return chain == null ? Stream.empty() : chain.connectors();
  }

  @Override
  public boolean ask(String connector) {
    return byService.values().stream().anyMatch(chain -> chain.asks(connector));
  }
}
