package io.mpphub.connector.run;

import java.io.IOException;
import java.time.Duration;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpActivityListener;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Goes around each HTTP request to an agency: ends it at the call's {@link Deadline}, and tells a
 * failure before the request was on its way from one after it.
 *
 * <p>A listener only because Camel then tells the client which exchange a request belongs to.
 */
public final class CallGuard implements ExecChainHandler, HttpActivityListener {

  public static final CallGuard INSTANCE = new CallGuard();

  /** Exchange property: the value of the answer's header of that name. */
  public static final String RETRY_AFTER = "hubRetryAfter";

  /** Exchange property: the same. */
  public static final String CONTENT_TYPE = "hubContentType";

  private static final String CONNECTED = "hub.connected";

  /** Nothing of the request has left the hub. */
  public static final class NotSentException extends IOException {
    private static final long serialVersionUID = 1L;

    NotSentException(IOException cause) {
      super("not sent", cause);
    }
  }

  private CallGuard() {}

  @Override
  public ClassicHttpResponse execute(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    HttpContext context = scope.clientContext;
    Exchange exchange = (Exchange) context.getAttribute(Exchange.class.getName());
    exchange.removeProperty(RETRY_AFTER);
    exchange.removeProperty(CONTENT_TYPE);
    HttpUriRequestBase call = (HttpUriRequestBase) scope.originalRequest;
    Deadline.of(exchange).guard(Duration.ZERO, call::abort);
    try {
      ClassicHttpResponse answer = chain.proceed(request, scope);
      keep(answer, HttpHeaders.RETRY_AFTER, exchange, RETRY_AFTER);
      keep(answer, HttpHeaders.CONTENT_TYPE, exchange, CONTENT_TYPE);
      return answer;
    } catch (IOException e) {
      throw unanswered(context, e);
    } catch (RuntimeException e) {
      // Where the deadline takes a connection between two of its steps, the client finds it
      // missing.
      if (!call.isAborted()) {
        throw e;
      }
      throw unanswered(context, new IOException("broken off at the deadline", e));
    }
  }

  private static IOException unanswered(HttpContext context, IOException cause) {
    return context.getAttribute(CONNECTED) == null ? new NotSentException(cause) : cause;
  }

  private static void keep(
      ClassicHttpResponse answer, String header, Exchange exchange, String property) {
    Header found = answer.getFirstHeader(header);
    exchange.setProperty(property, found == null ? null : found.getValue());
  }

  /** Stands between the connection, TLS and all, and the request. */
  public static ClassicHttpResponse connected(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    scope.clientContext.setAttribute(CONNECTED, true);
    return chain.proceed(request, scope);
  }

  @Override
  public void onRequestSubmitted(
      Object source, Exchange exchange, HttpHost host, HttpRequest request, HttpEntity entity) {
    // The deadline must stand before there is a connection.
  }

  @Override
  public void onResponseReceived(
      Object source,
      Exchange exchange,
      HttpHost host,
      HttpResponse response,
      HttpEntity entity,
      long elapsed) {
    // Seen already.
  }
}
