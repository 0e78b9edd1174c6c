package io.mpphub.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

class SecretFolderTest {

  @TempDir Path folder;

  @Test
  void countsAtOnceAndBeforeTheEnvironment() throws IOException {
    MockEnvironment environment =
        new MockEnvironment()
            .withProperty(SecretFolder.VARIABLE, folder.toString())
            .withProperty("PARKS_USER", "hub");
    Secrets secrets = new Secrets(environment);
    assertThat(secrets.isSet("PARKS_KEY")).isFalse();

    Files.writeString(folder.resolve("PARKS_KEY"), "swordfish\n");
    Files.writeString(folder.resolve("PARKS_USER"), "another");

    assertThat(secrets.resolve("{{PARKS_KEY}}")).isEqualTo("swordfish");
    assertThat(secrets.resolve("{{PARKS_USER}}")).isEqualTo("another");
  }

  @Test
  void seesChangesBesideALinkThatLeadsNowhere() throws IOException {
    Files.createSymbolicLink(folder.resolve("LOST"), Path.of("nothing"));
    Files.createSymbolicLink(folder.resolve("LOOP"), Path.of("LOOP"));
    SecretFolder secrets = new SecretFolder(folder);
    Map<String, String> before = secrets.look();

    Files.writeString(folder.resolve("PARKS_KEY"), "swordfish");

    assertThat(secrets.look()).hasSize(3).isNotEqualTo(before);
    assertThat(secrets.value("LOST")).isNull();
    assertThat(secrets.value("LOOP")).isNull();
  }

  @Test
  void mayBeMissing() {
    assertThat(new SecretFolder(folder.resolve("none")).value("PARKS_KEY")).isNull();
    assertThat(SecretFolder.at("").value("SURELY_NOT_THERE")).isNull();
  }
}
