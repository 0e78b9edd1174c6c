package io.mpphub.connector.check;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Secrets;
import io.mpphub.folder.FileProblem;
import io.mpphub.folder.YamlDocument;
import io.mpphub.security.secret.SecretFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.ssl.pem.PemContent;

/** Checks that the files of an endpoint's {@code tls} hold what they should. */
final class PemFiles {

  private static final JsonPointer TLS = JsonPointer.compile("/endpoint/tls");

  private final Secrets secrets;

  PemFiles(Secrets secrets) {
    this.secrets = secrets;
  }

  void check(YamlDocument document, JsonNode root, List<FileProblem> problems) {
    JsonNode tls = root.at(TLS);
    for (String key : List.of("trust", "clientCertificate", "clientKey")) {
      String text = tls.path(key).asText("");
      if (isResolvable(text)) {
        String fault = fault(key, secrets.file(text), password(tls));
        if (fault != null) {
          problems.add(document.problem(TLS.appendProperty(key), fault));
        }
      }
    }
  }

  /** False for none, and for a reference without a value, which is a fault of its own. */
  private boolean isResolvable(String text) {
    String reference = Secrets.reference(text);
    return !text.isEmpty() && (reference == null || secrets.isSet(reference));
  }

  private String password(JsonNode tls) {
    String text = tls.path("clientKeyPassword").asText("");
    return isResolvable(text) ? secrets.resolve(text) : null;
  }

  private static String fault(String key, Path file, String password) {
    boolean isKey = key.equals("clientKey");
    Optional<String> open = SecretFile.fault(file);
    if (open.isPresent()) {
      return "names the file '" + file + "', which " + open.get();
    }
    try {
      PemContent content = PemContent.load(file);
      boolean holds =
          isKey ? content.getPrivateKey(password) != null : !content.getCertificates().isEmpty();
      if (holds) {
        return null;
      }
    } catch (IOException e) {
      return "names the file '" + file + "', which can't be read";
    } catch (RuntimeException e) {
      // Said below: Boot throws many kinds, and none for readers.
    }
    return "names the file '"
        + file
        + (isKey
            ? "', which has no private key in PEM that can be opened"
            : "', which has no certificate in PEM");
  }
}
