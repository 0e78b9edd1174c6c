package io.mpphub.adapter;

import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Endpoint;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.util.ObjectHelper;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** What the templates that call over HTTP have in common. */
final class HttpCalls {

  private HttpCalls() {}

  /**
   * @param path below the endpoint's URL; one with {@code {name}} is set for each message; or a URL
   */
  static Map<String, String> parameters(
      OperationContext operation, Protocol.Beans beans, String method, String path) {
    Endpoint endpoint = operation.connector().endpoint();
    String address = address(operation.secrets().resolve(endpoint.url()), path);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("address", address);
    parameters.put("tls", tls(operation, beans, address));
    parameters.put("method", method);
    parameters.put("connectTimeout", millis(endpoint.connectTimeout()));
    parameters.put("timeout", millis(endpoint.timeout()));
    return parameters;
  }

  private static String address(String url, String path) {
    if (path.startsWith("http:") || path.startsWith("https:")) {
      return path;
    }
    return url.replaceFirst("/$", "") + (path.contains("{") ? "" : path);
  }

  private static String tls(OperationContext operation, Protocol.Beans beans, String address) {
    Endpoint.Tls tls = operation.connector().endpoint().tls();
    if (tls == null || !address.startsWith("https:")) {
      return "";
    }
    SSLContextParameters context = new PemContext(tls, operation.secrets());
    return "&sslContextParameters=#" + beans.bind(operation.name() + ".tls", context);
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /** Null when the failure is not one of the network. */
  static Reach reach(Exception failure) {
    IOException cause = ObjectHelper.getException(IOException.class, failure);
    if (cause == null) {
      return null;
    }
    if (cause instanceof ConnectException
        || cause instanceof ConnectTimeoutException
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof SSLHandshakeException) {
      return Reach.NO_CONNECTION;
    }
    return cause instanceof SocketTimeoutException ? Reach.TIMED_OUT : Reach.CUT_OFF;
  }
}
