package io.mpphub.security.request;

import jakarta.servlet.DispatcherType;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A filter that sees a request when it comes and at each dispatch: the server dispatches the
 * request as it came, and a body that was read first comes by a dispatch.
 */
public abstract class EveryDispatch extends OncePerRequestFilter {

  @Override
  protected final boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  /** Registers a filter for all paths. */
  public static <T extends EveryDispatch> FilterRegistrationBean<T> registered(
      T filter, int order) {
    FilterRegistrationBean<T> registration = new FilterRegistrationBean<>(filter);
    registration.setOrder(order);
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC);
    return registration;
  }
}
