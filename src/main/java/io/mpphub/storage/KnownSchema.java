package io.mpphub.storage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;

/**
 * Brings a database's schema up to date, or says in a sentence why it is not this hub's to change.
 * One with a change that this hub doesn't know was used by a newer hub: Flyway would go on with it.
 */
final class KnownSchema implements FlywayMigrationStrategy {

  private static final String ELSEWHERE = "serve on another database or folder (HUB_DATA).";

  /**
   * @throws UnfitDataException when a newer hub has used the database, it is of something else than
   *     a hub, or its schema was changed by another program or by half; nothing is changed
   * @throws FlywayException when the database is away, or a change fails
   */
  @Override
  public void migrate(Flyway flyway) {
    Optional<MigrationInfo> unknown =
        Arrays.stream(flyway.info().all())
            .filter(change -> change.getVersion() != null)
            .filter(change -> change.getState().isApplied() && !change.getState().isResolved())
            .max(Comparator.comparing(MigrationInfo::getVersion));
    if (unknown.isPresent()) {
      throw new UnfitDataException(
          "The database was used by a newer hub: this one doesn't know version "
              + unknown.get().getVersion()
              + " of its schema.",
          "Start the newer hub again, or restore the backup that was made before it first ran, or "
              + ELSEWHERE);
    }
    try {
      flyway.migrate();
    } catch (FlywayValidateException e) {
      throw new UnfitDataException(
          "The database's schema is not as hubs make it: its changes "
              + strange(flyway)
              + " were made by half, or by somebody else.",
          "Restore a backup, or " + ELSEWHERE);
    } catch (FlywayException e) {
      throw e.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE
          ? new UnfitDataException(
              "The database is of something else than a hub: it has tables, and none that says how"
                  + " far the hub's schema has come.",
              "Give the hub a database of its own: " + ELSEWHERE)
          : e;
    }
  }

  /** The versions that differ; those that are still to come don't. */
  private static String strange(Flyway flyway) {
    return flyway.validateWithResult().invalidMigrations.stream()
        .filter(
            change ->
                change.errorDetails.errorCode
                    != CoreErrorCode.RESOLVED_VERSIONED_MIGRATION_NOT_APPLIED)
        .map(change -> change.version.isEmpty() ? change.description : change.version)
        .collect(Collectors.joining(", "));
  }
}
