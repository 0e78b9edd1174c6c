package io.mpphub.sandbox;

import java.net.URI;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The demo's additions to the hub: the switches of the simulated agencies and a page with them. Has
 * no stereotype, so that only the demo finds it.
 */
class SandboxConfiguration {

  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " frame-ancestors 'none'";

  @Bean
  ApplicationListener<WebServerInitializedEvent> tellsAgenciesWhereTheHubIs(Sandbox sandbox) {
    return event -> sandbox.hubAt(url(event.getWebServer().getPort()));
  }

  @Bean
  RouterFunction<ServerResponse> sandboxSwitches(Sandbox sandbox, DemoSettings settings) {
    return new SandboxSwitches(sandbox, settings).routes();
  }

  @Bean
  RouterFunction<ServerResponse> backstage() {
    ClassPathResource folder = new ClassPathResource("io/mpphub/sandbox/page/");
    return RouterFunctions.route()
        .GET("/demo", request -> ServerResponse.ok().body(folder.createRelative("index.html")))
        .add(RouterFunctions.resources("/demo/**", folder))
        .build();
  }

  /** Open, and without a session: the demo is on this machine only. */
  @Bean
  @Order(0)
  SecurityFilterChain demo(HttpSecurity http) throws Exception {
    return http.securityMatcher("/demo", "/demo/**", "/sandbox", "/sandbox/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(headers -> headers.contentSecurityPolicy(p -> p.policyDirectives(POLICY)))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  static URI url(ApplicationContext hub) {
    return url(((ServletWebServerApplicationContext) hub).getWebServer().getPort());
  }

  private static URI url(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
