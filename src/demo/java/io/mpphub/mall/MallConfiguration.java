package io.mpphub.mall;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * The mall inside the demo: its pages at {@code /}, its server side at {@code /mall/api}. Has no
 * stereotype, so that only the demo finds it.
 */
public class MallConfiguration {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final String NOTHING = "camera=(), geolocation=(), microphone=(), payment=()";

  private final AtomicReference<URI> hub = new AtomicReference<>();

  @Bean
  ApplicationListener<WebServerInitializedEvent> tellsTheMallWhereTheHubIs() {
    return event -> hub.set(URI.create("http://127.0.0.1:" + event.getWebServer().getPort()));
  }

  @Bean
  RouterFunction<ServerResponse> mallPages() {
    ClassPathResource folder = new ClassPathResource("io/mpphub/mall/page/");
    return RouterFunctions.route()
        .GET("/", request -> ServerResponse.ok().body(folder.createRelative("index.html")))
        .add(RouterFunctions.resources("/mall/**", folder))
        .build();
  }

  /** Before the pages: the path of the one is within the other's. */
  @Bean
  @Order(-1)
  RouterFunction<ServerResponse> mallApi(
      Clock clock,
      @Value("${hub.security.clients[0].name}") String name,
      @Value("${hub.security.clients[0].key}") String key,
      @Value("${hub.data}") Path data) {
    Hub calls = new Hub(hub::get, key);
    Sessions sessions = new Sessions(clock);
    Ownership ownership = new Ownership(calls, sessions);
    Bookings bookings = new Bookings(data.resolve("mall/bookings.json"), clock);
    return RouterFunctions.route()
        .path(
            "/mall/api",
            api ->
                api.add(new SignIn(sessions, name).routes())
                    .add(new Registers(calls, sessions).routes())
                    .add(new Applications(calls, sessions, ownership).routes())
                    .add(new Surveys(calls, sessions).routes())
                    .add(new Documents(calls, ownership).routes())
                    .add(new Counters(calls, sessions, bookings).routes())
                    .route(RequestPredicates.all(), MallConfiguration::nothingHere)
                    .filter(new OwnPageOnly()))
        .onError(ProblemException.class, Answers::problem)
        .build();
  }

  private static ServerResponse nothingHere(
      org.springframework.web.servlet.function.ServerRequest request) {
    throw ProblemException.of(ProblemCode.NOT_FOUND, "The mall has nothing here.");
  }

  /** Open: who is signed in is the mall's own matter. */
  @Bean
  @Order(1)
  SecurityFilterChain mall(HttpSecurity http) throws Exception {
    return http.securityMatcher("/", "/mall/**")
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(p -> p.policyDirectives(POLICY))
                    .referrerPolicy(p -> p.policy(ReferrerPolicy.NO_REFERRER))
                    .permissionsPolicyHeader(p -> p.policy(NOTHING))
                    .crossOriginOpenerPolicy(p -> p.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                    .crossOriginResourcePolicy(
                        p -> p.policy(CrossOriginResourcePolicy.SAME_ORIGIN)))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
