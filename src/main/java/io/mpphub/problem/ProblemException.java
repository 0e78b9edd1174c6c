package io.mpphub.problem;

import java.time.Duration;
import java.util.List;

/**
 * Ends a request with a problem. Its texts are shown to the front end: they must hold no personal
 * data, no secret and nothing an agency wrote.
 */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** When it makes sense to ask a hub again that could not store. */
  private static final Duration SOON = Duration.ofSeconds(5);

  /**
   * One fault in the request's body.
   *
   * @param pointer JSON Pointer (RFC 6901) to the faulty member, empty for the whole body
   * @param detail what rule it breaks
   */
  public record Fault(String pointer, Text detail) implements java.io.Serializable {

    /**
     * @param values for the places in the detail
     */
    public Fault(String pointer, String detail, Object... values) {
      this(pointer, Text.of(detail, values));
    }
  }

  private final ProblemCode code;
  private final Text detail;
  private final String connector;
  private final Duration retryAfter;
  private final transient List<Fault> errors;

  private ProblemException(
      ProblemCode code, Text detail, String connector, Duration retryAfter, List<Fault> errors) {
    super(detail.toString(), null, false, false);
    this.code = code;
    this.detail = detail;
    this.connector = connector;
    this.retryAfter = retryAfter;
    this.errors = List.copyOf(errors);
  }

  /**
   * @param detail in English
   * @param values for the places in it
   */
  public static ProblemException of(ProblemCode code, String detail, Object... values) {
    return new ProblemException(code, Text.of(detail, values), null, null, List.of());
  }

  /**
   * The hub can't take the request now.
   *
   * @param detail in English; says what became of it
   */
  public static ProblemException hubUnavailable(String detail) {
    return new ProblemException(
        ProblemCode.HUB_UNAVAILABLE, Text.of(detail), null, SOON, List.of());
  }

  /** A request that breaks rules; {@code errors} lists all of them. */
  public static ProblemException invalid(String detail, List<Fault> errors) {
    return invalid(Text.of(detail), errors);
  }

  /** Variant with a detail that has values or its own translation. */
  public static ProblemException invalid(Text detail, List<Fault> errors) {
    return new ProblemException(ProblemCode.INVALID, detail, null, null, errors);
  }

  /**
   * A request that failed at an agency.
   *
   * @param connector whose agency
   * @param retryAfter when to try again, null when nothing better than "later" is known
   */
  public static ProblemException atAgency(
      ProblemCode code, String detail, String connector, Duration retryAfter) {
    return atAgency(code, Text.of(detail), connector, retryAfter);
  }

  /** Variant with a detail that has values or its own translation. */
  public static ProblemException atAgency(
      ProblemCode code, Text detail, String connector, Duration retryAfter) {
    return new ProblemException(code, detail, connector, retryAfter, List.of());
  }

  public ProblemCode code() {
    return code;
  }

  /** Returns the detail for the front end; {@link #getMessage} has it in English. */
  public Text detail() {
    return detail;
  }

  /** The agency concerned, null when it's the hub or the caller. */
  public String connector() {
    return connector;
  }

  /** Returns the time to wait, null when unknown or pointless. */
  public Duration retryAfter() {
    return retryAfter;
  }

  public List<Fault> errors() {
    return errors;
  }
}
