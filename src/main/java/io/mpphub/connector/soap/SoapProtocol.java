package io.mpphub.connector.soap;

import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Request;
import io.mpphub.connector.http.HttpCalls;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Protocol;
import io.mpphub.connector.run.Wire;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.util.Map;

/** SOAP 1.1 and 1.2 over HTTP. */
public final class SoapProtocol implements Protocol {

  @Override
  public String name() {
    return "soap";
  }

  @Override
  public Wire wire(OperationContext operation) throws InvalidMappingException {
    return new SoapWire(operation);
  }

  @Override
  public Map<String, String> parameters(OperationContext operation, Beans beans) {
    Request.Soap request = (Request.Soap) operation.settings().request();
    return HttpCalls.parameters(operation, beans, "POST", request.path());
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
