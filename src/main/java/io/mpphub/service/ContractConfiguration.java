package io.mpphub.service;

import org.apache.camel.component.rest.openapi.RestOpenApiComponent;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ContractConfiguration {

  @Bean
  ComponentCustomizer contractDispatchCustomizer(ContractDispatch dispatch) {
    return ComponentCustomizer.forType(
        RestOpenApiComponent.class,
        component -> component.setRestOpenapiProcessorStrategy(dispatch));
  }
}
