package io.mpphub.contract;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.peer.NodeProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The document as Redocly's linter sees it, with the rules of {@code redocly.yaml}. */
class OpenApiLintIT {

  private static final Path DOCUMENT = Path.of("src/main/resources/openapi/mpp-hub.yaml");

  @Test
  void findsNoErrorAndNoWarning() {
    assertThatCode(() -> lint(DOCUMENT)).doesNotThrowAnyException();
  }

  @Test
  void wouldFindAnExampleThatDoesNotFit(@TempDir Path folder) throws IOException {
    String document = Files.readString(DOCUMENT);
    Path broken = folder.resolve("broken.yaml");
    Files.writeString(broken, document.replace("nik: '3508104101900001'", "nik: 3508104101900001"));

    assertThatThrownBy(() -> lint(broken)).hasMessageContaining("no-invalid-schema-examples");
  }

  private static void lint(Path document) {
    NodeProgram.run(
        "redocly",
        "lint",
        "--config",
        NodeProgram.file("redocly.yaml").toString(),
        document.toString());
  }
}
