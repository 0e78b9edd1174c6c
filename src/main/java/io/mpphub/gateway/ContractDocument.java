package io.mpphub.gateway;

import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Serves the OpenAPI document, open to all, beside the API that it describes. */
@Configuration(proxyBeanMethods = false)
class ContractDocument {

  static final String PATH = "/api/v1/openapi.yaml";

  // Before Camel's own mapping, which takes everything under /api/v1.
  @Bean
  SimpleUrlHandlerMapping contractMapping() {
    ClassPathResource document = new ClassPathResource("openapi/mpp-hub.yaml");
    HttpRequestHandler serve =
        (request, response) -> {
          response.setContentType("application/yaml");
          response.setContentLengthLong(document.contentLength());
          document.getInputStream().transferTo(response.getOutputStream());
        };
    return new SimpleUrlHandlerMapping(Map.of(PATH, serve), Ordered.HIGHEST_PRECEDENCE);
  }
}
