package io.mpphub.document;

import io.mpphub.jdbc.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which documents applications have, and which contents exist. A content is noted before it is kept
 * anywhere: one that belongs to no document is what a crash, a repeat or a deletion left behind.
 * Trouble with the database comes out as Spring's {@code DataAccessException}.
 */
@Component
public class DocumentRows {

  private static final String SELECT =
      "select application_id, name, content_id, media_type, bytes, sha256, stored_at from document";

  private final JdbcClient jdbc;

  public DocumentRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Notes a content that is about to be kept. */
  @Transactional
  public void announce(UUID content, Instant now) {
    jdbc.sql("insert into document_content (id, created_at) values (?, ?)")
        .params(content, Times.toColumn(now))
        .update();
  }

  /** Forgets a content that is kept nowhere any more. */
  @Transactional
  public void forget(UUID content) {
    jdbc.sql("delete from document_content where id = ?").param(content).update();
  }

  /** Stores a document under a name that its application has no document of. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void insert(StoredDocument document) {
    jdbc.sql(
            "insert into document (application_id, name, content_id, media_type, bytes, sha256,"
                + " stored_at) values (?, ?, ?, ?, ?, ?, ?)")
        .params(
            document.application(),
            document.name(),
            document.content(),
            document.mediaType(),
            document.size(),
            document.sha256(),
            Times.toColumn(document.storedAt()))
        .update();
  }

  @Transactional(propagation = Propagation.MANDATORY)
  public void delete(UUID application, String name) {
    jdbc.sql("delete from document where application_id = ? and name = ?")
        .params(application, name)
        .update();
  }

  public Optional<StoredDocument> find(UUID application, String name) {
    return jdbc.sql(SELECT + " where application_id = ? and name = ?")
        .params(application, name)
        .query(DocumentRows::map)
        .optional();
  }

  /** All of an application, by name. */
  public List<StoredDocument> ofApplication(UUID application) {
    return jdbc.sql(SELECT + " where application_id = ? order by name")
        .param(application)
        .query(DocumentRows::map)
        .list();
  }

  /**
   * Contents older than {@code limit} that belong to no document; locks them, skips locked ones.
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public List<UUID> orphans(Instant limit, int batch) {
    return jdbc.sql(
            "select c.id from document_content c where c.created_at < ? and not exists (select 1"
                + " from document d where d.content_id = c.id) order by c.created_at fetch first ?"
                + " rows only for update skip locked")
        .params(Times.toColumn(limit), batch)
        .query(UUID.class)
        .list();
  }

  private static StoredDocument map(ResultSet row, int number) throws SQLException {
    return new StoredDocument(
        row.getObject("application_id", UUID.class),
        row.getString("name"),
        row.getObject("content_id", UUID.class),
        row.getString("media_type"),
        row.getLong("bytes"),
        row.getString("sha256"),
        Times.read(row, "stored_at"));
  }
}
