package io.mpphub.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.mpphub.connector.YamlDocument;
import io.mpphub.delivery.Chain;
import io.mpphub.delivery.Chains;
import io.mpphub.delivery.ChainsChanged;
import io.mpphub.folder.FileKind;
import io.mpphub.folder.InvalidFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The chain of each service that has rules: {@code routes/services/<service>.steps.yaml}. */
@Component
class ServiceChains implements Chains, FileKind {

  private static final String FOLDER = "services/";
  private static final String SUFFIX = ".steps.yaml";
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private final Map<String, Rules> rules;
  private final ApplicationEventPublisher events;
  private final Map<String, ServiceChain> byService = new ConcurrentSkipListMap<>();

  ServiceChains(List<Rules> all, ApplicationEventPublisher events) {
    this.rules = all.stream().collect(Collectors.toMap(Rules::service, Function.identity()));
    this.events = events;
  }

  @Override
  public boolean holds(String name) {
    return name.startsWith(FOLDER) && name.endsWith(SUFFIX);
  }

  @Override
  public void take(String name, String text) throws InvalidFileException {
    YamlDocument document = YamlDocument.parse(InvalidFileException.path(name), text);
    if (!document.problems().isEmpty()) {
      throw new InvalidFileException(document.problems());
    }
    Rules own = rules.get(service(name));
    if (own == null) {
      throw InvalidFileException.of(name, "is of a service that has no rules for checks");
    }
    byService.put(own.service(), chain(name, text, document, own));
    events.publishEvent(new ChainsChanged());
  }

  private static ServiceChain chain(String name, String text, YamlDocument document, Rules rules)
      throws InvalidFileException {
    try {
      return new ServiceChain(YAML.readValue(text, ServiceSteps.class), rules);
    } catch (JsonMappingException e) {
      int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
      throw new InvalidFileException(
          List.of(document.problemAt(line, "can't be read: " + e.getOriginalMessage())));
    } catch (JsonProcessingException | IllegalArgumentException e) {
      throw InvalidFileException.of(name, "can't be used: " + e.getMessage());
    }
  }

  @Override
  public void drop(String name) {
    byService.remove(service(name));
  }

  private static String service(String name) {
    return name.substring(FOLDER.length(), name.length() - SUFFIX.length());
  }

  @Override
  public Chain of(String service) {
    ServiceChain chain = byService.get(service);
    return chain == null ? NONE.of(service) : chain;
  }

  /** True while an application to a service can be taken through its steps. */
  boolean has(String service) {
    return byService.containsKey(service);
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
