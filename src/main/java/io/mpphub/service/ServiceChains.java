package io.mpphub.service;

import io.mpphub.delivery.chain.Chain;
import io.mpphub.delivery.chain.Chains;
import io.mpphub.delivery.chain.ChainsChanged;
import io.mpphub.folder.FileKind;
import io.mpphub.folder.InvalidFileException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The chain of each service that has rules: {@code routes/services/<service>.steps.yaml}. */
@Component
class ServiceChains implements Chains, FileKind {

  private final Map<String, Rules> rules;
  private final RunningAgencies agencies;
  private final StepsCheck check;
  private final ApplicationEventPublisher events;
  private final Map<String, ServiceChain> byService = new ConcurrentSkipListMap<>();

  ServiceChains(List<Rules> all, RunningAgencies agencies, ApplicationEventPublisher events) {
    this.rules = all.stream().collect(Collectors.toMap(Rules::service, Function.identity()));
    this.agencies = agencies;
    this.check = new StepsCheck(agencies);
    this.events = events;
  }

  @Override
  public boolean holds(String name) {
    return StepsCheck.isMeantBy(name);
  }

  @Override
  public String heldAgainst() {
    return agencies.look();
  }

  @Override
  public Map<String, String> required() {
    return StepsCheck.required();
  }

  @Override
  public void take(String name, String text) throws InvalidFileException {
    ServiceSteps steps = check.steps(name, text);
    String service = StepsCheck.service(name).orElseThrow();
    ServiceChain before = byService.get(service);
    if (before == null || !before.saysTheSame(steps)) {
      byService.put(service, new ServiceChain(steps, rules.get(service)));
      events.publishEvent(new ChainsChanged());
    }
  }

  @Override
  public void drop(String name) {
    StepsCheck.service(name).ifPresent(byService::remove);
  }

  @Override
  public Optional<Chain> find(String service) {
    return Optional.ofNullable(byService.get(service));
  }

  /** True of a service that can take no applications, since its steps are refused or missing. */
  boolean lacks(String service) {
    return rules.containsKey(service) && !byService.containsKey(service);
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
