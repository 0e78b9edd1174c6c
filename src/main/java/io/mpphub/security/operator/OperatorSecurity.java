package io.mpphub.security.operator;

import io.mpphub.security.guess.Guesses;
import io.mpphub.security.request.HubSecurityProperties;
import io.mpphub.security.request.HubSecurityProperties.OperatorRole;
import io.mpphub.security.secret.Passwords;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** The doors for people: the console by sign-in, its JSON and the metrics also by HTTP Basic. */
@Configuration(proxyBeanMethods = false)
public class OperatorSecurity {

  /** Searches only read; they are posted because a NIK goes into no URL. */
  private static final String[] SEARCHES = {"/ops/messages", "/ops/api/messages/search"};

  /** Their answers show personal data. */
  private static final String TRIALS = "/ops/api/connectors/*/operations/*/try";

  /** Content of requests. */
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
  AuthenticationManager operatorProof(
      HubSecurityProperties properties, UserDetailsService operators, Guesses guesses) {
    List<String> passwords =
        properties.operators().stream().map(o -> Passwords.encoded(o.password())).toList();
    return new ProviderManager(new OperatorProof(operators, passwords, guesses));
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
  SecurityFilterChain console(HttpSecurity http, SignInCookie signIns, AuthenticationManager proof)
      throws Exception {
    return SignInConfiguration.withoutSession(Pages.guarded(http), signIns)
        .securityMatcher("/ops", "/ops/**")
        .authenticationManager(proof)
        .authorizeHttpRequests(
            requests ->
                requests
                    .dispatcherTypeMatchers(DispatcherType.ASYNC, DispatcherType.ERROR)
                    .permitAll()
                    .requestMatchers(SignInPage.PATH, SignInPage.PAUSED)
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
        .formLogin(
            form ->
                form.loginPage(SignInPage.PATH)
                    .defaultSuccessUrl("/ops")
                    .failureHandler(OperatorAnswers.asksAgain()))
        .logout(
            out ->
                out.logoutUrl("/ops/logout")
                    .addLogoutHandler((request, response, operator) -> signIns.end(request))
                    .logoutSuccessUrl(SignInPage.PATH + "?logout"))
        .httpBasic(basic -> basic.authenticationEntryPoint(OperatorAnswers.asksForSignIn()))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(OperatorAnswers.asksForSignIn())
                    .accessDeniedHandler(OperatorAnswers.forbids()))
        .build();
  }

  @Bean
  @Order(40)
  SecurityFilterChain actuator(HttpSecurity http, AuthenticationManager proof) throws Exception {
    return http.authenticationManager(proof)
        .securityMatcher("/actuator/**")
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
        .httpBasic(basic -> basic.authenticationEntryPoint(OperatorAnswers::asksForPassword))
        .exceptionHandling(
            e ->
                e.authenticationEntryPoint(OperatorAnswers::asksForPassword)
                    .accessDeniedHandler(OperatorAnswers.forbids()))
        .headers(Customizer.withDefaults())
        .build();
  }
}
