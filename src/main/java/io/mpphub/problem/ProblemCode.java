package io.mpphub.problem;

/**
 * Problems, as the unified API names them. The code, not the title, is what a program should
 * compare; it never changes once published.
 */
public enum ProblemCode {
  MALFORMED(400, "The request can't be read", false),
  INVALID(422, "The request breaks a rule", false),
  UNAUTHENTICATED(401, "Credentials are missing or wrong", false),
  FORBIDDEN(403, "These credentials don't allow this", false),
  NOT_FOUND(404, "Not found", false),
  METHOD_NOT_ALLOWED(405, "This method isn't offered here", false),
  NOT_ACCEPTABLE(406, "No representation that the request accepts", false),
  INACTIVE(404, "The record is closed", false),
  IDEMPOTENCY_CONFLICT(409, "The Idempotency-Key was used for another request", false),
  SLOT_TAKEN(409, "The slot has no free place", false),
  TOO_LARGE(413, "The request is too large", false),
  TOO_SLOW(408, "The request came too slowly", true),
  UNSUPPORTED_MEDIA_TYPE(415, "This media type isn't read here", false),
  RATE_LIMITED(429, "Too many requests", true),
  AGENCY_INVALID_RESPONSE(502, "The agency's answer can't be understood", true),
  AGENCY_REFUSED(502, "The agency refuses the hub", true),
  AGENCY_UNAVAILABLE(503, "The agency is not available", true),
  AGENCY_TIMEOUT(504, "The agency did not answer in time", true),
  HUB_UNAVAILABLE(503, "The hub can't store anything now", true),
  INTERNAL(500, "The hub failed", true);

  private final int status;
  private final String title;
  private final boolean safeToRetry;

  ProblemCode(int status, String title, boolean safeToRetry) {
    this.status = status;
    this.title = title;
    this.safeToRetry = safeToRetry;
  }

  /** The code on the wire, such as {@code not-found}. */
  public String wireName() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public int status() {
    return status;
  }

  /** In a few words; the same for all problems of this code. */
  public Text title() {
    return Text.of(title);
  }

  /** True when the same request may be sent again without doing anything twice. */
  public boolean safeToRetry() {
    return safeToRetry;
  }
}
