package io.mpphub.security;

import io.mpphub.edge.EdgeConfiguration;
import io.mpphub.security.client.Client;
import io.mpphub.security.operator.OperatorSecurity;
import io.mpphub.security.operator.SignInConfiguration;
import io.mpphub.security.operator.SignInPage;
import io.mpphub.security.request.ProblemErrorController;
import jakarta.servlet.http.HttpServletRequest;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson2.autoconfigure.Jackson2AutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.thymeleaf.autoconfigure.ThymeleafAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * The doors on a real server, with a stub behind each. Has no stereotype: the demo scans the test
 * classpath.
 */
@ImportAutoConfiguration({
  ConfigurationPropertiesAutoConfiguration.class,
  PropertyPlaceholderAutoConfiguration.class,
  TomcatServletWebServerAutoConfiguration.class,
  DispatcherServletAutoConfiguration.class,
  ErrorMvcAutoConfiguration.class,
  WebMvcAutoConfiguration.class,
  HttpMessageConvertersAutoConfiguration.class,
  Jackson2AutoConfiguration.class,
  ThymeleafAutoConfiguration.class,
  SecurityAutoConfiguration.class,
  ServletWebSecurityAutoConfiguration.class,
  SecurityFilterAutoConfiguration.class
})
@Import({
  EdgeConfiguration.class,
  SecurityConfiguration.class,
  RefusalConfiguration.class,
  OperatorSecurity.class,
  SignInConfiguration.class,
  ProblemErrorController.class,
  SignInPage.class
})
@SuppressWarnings("removal") // Jackson 2, as the hub has it
class Doors {

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }

  /** One for all of a test, as hubs share one. */
  @Bean
  DataSource database() {
    DataSource database = SignOutTable.database("doors");
    SignOutTable.make(database);
    return database;
  }

  @Bean
  JdbcClient jdbc(DataSource database) {
    return JdbcClient.create(database);
  }

  @Bean
  PlatformTransactionManager transactions(DataSource database) {
    return new DataSourceTransactionManager(database);
  }

  @Bean
  SimpleUrlHandlerMapping behind() {
    HttpRequestHandler says = (request, response) -> response.getWriter().print(who(request));
    HttpRequestHandler refuses =
        (request, response) ->
            response.sendError(Integer.parseInt(request.getHeader("X-Refuse-With")));
    HttpRequestHandler reads =
        (request, response) ->
            response
                .getWriter()
                .print(request.getInputStream().transferTo(OutputStream.nullOutputStream()));
    HttpRequestHandler breaks =
        (request, response) -> {
          throw new IllegalStateException("password=geheim of 3508104101900001");
        };
    HttpRequestHandler isLarge =
        (request, response) -> response.getOutputStream().write(new byte[16 << 20]);
    return new SimpleUrlHandlerMapping(
        Map.ofEntries(
            Map.entry("/assets/large.js", isLarge),
            Map.entry("/api/v1/residents/*", says),
            Map.entry("/api/v1/applications", refuses),
            Map.entry("/api/v1/applications/*/documents/*", reads),
            Map.entry("/api/v1/openapi.yaml", says),
            Map.entry("/ops", says),
            Map.entry("/ops/routes", says),
            Map.entry("/ops/api/routes", says),
            Map.entry("/actuator/**", says),
            Map.entry("/agency/licensing/decisions", says),
            Map.entry("/agency/licensing/boom", breaks),
            Map.entry("/elsewhere", says)),
        Ordered.HIGHEST_PRECEDENCE);
  }

  private static String who(HttpServletRequest request) {
    if (request.getRequestURI().startsWith("/api/v1/residents/")) {
      return Client.of(request).name() + " with " + request.getHeader("traceparent");
    }
    return request.getUserPrincipal() == null ? "nobody" : request.getUserPrincipal().getName();
  }
}
