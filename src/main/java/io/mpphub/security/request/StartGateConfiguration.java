package io.mpphub.security.request;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Keeps programs out while the hub starts or stops. */
@Configuration(proxyBeanMethods = false)
class StartGateConfiguration {

  @Bean
  FilterRegistrationBean<StartGate> startGate(ApplicationAvailability availability) {
    StartGate gate =
        new StartGate(() -> availability.getReadinessState() == ReadinessState.ACCEPTING_TRAFFIC);
    FilterRegistrationBean<StartGate> registration = new FilterRegistrationBean<>(gate);
    registration.addUrlPatterns("/api/v1/*", "/agency/*");
    // After the trace, before any door.
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }
}
