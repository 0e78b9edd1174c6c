package io.mpphub.connector.version;

import io.mpphub.connector.check.InvalidConnectorException;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
    } catch (IOException | UncheckedIOException e) {
      LOG.error("The folder of connector '{}' can't be written", connector, e);
      throw ProblemException.of(
          ProblemCode.HUB_UNAVAILABLE,
          "The connector's folder can't be written; the hub's log says why. Nothing has changed.");
    }
    LOG.info("Connector '{}' is rolled back to {} by {}", connector, version, operator);
    Path folder = root.resolve(connector);
    connectors.load(folder, ConnectorCheck.look(folder), operator);
  }

  /** Hidden folders are not looked at, and renaming one is a single step. */
  private void replace(String connector, byte[] zip) throws IOException {
    Path folder = root.resolve(connector);
    refuseLink(folder);
    Path work = Files.createTempDirectory(root, ".rollback-");
    Path next = work.resolve(connector);
    FolderSwap swap = new FolderSwap(folder, next, work.resolve("old"));
    try {
      ConnectorFolder.unzip(zip).write(next);
      check.check(next);
      swap.make();
    } catch (InvalidConnectorException e) {
      throw ProblemException.of(
          ProblemCode.INVALID,
          "That version would be refused today: "
              + e.problems().stream().map(p -> p.describe()).collect(Collectors.joining("; ")));
    } finally {
      swap.clean(work);
    }
  }

  /** Its files come from elsewhere, and would come back from there. */
  private static void refuseLink(Path folder) {
    if (Files.isSymbolicLink(folder) || Files.isSymbolicLink(folder.resolve("connector.yaml"))) {
      throw ProblemException.of(
          ProblemCode.INVALID,
          "The connector's folder is linked from elsewhere: bring the version back there."
              + " Nothing has changed.");
    }
  }
}
