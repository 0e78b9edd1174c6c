package io.mpphub.connector.http;

import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Request;
import io.mpphub.connector.receive.InboundOperation;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Protocol;
import io.mpphub.connector.run.Source;
import io.mpphub.connector.run.Wire;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.util.Map;

/** HTTP with JSON, XML or forms. */
public final class RestProtocol implements Protocol {

  @Override
  public String name() {
    return "rest";
  }

  @Override
  public Wire wire(OperationContext operation) throws InvalidMappingException {
    return new HttpWire(operation);
  }

  @Override
  public Map<String, String> parameters(OperationContext operation, Beans beans) {
    Request.Http request = (Request.Http) operation.settings().request();
    return HttpCalls.parameters(operation, beans, request.method(), request.path());
  }

  @Override
  public Source source(OperationContext operation) throws InvalidMappingException {
    return new InboundOperation(operation);
  }

  @Override
  public boolean repeatsQueries() {
    return true;
  }

  @Override
  public String fault(Exception failure) {
    return HttpCalls.fault(failure);
  }

  @Override
  public Reach reach(Exception failure) {
    return HttpCalls.reach(failure);
  }
}
