package io.mpphub.security.body;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.apache.coyote.ContinueResponseTiming;

/** Instructions for the server on a request's connection, which the servlet API lacks. */
public final class ServerConnection extends ValveBase {

  private static final String REQUEST = ServerConnection.class.getName();

  public ServerConnection() {
    super(true);
  }

  @Override
  public void invoke(Request request, Response response) throws IOException, ServletException {
    if (response.isCommitted() && response.isErrorReportRequired()) {
      // A client that went while its body was read has had its answer; no page goes after it.
      response.setErrorReported();
      return;
    }
    request.setAttribute(REQUEST, request.getCoyoteRequest());
    getNext().invoke(request, response);
  }

  /** The body is wanted: a client that asked first (Expect: 100-continue) is told to send it. */
  static void wantsBody(ServletRequest request) {
    if (request.getAttribute(REQUEST) instanceof org.apache.coyote.Request connection) {
      connection.action(ActionCode.ACK, ContinueResponseTiming.ON_REQUEST_BODY_READ);
    }
  }

  /**
   * Ends the connection without waiting for the rest of the body, which would take a thread. Only
   * once the answer is on its way.
   */
  static void leavesBody(ServletRequest request) {
    if (request.getAttribute(REQUEST) instanceof org.apache.coyote.Request connection) {
      connection.action(ActionCode.DISABLE_SWALLOW_INPUT, null);
    }
  }
}
