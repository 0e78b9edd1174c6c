package io.mpphub.security;

import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import io.mpphub.security.agency.AgencyGuard;
import io.mpphub.security.agency.AgencyProof;
import io.mpphub.security.agency.AgencyProof.Shown;
import io.mpphub.security.agency.AgencyProof.Verdict;
import io.mpphub.security.client.ApiGuard;
import io.mpphub.security.client.ApiOperations;
import io.mpphub.security.client.ClientKeys;
import io.mpphub.security.client.ClientRates;
import io.mpphub.security.client.Clients;
import io.mpphub.security.client.KnownScopes;
import io.mpphub.security.guess.Guesses;
import io.mpphub.security.operator.Pages;
import io.mpphub.security.request.HeadersOnly;
import io.mpphub.security.request.HubSecurityProperties;
import io.mpphub.security.request.ServletProblems;
import io.mpphub.security.request.Trace;
import io.mpphub.security.secret.RefusesDefaultSecrets;
import io.mpphub.storage.Storage;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * The doors for programs: the unified API by key, agencies' calls by the connector's proof, and a
 * refusal for all other paths.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HubSecurityProperties.class)
class SecurityConfiguration {

  /** The order of the chain that refuses what no other chain took. */
  static final int LAST = 1000;

  private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";

  @Bean
  static RefusesDefaultSecrets refusesDefaultSecrets() {
    return new RefusesDefaultSecrets();
  }

  @Bean
  ApiOperations apiOperations(HubSecurityProperties properties) {
    ApiOperations operations = ApiOperations.load();
    KnownScopes.check(properties.clients(), operations.scopes());
    return operations;
  }

  /** The request's own observation says enough; one for each filter costs more than it tells. */
  @Bean
  SecurityObservationSettings securityObservations() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  Guesses guesses(HubSecurityProperties properties, Clock clock) {
    return new Guesses(properties.guesses(), clock);
  }

  @Bean
  Clients clients(HubSecurityProperties properties) {
    return new Clients(properties.clients());
  }

  /** After the doors: refused requests take no place. */
  @Bean
  FilterRegistrationBean<OpenPages> openPages(HubSecurityProperties properties) {
    FilterRegistrationBean<OpenPages> pages =
        new FilterRegistrationBean<>(new OpenPages(properties.pages()));
    pages.addUrlPatterns(OpenPages.PATTERNS);
    pages.setOrder(Ordered.LOWEST_PRECEDENCE);
    return pages;
  }

  /** The last before the routes: doors before it look at all that came. */
  @Bean
  FilterRegistrationBean<HeadersOnly> headersOnly() {
    FilterRegistrationBean<HeadersOnly> headers = new FilterRegistrationBean<>(new HeadersOnly());
    headers.addUrlPatterns("/api/v1/*", "/agency/*");
    headers.setOrder(Ordered.LOWEST_PRECEDENCE);
    headers.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
    return headers;
  }

  @Bean
  @Order(10)
  SecurityFilterChain unifiedApi(
      HttpSecurity http,
      HubSecurityProperties properties,
      ApiOperations operations,
      ObjectProvider<Storage> storage,
      Guesses guesses)
      throws Exception {
    return programs(http)
        .securityMatcher("/api/v1/**")
        .addFilterBefore(
            new ApiGuard(
                new ClientKeys(properties.clients()),
                new ClientRates(properties.clients()),
                operations,
                storage.getIfAvailable(Storage::unlimited),
                guesses),
            AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(
            requests ->
                requests
                    // Camel answers on another thread; the way back needs no second proof.
                    .dispatcherTypeMatchers(DispatcherType.ASYNC)
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        .build();
  }

  /** The contract is public: clients read it before they ask for a key. */
  @Bean
  @Order(5)
  SecurityFilterChain contract(HttpSecurity http) throws Exception {
    return programs(http)
        .securityMatcher(
            request ->
                request.getRequestURI().equals("/api/v1/openapi.yaml")
                    && HttpMethod.GET.matches(request.getMethod()))
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  /** Each connector says how its agency proves itself; the intake asks for that proof. */
  @Bean
  @Order(20)
  SecurityFilterChain agencies(
      HttpSecurity http, ObjectProvider<AgencyProof> agencies, Guesses guesses) throws Exception {
    return programs(http)
        .securityMatcher("/agency/**")
        .addFilterBefore(
            new AgencyGuard(proof(agencies), guesses), AnonymousAuthenticationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(LAST)
  SecurityFilterChain everythingElse(HttpSecurity http) throws Exception {
    return Pages.guarded(http)
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(
                        DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.INCLUDE)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET, Pages.OPEN)
                    .permitAll()
                    .anyRequest()
                    .denyAll())
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint((q, r, x) -> r.sendError(404))
                    .accessDeniedHandler((q, r, x) -> r.sendError(404)))
        .build();
  }

  /** Known only once the connectors are. */
  static AgencyProof proof(ObjectProvider<AgencyProof> agencies) {
    AgencyProof open = request -> new Shown(Verdict.IN_MESSAGE, null, null);
    return request -> agencies.getIfAvailable(() -> open).of(request);
  }

  private static HttpSecurity programs(HttpSecurity http) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(API_POLICY))
                    .referrerPolicy(r -> r.policy(Pages.NO_REFERRER)))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(
                    (request, response, x) -> {
                      ProblemException failure = ServletProblems.of(401);
                      ProblemWriter.write(request, response, failure, Trace.of(request).traceId());
                    }));
  }
}
