package io.mpphub.security;

import io.mpphub.problem.ProblemWriter;
import io.mpphub.security.agency.AgencyProof;
import io.mpphub.security.body.BodyGate;
import io.mpphub.security.body.BodyPermission;
import io.mpphub.security.body.ServerConnection;
import io.mpphub.security.client.ApiOperations;
import io.mpphub.security.client.ClientKeys;
import io.mpphub.security.request.EagerFirewall;
import io.mpphub.security.request.EveryDispatch;
import io.mpphub.security.request.HeaderFields;
import io.mpphub.security.request.HubSecurityProperties;
import io.mpphub.security.request.PlainPaths;
import io.mpphub.security.request.ProblemValve;
import io.mpphub.security.request.RequestTrace;
import io.mpphub.security.request.ServletProblems;
import io.mpphub.security.request.Trace;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/**
 * Refuses, before any door looks at them, requests that break HTTP, or come near it, and bodies
 * that crawl. At the hub's port, and at one for management where it has its own.
 */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class RefusalConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> problemsForRefusedRequests() {
    return factory ->
        factory.addContextCustomizers(
            context -> {
              context.getParent().getPipeline().addValve(new ProblemValve());
              context.getParent().getPipeline().addValve(new ServerConnection());
            });
  }

  @Bean
  HttpFirewall firewall() {
    return new EagerFirewall();
  }

  /** The error page would ask the firewall again. */
  @Bean
  RequestRejectedHandler problemsForRejectedRequests() {
    return (request, response, rejected) ->
        ProblemWriter.write(
            request, response, ServletProblems.of(400), Trace.of(request).traceId());
  }

  /** A client that asks before it sends a large body hears of a refusal instead. */
  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> continuesOnceTheBodyIsWanted() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> connector.setProperty("continueResponseTiming", "onRead"));
  }

  @Bean
  FilterRegistrationBean<PlainPaths> plainPaths() {
    // After the trace, before Spring's filters read the path.
    return EveryDispatch.registered(new PlainPaths(), Ordered.HIGHEST_PRECEDENCE + 1);
  }

  @Bean
  FilterRegistrationBean<RequestTrace> requestTrace() {
    FilterRegistrationBean<RequestTrace> trace =
        EveryDispatch.registered(new RequestTrace(), Ordered.HIGHEST_PRECEDENCE);
    trace.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
    return trace;
  }

  /** After the trace and the refusals of a request's line, before any door. */
  @Bean
  FilterRegistrationBean<BodyGate> bodyGate(
      HubSecurityProperties properties,
      ApiOperations operations,
      ObjectProvider<AgencyProof> agencies) {
    BodyPermission permission =
        new ProofBeforeBody(
            new ClientKeys(properties.clients()),
            operations,
            SecurityConfiguration.proof(agencies));
    return EveryDispatch.registered(
        new BodyGate(properties, permission), Ordered.HIGHEST_PRECEDENCE + 2);
  }

  /** After the body, if it is read at all: the answer goes in order then. */
  @Bean
  FilterRegistrationBean<HeaderFields> headerFields(ApiOperations operations) {
    return EveryDispatch.registered(
        new HeaderFields(operations.headers()), Ordered.HIGHEST_PRECEDENCE + 3);
  }
}
