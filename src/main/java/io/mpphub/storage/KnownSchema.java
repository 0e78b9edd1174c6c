package io.mpphub.storage;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;

/**
 * Brings a database's schema up to date. One with a change that this hub doesn't know was used by a
 * newer hub: Flyway would go on with it.
 */
final class KnownSchema implements FlywayMigrationStrategy {

  /**
   * @throws UnfitDataException when a newer hub has used the database; nothing is changed
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
          "Start the newer hub again, or restore the backup that was made before it first ran, or"
              + " serve on another database or folder (HUB_DATA).");
    }
    flyway.migrate();
  }
}
