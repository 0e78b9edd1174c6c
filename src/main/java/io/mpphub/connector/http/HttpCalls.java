package io.mpphub.connector.http;

import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.Endpoint;
import io.mpphub.connector.run.CallGuard;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Protocol;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.util.ObjectHelper;
import org.apache.hc.core5.http.MessageConstraintException;

/** Common settings of the templates that call over HTTP. */
public final class HttpCalls {

  private HttpCalls() {}

  /**
   * @param path below the endpoint's URL; one with {@code {name}} is set for each message; or a
   *     URL. The query after a {@code ?} is set for each message, too
   */
  public static Map<String, String> parameters(
      OperationContext operation, Protocol.Beans beans, String method, String path) {
    Endpoint endpoint = operation.connector().endpoint();
    String address = address(operation.secrets().resolve(endpoint.url()), path);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("address", address);
    beans.share("http", HttpConnections.class, () -> new HttpConnections(operation));
    beans.share("guard", CallGuard.class, () -> CallGuard.INSTANCE);
    parameters.put("method", method);
    parameters.put("connectTimeout", millis(endpoint.connectTimeout()));
    parameters.put("timeout", millis(endpoint.timeout()));
    return parameters;
  }

  private static String address(String url, String path) {
    String fixed = path.replaceFirst("\\?.*", "");
    if (fixed.startsWith("http:") || fixed.startsWith("https:")) {
      return fixed;
    }
    return url.replaceFirst("/$", "") + (fixed.contains("{") ? "" : fixed);
  }

  /** Returns the fault of an answer that can't even be received, null for any other failure. */
  public static String fault(Exception failure) {
    return ObjectHelper.getException(MessageConstraintException.class, failure) == null
        ? null
        : "The agency's answer has more in its header than the hub reads.";
  }

  private static String millis(Duration duration) {
    return Long.toString(duration.toMillis());
  }

  /** Null when the failure is not one of the network. */
  public static Reach reach(Exception failure) {
    IOException cause = ObjectHelper.getException(IOException.class, failure);
    if (cause == null) {
      return null;
    }
    if (ObjectHelper.getException(CallGuard.NotSentException.class, failure) != null) {
      return Reach.NO_CONNECTION;
    }
    return cause instanceof SocketTimeoutException ? Reach.TIMED_OUT : Reach.CUT_OFF;
  }
}
