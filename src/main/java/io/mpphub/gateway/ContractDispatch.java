package io.mpphub.gateway;

import io.mpphub.security.client.ApiCall;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.springboot.PlatformHttpMessage;
import org.apache.camel.http.base.HttpHelper;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.AsyncProcessorSupport;
import org.springframework.stereotype.Component;

/**
 * The one step of the unified API's entry: leads a request to the operation that the API's door has
 * found in the contract, with the path's parameters as headers. That is a {@link Desk}'s or, where
 * agencies are asked, the route {@code direct:<operationId>}. Where there is no such route, because
 * its file is refused or gone, that fails as if the route were stopped.
 */
@Component("contractDispatch")
class ContractDispatch extends AsyncProcessorSupport {

  private final CamelContext camel;
  private final Map<String, AsyncProcessor> operations = new ConcurrentHashMap<>();

  /**
   * @throws IllegalStateException when two desks have one operation
   */
  ContractDispatch(CamelContext camel, List<Desk> desks) {
    this.camel = camel;
    for (Desk desk : desks) {
      desk.operations()
          .forEach(
              (id, operation) -> {
                if (operations.put(id, AsyncProcessorConverterHelper.convert(operation)) != null) {
                  throw new IllegalStateException("Two desks have the operation " + id);
                }
              });
    }
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Message message = exchange.getMessage();
    ApiCall call = ApiCall.of(((PlatformHttpMessage) message).getRequest());
    HttpHelper.evalPlaceholders(
        message.getHeaders(), message.getHeader(Exchange.HTTP_PATH, String.class), call.template());
    return operations.computeIfAbsent(call.operation(), this::route).process(exchange, callback);
  }

  private AsyncProducer route(String operation) {
    try {
      AsyncProducer producer = camel.getEndpoint("direct:" + operation).createAsyncProducer();
      producer.start();
      return producer;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
