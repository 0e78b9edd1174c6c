package io.mpphub.security;

import io.mpphub.problem.ProblemWriter;
import io.mpphub.security.HubSecurityProperties.OperatorRole;
import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** The doors for people: the console by sign-in, its JSON and the metrics also by HTTP Basic. */
@Configuration(proxyBeanMethods = false)
class OperatorSecurity {

  private static final String SIGN_IN = "/ops/login";

  /** They only read; they are posted because a NIK goes into no URL. */
  private static final String[] SEARCHES = {"/ops/messages", "/ops/api/messages/search"};

  /** Their answers show personal data. */
  private static final String TRIALS = "/ops/api/connectors/*/operations/*/try";

  /** What was sent. */
  private static final String[] CONTENTS = {
    "/ops/invalid/*/content",
    "/ops/messages/*/content",
    "/ops/api/invalid/*/content",
    "/ops/api/messages/*/content"
  };

  @Bean
  UserDetailsService operators(HubSecurityProperties properties) {
    return new InMemoryUserDetailsManager(
        properties.operators().stream()
            .<UserDetails>map(
                operator ->
                    User.withUsername(operator.name())
                        .password(Passwords.encoded(operator.password()))
                        .roles(operator.roles().stream().map(Enum::name).toArray(String[]::new))
                        .build())
            .toList());
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return Passwords.ENCODER;
  }

  @Bean
  static RoleHierarchy operatorRoles() {
    return RoleHierarchyImpl.withDefaultRolePrefix()
        .role(OperatorRole.ADMIN.name())
        .implies(OperatorRole.OPERATOR.name())
        .role(OperatorRole.OPERATOR.name())
        .implies(OperatorRole.VIEWER.name())
        .role(OperatorRole.VIEWER.name())
        .implies(OperatorRole.MONITOR.name())
        .role(OperatorRole.VIEW_BODY.name())
        .implies(OperatorRole.VIEWER.name())
        .build();
  }

  @Bean
  @Order(30)
  SecurityFilterChain console(HttpSecurity http, SignInCookie signIns) throws Exception {
    return SignInConfiguration.withoutSession(Pages.guarded(http), signIns)
        .securityMatcher("/ops", "/ops/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(SIGN_IN)
                    .permitAll()
                    .requestMatchers(HttpMethod.GET)
                    .hasRole(OperatorRole.VIEWER.name())
                    .requestMatchers(HttpMethod.POST, SEARCHES)
                    .hasRole(OperatorRole.VIEWER.name())
                    .requestMatchers(HttpMethod.POST, TRIALS)
                    .hasRole(OperatorRole.ADMIN.name())
                    .requestMatchers(HttpMethod.POST, CONTENTS)
                    .hasRole(OperatorRole.VIEW_BODY.name())
                    .anyRequest()
                    .hasRole(OperatorRole.OPERATOR.name()))
        .formLogin(form -> form.loginPage(SIGN_IN).defaultSuccessUrl("/ops"))
        .logout(out -> out.logoutUrl("/ops/logout").logoutSuccessUrl(SIGN_IN + "?logout"))
        .httpBasic(basic -> basic.authenticationEntryPoint(asksForSignIn()))
        .exceptionHandling(
            e -> e.authenticationEntryPoint(asksForSignIn()).accessDeniedHandler(forbids()))
        .build();
  }

  @Bean
  @Order(40)
  SecurityFilterChain actuator(HttpSecurity http) throws Exception {
    return http.securityMatcher("/actuator/**")
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers("/actuator/health", "/actuator/health/**")
                    .permitAll()
                    .requestMatchers(HttpMethod.GET)
                    .hasRole(OperatorRole.MONITOR.name())
                    .anyRequest()
                    .denyAll())
        .httpBasic(basic -> basic.authenticationEntryPoint(asksForPassword()))
        .exceptionHandling(
            e -> e.authenticationEntryPoint(asksForPassword()).accessDeniedHandler(forbids()))
        .headers(Customizer.withDefaults())
        .build();
  }

  private static AuthenticationEntryPoint asksForSignIn() {
    AuthenticationEntryPoint page = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
    AuthenticationEntryPoint password = asksForPassword();
    return (request, response, failure) ->
        (SignInConfiguration.isForPrograms(request) ? password : page)
            .commence(request, response, failure);
  }

  private static AuthenticationEntryPoint asksForPassword() {
    return (request, response, failure) -> {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"MPP Hub operators\"");
      ProblemWriter.write(request, response, ServletProblems.of(401), Trace.of(request).traceId());
    };
  }

  private static AccessDeniedHandler forbids() {
    return (request, response, failure) -> {
      if (SignInConfiguration.isForPrograms(request)) {
        ProblemWriter.write(
            request, response, ServletProblems.of(403), Trace.of(request).traceId());
      } else {
        response.sendError(403);
      }
    };
  }
}
