package io.mpphub.mall;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.security.request.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.function.Supplier;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The hub as the mall's server calls it: with the key that no browser sees, in the trace that the
 * browser began. Unanswered calls are {@code hub-unavailable}.
 */
final class Hub {

  private static final List<String> PASSED_ON =
      List.of("Accept", "Accept-Language", "If-None-Match", "Last-Event-ID");

  /** Why residents' data is asked for, by the beginning of the path: residents read it. */
  private static final Map<String, String> PURPOSES =
      Map.of(
          "/residents/", "Warga melihat datanya sendiri",
          "/tax-clearances/", "Warga memeriksa pajaknya",
          "/applications", "Warga mengurus permohonannya",
          "/access-report", "Warga melihat siapa yang membuka datanya");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();
  private final Supplier<URI> address;
  private final String key;

  /**
   * @param address asked at each call: the demo's hub gets its port after this is made
   */
  Hub(Supplier<URI> address, String key) {
    this.address = address;
    this.key = key;
  }

  /** Asks for what {@code path} names, on behalf of a browser's request. */
  HttpResponse<InputStream> get(ServerRequest request, String path) {
    return send(passing(request, call(request, path)).build(), BodyHandlers.ofInputStream());
  }

  /** Variant for a streamed answer: its body comes piece by piece. */
  HttpResponse<Flow.Publisher<List<ByteBuffer>>> open(ServerRequest request, String path) {
    return send(passing(request, call(request, path)).build(), BodyHandlers.ofPublisher());
  }

  /**
   * @param body JSON, null for none
   * @param scope what the browser's Idempotency-Key is unique within: two people's never meet
   */
  HttpResponse<InputStream> post(ServerRequest request, String path, String scope, Object body) {
    HttpRequest.Builder call = passing(request, call(request, path));
    String repeat = request.headers().firstHeader("Idempotency-Key");
    if (repeat != null) {
      call.header("Idempotency-Key", scope + ":" + repeat);
    }
    BodyPublisher content =
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString());
    if (body != null) {
      call.header("Content-Type", "application/json");
    }
    return send(call.POST(content).build(), BodyHandlers.ofInputStream());
  }

  /** Sends what the browser sends, of the media type that it says. */
  HttpResponse<InputStream> put(ServerRequest request, String path, BodyPublisher body) {
    HttpRequest.Builder call = passing(request, call(request, path));
    request.headers().header("Content-Type").forEach(type -> call.header("Content-Type", type));
    return send(call.PUT(body).build(), BodyHandlers.ofInputStream());
  }

  HttpResponse<InputStream> delete(ServerRequest request, String path) {
    HttpRequest call = passing(request, call(request, path)).DELETE().build();
    return send(call, BodyHandlers.ofInputStream());
  }

  /** A call in the browser's trace, with nothing else of the browser's. */
  HttpRequest.Builder call(ServerRequest request, String path) {
    Trace trace = Trace.of(request.servletRequest());
    HttpRequest.Builder call =
        HttpRequest.newBuilder(address.get().resolve("/api/v1" + path))
            .timeout(PATIENCE)
            .header("X-Api-Key", key)
            .header("traceparent", trace.traceparent())
            .header("X-Correlation-Id", trace.correlationId());
    PURPOSES.forEach(
        (start, purpose) -> {
          if (path.startsWith(start)) {
            call.header("X-Purpose", purpose);
          }
        });
    return call;
  }

  private static HttpRequest.Builder passing(ServerRequest request, HttpRequest.Builder call) {
    for (String name : PASSED_ON) {
      request.headers().header(name).forEach(value -> call.header(name, value));
    }
    return call;
  }

  /**
   * @throws ProblemException {@code hub-unavailable} when no answer comes
   */
  <T> HttpResponse<T> send(HttpRequest call, BodyHandler<T> body) {
    try {
      return http.send(call, body);
    } catch (IOException e) {
      throw ProblemException.of(ProblemCode.HUB_UNAVAILABLE, "The hub doesn't answer.");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(ProblemCode.HUB_UNAVAILABLE, "The mall is being stopped.");
    }
  }
}
