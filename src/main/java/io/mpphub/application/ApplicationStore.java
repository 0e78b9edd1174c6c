package io.mpphub.application;

import io.mpphub.jdbc.Criteria;
import io.mpphub.jdbc.Json;
import io.mpphub.jdbc.Page;
import io.mpphub.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applications and their history. A change needs a transaction of the caller's, in which an {@link
 * ApplicationMoved} announces it. Trouble with the database comes out as Spring's {@code
 * DataAccessException}.
 */
@Component
public class ApplicationStore {

  private static final String SELECT =
      "select id, client, service, state, applicant_nik, data, agency_reference, decision, checked,"
          + " moves, submitted_at, updated_at, withdrawal_asked_at from application";

  /** A row, and the number of moves in its history when it was read. */
  private record Row(Application application, int moves) {}

  private final JdbcClient jdbc;
  private final Json json;
  private final ApplicationEventPublisher events;

  public ApplicationStore(JdbcClient jdbc, Json json, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.json = json;
    this.events = events;
  }

  /** Stores a new application with the history it comes with. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void insert(Application application) {
    jdbc.sql(
            "insert into application (id, client, service, state, applicant_nik, data, checked,"
                + " moves, submitted_at, updated_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            application.id(),
            application.client(),
            application.service(),
            application.state().wireName(),
            application.applicantNik(),
            json.write(application.data()),
            application.checked(),
            application.history().size(),
            Times.toColumn(application.submittedAt()),
            Times.toColumn(application.updatedAt()))
        .update();
    appendHistory(
        application.id(), application.client(), application.service(), 0, application.history());
  }

  public Optional<Application> find(UUID id) {
    return withHistory(jdbc.sql(SELECT + " where id = ?").param(id).query(this::map).list())
        .stream()
        .findFirst();
  }

  /** Those of these applications that are this client's. */
  public Set<UUID> ofClient(String client, Set<UUID> ids) {
    if (ids.isEmpty()) {
      return Set.of();
    }
    String marks = ids.stream().map(id -> "?").collect(Collectors.joining(", "));
    return jdbc.sql("select id from application where client = ? and id in (" + marks + ")")
        .params(Stream.concat(Stream.of(client), ids.stream()).toList())
        .query((row, number) -> row.getObject("id", UUID.class))
        .set();
  }

  /** Newest first. */
  public Page<Application> search(ApplicationQuery query) {
    Criteria criteria =
        new Criteria()
            .and("client = ?", query.client())
            .and("applicant_nik = ?", query.nik())
            .and("state = ?", query.state() == null ? null : query.state().wireName())
            .and("service = ?", query.service());
    String sql = criteria.page(SELECT, "id", query.after(), query.limit());
    List<Row> rows = jdbc.sql(sql).params(criteria.values()).query(this::map).list();
    Page<Row> page = Page.of(rows, query.limit(), row -> row.application().id());
    return new Page<>(withHistory(page.items()), page.next());
  }

  /** Locks the row until the caller's transaction ends; empty when there is no such application. */
  @Transactional(propagation = Propagation.MANDATORY)
  public Optional<LockedApplication> lock(UUID id) {
    return jdbc.sql(
            "select client, service, applicant_nik, submitted_at, state, agency_reference, decision,"
                + " checked, moves, withdrawal_asked_at, withdrawal, late_decision from application"
                + " where id = ? for update")
        .param(id)
        .query(
            (row, n) ->
                new LockedApplication(
                    id,
                    row.getString("client"),
                    row.getString("service"),
                    row.getString("applicant_nik"),
                    Times.read(row, "submitted_at"),
                    state(row),
                    row.getString("agency_reference"),
                    json.read(row.getString("decision"), Decision.class),
                    row.getBoolean("checked"),
                    row.getInt("moves"),
                    Times.read(row, "withdrawal_asked_at"),
                    row.getObject("withdrawal", UUID.class),
                    json.read(row.getString("late_decision"), Decision.class)))
        .optional();
  }

  /** Writes the changes made to a locked application; no change, no statement. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void save(LockedApplication application, java.time.Instant at) {
    if (!application.changed()) {
      return;
    }
    List<HistoryEntry> entries = application.newEntries();
    jdbc.sql(
            "update application set state = ?, agency_reference = ?, decision = ?, checked = ?,"
                + " moves = ?, updated_at = ?, withdrawal_asked_at = ?, withdrawal = ?, late_decision = ?"
                + " where id = ?")
        .params(
            application.state().wireName(),
            application.agencyReference(),
            json.write(application.decision()),
            application.checked(),
            application.savedMoves() + entries.size(),
            Times.toColumn(at),
            Times.toColumn(application.withdrawalAskedAt()),
            application.withdrawal(),
            json.write(application.lateDecision()),
            application.id())
        .update();
    appendHistory(
        application.id(),
        application.client(),
        application.service(),
        application.savedMoves(),
        entries);
  }

  private void appendHistory(
      UUID id, String client, String service, int after, List<HistoryEntry> entries) {
    int seq = after;
    for (HistoryEntry entry : entries) {
      seq++;
      jdbc.sql(
              "insert into application_history (application_id, seq, at, state, note)"
                  + " values (?, ?, ?, ?, ?)")
          .params(id, seq, Times.toColumn(entry.at()), entry.state().wireName(), entry.note())
          .update();
    }
    if (!entries.isEmpty()) {
      events.publishEvent(new ApplicationMoved(id, client, service, after, List.copyOf(entries)));
    }
  }

  private List<Application> withHistory(List<Row> rows) {
    if (rows.isEmpty()) {
      return List.of();
    }
    record Line(UUID application, HistoryEntry entry) {}
    Map<UUID, List<HistoryEntry>> histories =
        jdbc
            .sql(
                "select application_id, at, state, note from application_history"
                    + " where application_id in (:ids) order by application_id, seq")
            .param("ids", rows.stream().map(row -> row.application().id()).toList())
            .query(
                (row, n) ->
                    new Line(
                        row.getObject("application_id", UUID.class),
                        new HistoryEntry(Times.read(row, "at"), state(row), row.getString("note"))))
            .list()
            .stream()
            .collect(
                Collectors.groupingBy(
                    Line::application, Collectors.mapping(Line::entry, Collectors.toList())));
    // A move made between the two reads is left out, so that state and history agree.
    return rows.stream()
        .map(
            row ->
                row.application()
                    .withHistory(histories.get(row.application().id()).subList(0, row.moves())))
        .toList();
  }

  private Row map(ResultSet row, int number) throws SQLException {
    return new Row(
        new Application(
            row.getObject("id", UUID.class),
            row.getString("client"),
            row.getString("service"),
            state(row),
            row.getString("applicant_nik"),
            json.tree(row.getString("data")),
            row.getString("agency_reference"),
            json.read(row.getString("decision"), Decision.class),
            row.getBoolean("checked"),
            Times.read(row, "submitted_at"),
            Times.read(row, "updated_at"),
            Times.read(row, "withdrawal_asked_at"),
            List.of()),
        row.getInt("moves"));
  }

  private static ApplicationState state(ResultSet row) throws SQLException {
    return ApplicationState.of(row.getString("state")).orElseThrow();
  }
}
