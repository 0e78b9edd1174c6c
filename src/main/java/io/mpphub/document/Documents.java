package io.mpphub.document;

import io.mpphub.application.Application;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.ApplicationStore;
import io.mpphub.application.LockedApplication;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The documents of applications, while those are not at an end. A document that {@link #keep} has
 * returned is stored whole; an upload that breaks off before leaves nothing visible. Trouble with
 * the database comes out as Spring's {@code DataAccessException}.
 */
public class Documents {

  private static final Logger LOG = LoggerFactory.getLogger(Documents.class);
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,99}";

  /** Outcome of an upload. */
  public record Kept(StoredDocument document, boolean isNew) {}

  private record Outcome(Kept kept, UUID replaced) {}

  private final DocumentRows rows;
  private final ApplicationStore applications;
  private final UploadTransfer intake;
  private final Contents contents;
  private final TransactionOperations transaction;
  private final int perApplication;

  Documents(
      DocumentRows rows,
      ApplicationStore applications,
      UploadTransfer intake,
      Contents contents,
      TransactionOperations transaction,
      int perApplication) {
    this.rows = rows;
    this.applications = applications;
    this.intake = intake;
    this.contents = contents;
    this.transaction = transaction;
    this.perApplication = perApplication;
  }

  /**
   * Keeps a document, in place of the one of the same name.
   *
   * @throws ProblemException {@code not-found}; {@code invalid} when its name, its content or its
   *     application doesn't allow it, or a virus is in it; {@code unsupported-media-type}; {@code
   *     too-large}; {@code malformed} when it breaks off; {@code hub-unavailable} when it can't be
   *     kept or scanned
   */
  public Kept keep(Upload upload) {
    if (!upload.name().matches(NAME)) {
      throw invalid(
          "/name",
          "must be 1 to 100 letters, digits, dots, underscores and hyphens, a letter or digit first");
    }
    checkRoom(upload.application(), upload.name(), state(upload.application()));
    StoredDocument document = intake.take(upload);
    Outcome outcome;
    try {
      outcome = transaction.execute(status -> store(document));
    } catch (ProblemException refused) {
      // Not after other failures: the commit may have been made.
      remove(document.content());
      throw refused;
    }
    if (outcome.replaced() != null) {
      remove(outcome.replaced());
    }
    return outcome.kept();
  }

  private Outcome store(StoredDocument document) {
    Optional<StoredDocument> before =
        checkRoom(document.application(), document.name(), lock(document.application()));
    before.ifPresent(old -> rows.delete(old.application(), old.name()));
    rows.insert(document);
    return new Outcome(
        new Kept(document, before.isEmpty()), before.map(StoredDocument::content).orElse(null));
  }

  /** The document of this name, when there is one; else there is room for one more. */
  private Optional<StoredDocument> checkRoom(
      UUID application, String name, ApplicationState state) {
    checkOpen(state);
    List<StoredDocument> there = rows.ofApplication(application);
    Optional<StoredDocument> same =
        there.stream().filter(document -> document.name().equals(name)).findFirst();
    if (same.isEmpty() && there.size() >= perApplication) {
      throw invalid(
          "/name", "must not be one more: an application has at most {0}", perApplication);
    }
    return same;
  }

  private ApplicationState state(UUID id) {
    return applications.find(id).map(Application::state).orElseThrow(Documents::unknown);
  }

  /** Those that change an application's documents do it one after the other. */
  private ApplicationState lock(UUID id) {
    return applications.lock(id).map(LockedApplication::state).orElseThrow(Documents::unknown);
  }

  private static void checkOpen(ApplicationState state) {
    if (state.isFinal()) {
      throw invalid("/id", "is {0}: its documents stay as they are", state.wireName());
    }
  }

  /**
   * All documents of an application, by name.
   *
   * @throws ProblemException {@code not-found} when there is no such application
   */
  public List<StoredDocument> all(UUID application) {
    List<StoredDocument> found = rows.ofApplication(application);
    if (found.isEmpty() && applications.find(application).isEmpty()) {
      throw unknown();
    }
    return found;
  }

  /**
   * @throws ProblemException {@code not-found}
   */
  public StoredDocument find(UUID application, String name) {
    return rows.find(application, name).orElseThrow(Documents::unknown);
  }

  /**
   * Its content, to be closed by the caller.
   *
   * @throws ProblemException {@code hub-unavailable} when it can't be read now
   */
  public InputStream open(StoredDocument document) {
    try {
      return contents.open(document.content());
    } catch (IOException e) {
      LOG.error("The content of {} can't be read", document, e);
      throw UploadTransfer.unavailable("The document can't be read now.");
    }
  }

  /**
   * Deletes a document.
   *
   * @throws ProblemException {@code not-found}; {@code invalid} when its application is at an end
   */
  public void delete(UUID application, String name) {
    UUID content =
        transaction.execute(
            status -> {
              checkOpen(lock(application));
              StoredDocument document = find(application, name);
              rows.delete(application, name);
              return document.content();
            });
    remove(content);
  }

  /** Deletions that fail here, or are cut off by a crash, are left to the sweep. */
  private void remove(UUID content) {
    try {
      contents.delete(content);
      rows.forget(content);
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "Content {}, of no document any more, can't be deleted ({}). It is tried again.",
          content,
          e.getClass().getSimpleName());
    }
  }

  private static ProblemException invalid(String pointer, String rule, Object... values) {
    return ProblemException.invalid(
        "The document can't be kept: see errors.", List.of(new Fault(pointer, rule, values)));
  }

  private static ProblemException unknown() {
    return ProblemException.of(ProblemCode.NOT_FOUND, "There is no such application or document.");
  }
}
