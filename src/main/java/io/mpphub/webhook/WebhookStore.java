package io.mpphub.webhook;

import io.mpphub.jdbc.Json;
import io.mpphub.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Webhooks. Trouble with the database comes out as Spring's {@code DataAccessException}. */
@Component
public class WebhookStore {

  private static final String ENABLED = "enabled";
  private static final String DISABLED = "disabled";
  private static final String SELECT =
      "select id, client, url, description, events, services, state, reason, failing_since,"
          + " created_at, updated_at from webhook";

  private final JdbcClient jdbc;
  private final Json json;

  public WebhookStore(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * @throws org.springframework.dao.DuplicateKeyException when there is one with this id
   */
  public void insert(Webhook webhook, WebhookSecrets secrets) {
    jdbc.sql(
            "insert into webhook (id, client, url, description, events, services, secret,"
                + " secret_id, state, reason, created_at, updated_at)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(
            webhook.id(),
            webhook.client(),
            webhook.url(),
            webhook.description(),
            json.write(webhook.events()),
            json.write(webhook.services()),
            secrets.current(),
            secrets.id(),
            state(webhook),
            webhook.reason(),
            Times.toColumn(webhook.createdAt()),
            Times.toColumn(webhook.updatedAt()))
        .update();
  }

  public Optional<Webhook> find(UUID id) {
    return jdbc.sql(SELECT + " where id = ?").param(id).query(this::webhook).optional();
  }

  /** The oldest first. */
  public List<Webhook> ofClient(String client) {
    return jdbc.sql(SELECT + " where client = ? order by id")
        .param(client)
        .query(this::webhook)
        .list();
  }

  /** All that want to be told of anything now. */
  public List<Webhook> enabled() {
    return jdbc.sql(SELECT + " where state = ? order by id")
        .param(ENABLED)
        .query(this::webhook)
        .list();
  }

  public Optional<WebhookSecrets> secrets(UUID id) {
    return jdbc.sql(
            "select secret_id, secret, old_secret, old_secret_until from webhook where id = ?")
        .param(id)
        .query(
            (row, n) ->
                new WebhookSecrets(
                    row.getObject("secret_id", UUID.class),
                    row.getString("secret"),
                    row.getString("old_secret"),
                    Times.read(row, "old_secret_until")))
        .optional();
  }

  /**
   * Puts a new secret in the place of the current one, which becomes the old one.
   *
   * @param before the id of the current one, as it was read
   * @return false when another rotation was faster: nothing is changed
   */
  public boolean rotate(UUID webhook, UUID before, WebhookSecrets next, Instant now) {
    return jdbc.sql(
                "update webhook set secret = ?, secret_id = ?, old_secret = ?, old_secret_until = ?,"
                    + " updated_at = ? where id = ? and secret_id = ?")
            .params(
                next.current(),
                next.id(),
                next.old(),
                Times.toColumn(next.oldUntil()),
                Times.toColumn(now),
                webhook,
                before)
            .update()
        == 1;
  }

  /** Writes what its client may change. */
  public void save(Webhook webhook) {
    jdbc.sql(
            "update webhook set url = ?, description = ?, events = ?, services = ?, state = ?,"
                + " reason = ?, failing_since = ?, updated_at = ? where id = ?")
        .params(
            webhook.url(),
            webhook.description(),
            json.write(webhook.events()),
            json.write(webhook.services()),
            state(webhook),
            webhook.reason(),
            Times.toColumn(webhook.failingSince()),
            Times.toColumn(webhook.updatedAt()),
            webhook.id())
        .update();
  }

  /** Something did not arrive. The first time counts. */
  public void failing(UUID id, Instant since) {
    jdbc.sql("update webhook set failing_since = ? where id = ? and failing_since is null")
        .params(Times.toColumn(since), id)
        .update();
  }

  /**
   * Something arrived.
   *
   * @return true when things had not arrived before
   */
  public boolean recovered(UUID id) {
    return jdbc.sql(
                "update webhook set failing_since = null"
                    + " where id = ? and failing_since is not null")
            .param(id)
            .update()
        == 1;
  }

  /**
   * @param reason in words for the client
   * @return false when it was not enabled
   */
  public boolean disable(UUID id, String reason, Instant now) {
    return jdbc.sql(
                "update webhook set state = ?, reason = ?, updated_at = ?"
                    + " where id = ? and state = ?")
            .params(DISABLED, reason, Times.toColumn(now), id, ENABLED)
            .update()
        == 1;
  }

  public void delete(UUID id) {
    jdbc.sql("delete from webhook where id = ?").param(id).update();
  }

  private static String state(Webhook webhook) {
    return webhook.enabled() ? ENABLED : DISABLED;
  }

  private Webhook webhook(ResultSet row, int number) throws SQLException {
    return new Webhook(
        row.getObject("id", UUID.class),
        row.getString("client"),
        row.getString("url"),
        row.getString("description"),
        names(row.getString("events")),
        names(row.getString("services")),
        row.getString("state").equals(ENABLED),
        row.getString("reason"),
        Times.read(row, "failing_since"),
        Times.read(row, "created_at"),
        Times.read(row, "updated_at"));
  }

  private Set<String> names(String column) {
    String[] names = json.read(column, String[].class);
    return names == null ? null : new TreeSet<>(List.of(names));
  }
}
