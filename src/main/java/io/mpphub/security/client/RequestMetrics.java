package io.mpphub.security.client;

import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import java.util.Locale;
import org.springframework.http.server.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.stereotype.Component;

/**
 * Counts requests by the contract's path, never by the path that was asked for: that one may hold a
 * NIK.
 */
@Component
final class RequestMetrics extends DefaultServerRequestObservationConvention {

  @Override
  protected KeyValue uri(ServerRequestObservationContext context) {
    ApiCall call = ApiCall.of(context.getCarrier());
    return call == null ? super.uri(context) : KeyValue.of("uri", call.template());
  }

  @Override
  public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
    return KeyValues.empty();
  }

  @Override
  public String getContextualName(ServerRequestObservationContext context) {
    return "http " + String.valueOf(context.getCarrier().getMethod()).toLowerCase(Locale.ROOT);
  }
}
