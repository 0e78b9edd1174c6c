package io.mpphub.service;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.component.rest.openapi.DefaultRestOpenapiProcessorStrategy;
import org.apache.camel.support.processor.RestBindingAdvice;
import org.springframework.stereotype.Component;

/**
 * Leads a request to the route of its operation. Where there is none, because its file is refused
 * or gone, Camel would answer 200 with nothing, or not start at all: here it is refused as if the
 * route were stopped.
 */
@Component
class ContractDispatch extends DefaultRestOpenapiProcessorStrategy {

  private final CamelContext camel;

  ContractDispatch(CamelContext camel) {
    this.camel = camel;
  }

  @Override
  public boolean process(
      OpenAPI contract,
      Operation operation,
      String verb,
      String path,
      RestBindingAdvice binding,
      Exchange exchange,
      AsyncCallback callback) {
    // Once there is an endpoint, Camel asks it for its route.
    camel.getEndpoint("direct:" + operation.getOperationId());
    return super.process(contract, operation, verb, path, binding, exchange, callback);
  }
}
