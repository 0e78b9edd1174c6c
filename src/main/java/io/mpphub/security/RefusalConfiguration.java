package io.mpphub.security;

import io.mpphub.problem.ProblemWriter;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;

/** What is refused before any door looks at it: requests that break HTTP, or come near it. */
@Configuration(proxyBeanMethods = false)
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
    FilterRegistrationBean<PlainPaths> paths = new FilterRegistrationBean<>(new PlainPaths());
    // After the trace, before Spring's filters read the path.
    paths.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    paths.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
    return paths;
  }
}
