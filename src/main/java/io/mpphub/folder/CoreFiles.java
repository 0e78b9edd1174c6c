package io.mpphub.folder;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * The files without which the hub can't work properly: the doors, the error policy and the
 * delivery. While one of them was never read without a fault the hub runs, for its operators, but
 * says that it is not ready, and its doors answer so.
 */
final class CoreFiles {

  private static final Logger LOG = LoggerFactory.getLogger(CoreFiles.class);

  static final List<String> NAMES =
      List.of(
          "agency.camel.yaml",
          "delivery.camel.yaml",
          "errors.camel.yaml",
          "services/api.camel.yaml",
          "webhooks.camel.yaml");

  /** Messages on missing files. */
  static final Map<String, String> REQUIRED =
      NAMES.stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  Function.identity(),
                  name -> "is missing: the hub is not ready without it, and its doors answer so"));

  private final RouteFolder folder;
  private final ApplicationContext context;
  private volatile List<String> told = List.of();

  CoreFiles(RouteFolder folder, ApplicationContext context) {
    this.folder = folder;
    this.context = context;
  }

  /** Those that are not in use, by their path below the hub's home; empty when all is well. */
  List<String> missing() {
    return NAMES.stream()
        .filter(name -> !folder.uses(name))
        .map(InvalidFileException::path)
        .toList();
  }

  /** Says whether the hub is ready, if that has changed. */
  void tell() {
    List<String> missing = missing();
    if (missing.equals(told)) {
      return;
    }
    told = missing;
    if (missing.isEmpty()) {
      LOG.info("The hub is ready again: all its own route files are in use");
    } else {
      LOG.error("The hub is not ready: it has no usable {}", String.join(", ", missing));
    }
    publish(missing.isEmpty());
  }

  /** Spring reports readiness at the end of the start, even if faults were found on the way. */
  @EventListener
  @Order(Ordered.LOWEST_PRECEDENCE)
  void keepBack(AvailabilityChangeEvent<ReadinessState> event) {
    if (event.getState() == ReadinessState.ACCEPTING_TRAFFIC && !told.isEmpty()) {
      publish(false);
    }
  }

  private void publish(boolean ready) {
    AvailabilityChangeEvent.publish(
        context, ready ? ReadinessState.ACCEPTING_TRAFFIC : ReadinessState.REFUSING_TRAFFIC);
  }
}
