package io.mpphub.connector.check;

import io.mpphub.connector.Secrets;
import jakarta.validation.Validator;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

  @Bean
  ConnectorLoader connectorLoader(
      @Value("${hub.home}") String home, Secrets secrets, Validator validator) {
    return new ConnectorLoader(
        new ConnectorSchema(Path.of(home, "connectors/connector.schema.json")),
        new ConnectorFiles(secrets),
        validator);
  }
}
