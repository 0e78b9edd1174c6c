package io.mpphub.console.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mpphub.application.ApplicationQuery;
import io.mpphub.application.ApplicationState;
import io.mpphub.delivery.message.MessageQuery;
import io.mpphub.delivery.message.MessageStatus;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An operator's search, as typed; null or blank matches all.
 *
 * @param id of a message or an application, a trace id, or the agency's reference
 * @param state of the application; a status that only messages have is taken too
 * @param status of the message, or {@value #ON_ITS_WAY}
 */
public record MessageSearch(
    String id,
    String nik,
    String service,
    String connector,
    String state,
    String status,
    String after,
    String limit) {

  static final int PAGE = 50;

  private static final int LONGEST_REFERENCE = 200;
  private static final String TRACE_ID = "[0-9a-fA-F]{32}";

  /** Neither delivered nor given up. */
  static final String ON_ITS_WAY = "on-its-way";

  public MessageSearch {
    id = trimmed(id);
    nik = trimmed(nik);
    service = trimmed(service);
    connector = trimmed(connector);
    state = trimmed(state);
    status = trimmed(status);
    after = trimmed(after);
    limit = trimmed(limit);
  }

  /** Returns the search without values that go into no URL. */
  MessageSearch fitForUrl() {
    return new MessageSearch(
        isReference() ? null : id, null, service, connector, state, status, after, limit);
  }

  /** False for a NIK, and for an agency's reference, which may hold one. */
  boolean isFitForUrl() {
    return nik == null && !isReference();
  }

  private boolean isReference() {
    return id != null && uuid(id).isEmpty() && !id.matches(TRACE_ID);
  }

  /** The trace id to look for, null when none. */
  private String traceIdOrNull() {
    return id == null || isReference() ? null : id.replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** True when something is looked for. */
  @JsonIgnore
  public boolean isNarrow() {
    return id != null
        || nik != null
        || service != null
        || connector != null
        || state != null
        || status != null;
  }

  /** The id to look for, null when none. */
  UUID idOrNull() {
    return uuid(id).orElse(null);
  }

  /**
   * The search in the store's terms.
   *
   * @param application whose messages; null when the id names none, which then is a trace id or a
   *     reference
   * @throws ProblemException {@code invalid} with all faults
   */
  public MessageQuery query(UUID application) {
    List<Fault> faults = faults();
    if (!faults.isEmpty()) {
      throw ProblemException.invalid("The search breaks rules: see errors.", faults);
    }
    Optional<ApplicationState> wanted = ApplicationState.of(state);
    String wantedStatus = status == null && wanted.isEmpty() ? state : status;
    return new MessageQuery(
        application,
        application == null ? traceIdOrNull() : null,
        isReference() ? id : null,
        nik,
        connector,
        service,
        MessageStatus.of(wantedStatus).orElse(null),
        wanted.orElse(null),
        ON_ITS_WAY.equals(status),
        uuid(after).orElse(null),
        limit == null ? PAGE : Integer.parseInt(limit));
  }

  /** All rules that the search breaks. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>();
    check(
        faults,
        "id",
        id == null || id.length() <= LONGEST_REFERENCE,
        "must have at most " + LONGEST_REFERENCE + " characters");
    check(faults, "nik", nik == null || nik.matches("\\d{16}"), "must be 16 digits");
    check(
        faults,
        "state",
        state == null
            || ApplicationState.of(state).isPresent()
            || (status == null && MessageStatus.of(state).isPresent()),
        "must be a state of an application");
    check(
        faults,
        "status",
        status == null || status.equals(ON_ITS_WAY) || MessageStatus.of(status).isPresent(),
        "must be a status of a message");
    check(faults, "after", after == null || uuid(after).isPresent(), "must be a UUID");
    check(
        faults,
        "limit",
        limit == null || limit.matches("[1-9]\\d?|1\\d\\d|" + ApplicationQuery.MAX_LIMIT),
        "must be a number from 1 to " + ApplicationQuery.MAX_LIMIT);
    return faults;
  }

  private static void check(List<Fault> faults, String name, boolean holds, String rule) {
    if (!holds) {
      faults.add(new Fault("/" + name, rule));
    }
  }

  private static Optional<UUID> uuid(String text) {
    try {
      return Optional.ofNullable(text).map(UUID::fromString);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String trimmed(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Without the NIK and the reference: it may end up in a log. */
  @Override
  public String toString() {
    return "MessageSearch["
        + (isReference() ? "reference" : id)
        + ", "
        + service
        + ", "
        + connector
        + ", "
        + state
        + "]";
  }
}
