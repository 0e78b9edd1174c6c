package io.mpphub.document;

import io.mpphub.jdbc.Ids;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings an upload's content to where contents are kept, when nothing speaks against it. It belongs
 * to no document yet.
 */
final class UploadTransfer {

  private static final Logger LOG = LoggerFactory.getLogger(UploadTransfer.class);

  private final Incoming incoming;
  private final MediaTypeCheck types;
  private final VirusScanner scanner;
  private final Contents contents;
  private final DocumentRows rows;
  private final Ids ids;
  private final Clock clock;

  UploadTransfer(
      Incoming incoming,
      MediaTypeCheck types,
      VirusScanner scanner,
      Contents contents,
      DocumentRows rows,
      Ids ids,
      Clock clock) {
    this.incoming = incoming;
    this.types = types;
    this.scanner = scanner;
    this.contents = contents;
    this.rows = rows;
    this.ids = ids;
    this.clock = clock;
  }

  /**
   * @throws ProblemException as {@link Documents#keep} does
   */
  StoredDocument take(Upload upload) {
    String type = types.declared(upload.contentType());
    if (type == null) {
      throw ProblemException.of(
          ProblemCode.UNSUPPORTED_MEDIA_TYPE,
          "A document may be one of {0}, and Content-Type must say which.",
          String.join(", ", types.taken()));
    }
    incoming.checkSize(upload.length());
    Path file = null;
    try {
      file = incoming.file();
      return take(upload, type, file);
    } catch (IOException e) {
      LOG.error("A document of application {} can't be kept", upload.application(), e);
      throw unavailable("The hub can't keep documents now; nothing was kept.");
    } finally {
      drop(file);
    }
  }

  private StoredDocument take(Upload upload, String type, Path file) throws IOException {
    Incoming.Received received = incoming.receive(upload.content(), file);
    if (!types.is(type, file)) {
      throw refused("is not what Content-Type says, {0}", type);
    }
    checkClean(file);
    UUID id = ids.next();
    rows.announce(id, clock.instant());
    contents.keep(id, file);
    return new StoredDocument(
        upload.application(),
        upload.name(),
        id,
        type,
        received.size(),
        received.sha256(),
        clock.instant());
  }

  private void checkClean(Path file) {
    boolean clean;
    try {
      clean = scanner.isClean(file);
    } catch (IOException e) {
      LOG.error("Documents can't be scanned for viruses: {}", e.getMessage());
      throw unavailable("Documents can't be scanned for viruses now; nothing was kept.");
    }
    if (!clean) {
      throw refused("holds what the virus scanner takes for malware");
    }
  }

  private static void drop(Path file) {
    try {
      if (file != null) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.warn("{} stays until the sweep finds it", file);
    }
  }

  private static ProblemException refused(String why, Object... values) {
    return ProblemException.invalid(
        "The document is refused and was not kept: see errors.",
        List.of(new Fault("", why, values)));
  }

  static ProblemException unavailable(String detail) {
    return ProblemException.atAgency(
        ProblemCode.HUB_UNAVAILABLE, detail, null, java.time.Duration.ofSeconds(10));
  }
}
