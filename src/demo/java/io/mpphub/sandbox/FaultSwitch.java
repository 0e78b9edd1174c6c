package io.mpphub.sandbox;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.extension.requestfilter.RequestFilterAction;
import com.github.tomakehurst.wiremock.extension.requestfilter.StubRequestFilterV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.time.Duration;

/**
 * Makes an agency fail the way its {@link Fault} says. Of {@link Fault#DOWN} it does only the
 * moment until nothing listens any more.
 */
final class FaultSwitch implements StubRequestFilterV2, ResponseDefinitionTransformerV2 {

  private static final ResponseDefinition GATEWAY_ERROR =
      new ResponseDefinitionBuilder()
          .withStatus(503)
          .withHeader("Content-Type", "text/html; charset=iso-8859-1")
          .withBody(
              "<!DOCTYPE html><html><head><title>503 Service Unavailable</title></head>"
                  + "<body><h1>Layanan sedang tidak tersedia</h1></body></html>")
          .build();

  private static final ResponseDefinition GARBAGE =
      new ResponseDefinitionBuilder()
          .withStatus(200)
          .withHeader("Content-Type", "application/json")
          .withBody("{\"status\":200,\"data\":[{\"id\":1,\"nam")
          .build();

  /** Every caller has given up long before. */
  private static final ResponseDefinition SILENCE =
      new ResponseDefinitionBuilder()
          .withStatus(503)
          .withFixedDelay((int) Duration.ofMinutes(10).toMillis())
          .build();

  private static final ResponseDefinition RESET =
      new ResponseDefinitionBuilder()
          .withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
          .build();

  private static final com.github.tomakehurst.wiremock.http.Fault NO_ANSWER =
      com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;

  private final RequestCounts counts;
  private final Duration slowness;
  private volatile Fault fault = Fault.NONE;

  FaultSwitch(RequestCounts counts, Duration slowness) {
    this.counts = counts;
    this.slowness = slowness;
  }

  void set(Fault fault) {
    this.fault = fault;
  }

  Fault get() {
    return fault;
  }

  @Override
  public RequestFilterAction filter(Request request, ServeEvent event) {
    return switch (fault) {
      case GATEWAY_ERROR -> stopWith(GATEWAY_ERROR);
      case GARBAGE -> stopWith(GARBAGE);
      case HANG -> stopWith(SILENCE);
      case DOWN -> stopWith(RESET);
      case NONE, SLOW, CUT -> RequestFilterAction.continueWith(request);
    };
  }

  private RequestFilterAction stopWith(ResponseDefinition answer) {
    counts.countFaulted();
    return RequestFilterAction.stopWith(answer);
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    ResponseDefinition answer = event.getResponseDefinition();
    return switch (fault) {
      case SLOW ->
          ResponseDefinitionBuilder.like(answer).withFixedDelay((int) slowness.toMillis()).build();
      case CUT -> ResponseDefinitionBuilder.like(answer).withFault(NO_ANSWER).build();
      default -> answer;
    };
  }

  @Override
  public String getName() {
    return "fault-switch";
  }
}
