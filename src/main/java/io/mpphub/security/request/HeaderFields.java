package io.mpphub.security.request;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.http.HttpHeaders;

/**
 * Refuses headers that must not be passed over (RFC 9110): one that has a single value but comes
 * twice (5.3), of which each reader would take another; {@code If-Match} (13.1.1), other conditions
 * of a request that changes something, and a part of its body (14.5), which are not supported here.
 * A read without a time of its last change has no {@code If-Unmodified-Since} (13.1.4).
 */
public final class HeaderFields extends EveryDispatch {

  /** Of the contract's, those whose value is a list: more of them are one longer list. */
  private static final Set<String> LISTS =
      Set.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.IF_NONE_MATCH);

  private static final Set<String> SINGLE =
      Set.of(HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.ORIGIN);

  private static final List<String> REFUSED_ON_READS = List.of(HttpHeaders.IF_MATCH);

  private static final List<String> REFUSED_ON_CHANGES =
      List.of(
          HttpHeaders.IF_MATCH,
          HttpHeaders.IF_NONE_MATCH,
          HttpHeaders.IF_UNMODIFIED_SINCE,
          HttpHeaders.CONTENT_RANGE);

  private static final Set<String> READS = Set.of("GET", "HEAD");

  private final Set<String> single = new TreeSet<>(SINGLE);

  /**
   * @param contract the headers that the contract reads
   */
  public HeaderFields(Set<String> contract) {
    single.addAll(contract);
    single.removeAll(LISTS);
  }

  /**
   * @throws ProblemException {@code malformed} when it comes twice
   */
  public static void checkSingle(HttpServletRequest request, String name) {
    Enumeration<String> values = request.getHeaders(name);
    if (values.hasMoreElements()) {
      values.nextElement();
      if (values.hasMoreElements()) {
        throw ProblemException.of(
            ProblemCode.MALFORMED, "The header {0} may come only once.", name);
      }
    }
  }

  private static void checkUnconditional(HttpServletRequest request) {
    if (request.getMethod().equals("OPTIONS")) {
      return;
    }
    for (String name :
        READS.contains(request.getMethod()) ? REFUSED_ON_READS : REFUSED_ON_CHANGES) {
      if (request.getHeader(name) != null) {
        throw ProblemException.of(
            ProblemCode.MALFORMED, "The header {0} has no effect here; leave it out.", name);
      }
    }
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      single.forEach(name -> checkSingle(request, name));
      checkUnconditional(request);
    } catch (ProblemException refused) {
      ProblemWriter.write(request, response, refused, Trace.of(request).traceId());
      return;
    }
    chain.doFilter(request, response);
  }
}
