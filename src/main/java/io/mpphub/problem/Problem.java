package io.mpphub.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;

/**
 * Problem details as they go over the wire (RFC 9457).
 *
 * @param instance this occurrence, a URN made of the trace id: never the request's path, which may
 *     hold a NIK
 * @param retryAfter seconds, null when unknown or pointless
 * @param connector the agency concerned, null when none is
 * @param errors the faults of the body, empty when there are none to list
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "code"})
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    String instance,
    String code,
    boolean safeToRetry,
    Long retryAfter,
    String connector,
    List<Error> errors,
    String traceId) {

  /**
   * One fault of the request.
   *
   * @param pointer JSON Pointer (RFC 6901) to the faulty member, empty for the whole body
   * @param detail what rule it breaks
   */
  public record Error(String pointer, String detail) {}

  public static final String MEDIA_TYPE = "application/problem+json";

  /**
   * @param traceId W3C trace id, 32 hexadecimal digits
   * @param language of its title, detail and errors
   */
  public static Problem from(ProblemException failure, String traceId, Language language) {
    ProblemCode code = failure.code();
    return new Problem(
        "urn:mpphub:problem:" + code.wireName(),
        code.title().in(language),
        code.status(),
        failure.detail().in(language),
        "urn:uuid:" + traceId.replaceFirst("^(.{8})(.{4})(.{4})(.{4})(.{12})$", "$1-$2-$3-$4-$5"),
        code.wireName(),
        code.safeToRetry(),
        failure.retryAfter() == null ? null : Math.max(1, failure.retryAfter().toSeconds()),
        failure.connector(),
        failure.errors().stream()
            .map(fault -> new Error(fault.pointer(), fault.detail().in(language)))
            .toList(),
        traceId);
  }
}
