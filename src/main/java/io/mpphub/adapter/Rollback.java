package io.mpphub.adapter;

import io.mpphub.connector.InvalidConnectorException;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/** Brings a connector's folder back to a version that was kept. The folder stays the truth. */
public final class Rollback {

  private static final Logger LOG = LoggerFactory.getLogger(Rollback.class);

  private final Path root;
  private final ConnectorVersions versions;
  private final ConnectorCheck check;
  private final Connectors connectors;

  Rollback(Path root, ConnectorVersions versions, ConnectorCheck check, Connectors connectors) {
    this.root = root;
    this.versions = versions;
    this.check = check;
    this.connectors = connectors;
  }

  /**
   * Writes the version's files, checks them and puts them live.
   *
   * @throws ProblemException {@code not-found} when there is no such version, {@code invalid} when
   *     it would be refused today, {@code hub-unavailable} when the folder can't be written; then
   *     nothing has changed
   */
  public void to(String connector, UUID version, String operator) {
    byte[] zip =
        versions
            .content(connector, version)
            .orElseThrow(
                () -> ProblemException.of(ProblemCode.NOT_FOUND, "There is no such version."));
    try {
      replace(connector, zip);
    } catch (IOException e) {
      LOG.error("The folder of connector '{}' can't be written", connector, e);
      throw ProblemException.of(
          ProblemCode.HUB_UNAVAILABLE,
          "The connector's folder can't be written; the hub's log says why. Nothing has changed.");
    }
    LOG.info("Connector '{}' is rolled back to {} by {}", connector, version, operator);
    connectors.load(root.resolve(connector), operator);
  }

  /** Hidden folders are not looked at, and renaming one is a single step. */
  private void replace(String connector, byte[] zip) throws IOException {
    Path work = Files.createTempDirectory(root, ".rollback-");
    try {
      Path folder = root.resolve(connector);
      Path next = work.resolve(connector);
      ConnectorFolder.unzip(zip).write(next);
      check.check(next);
      Path old = work.resolve("old");
      if (Files.isDirectory(folder)) {
        Files.move(folder, old);
      }
      Files.move(next, folder);
      if (Files.isDirectory(old.resolve("sandbox"))) {
        Files.move(old.resolve("sandbox"), folder.resolve("sandbox"));
      }
    } catch (InvalidConnectorException e) {
      throw ProblemException.of(
          ProblemCode.INVALID,
          "That version would be refused today: "
              + e.problems().stream().map(p -> p.describe()).collect(Collectors.joining("; ")));
    } finally {
      FileSystemUtils.deleteRecursively(work);
    }
  }
}
