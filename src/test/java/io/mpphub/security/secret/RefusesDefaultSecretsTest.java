package io.mpphub.security.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

class RefusesDefaultSecretsTest {

  @TempDir private Path secrets;

  private final MockEnvironment environment =
      new MockEnvironment()
          .withProperty("hub.security.clients[0].name", "mall")
          .withProperty("hub.security.clients[0].key", "a-key-of-at-least-16")
          .withProperty("hub.security.clients[0].scopes", "*")
          .withProperty("hub.security.operators[0].name", "ani")
          .withProperty("hub.security.operators[0].password", "a-password-of-her-own")
          .withProperty("hub.security.operators[0].roles", "operator")
          .withProperty("LICENSING_KEY", "a-key-of-the-licensing-office");

  @Test
  void letsSecretsOfOnesOwnPass() {
    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({
    "hub.security.clients[0].key,        demo-mall,             client 'mall': the key is one of the demo",
    "hub.security.clients[0].key,        short,                 'client ''mall'': the key must have at least 16 characters, but has 5'",
    "hub.security.operators[0].password, demo,                  operator 'ani': the password is one of the demo",
    "hub.security.operators[0].password, {noop}demo,            operator 'ani': the password is one of the demo",
    "hub.security.clients[0].key,        aaaaaaaaaaaaaaaa, client 'mall': the key can be guessed; make one with: openssl rand -base64 24",
    "hub.security.operators[0].password, a, 'operator ''ani'': the password must have at least 12 characters, but has 1'",
    "hub.security.operators[0].password, {noop}a-password-of-her-own, 'operator ''ani'': write the password without {noop}, or better its {bcrypt} hash'",
    "hub.security.operators[0].password, ababababababab, operator 'ani': the password can be guessed; make one with: openssl rand -base64 18",
    "LICENSING_KEY,                      demo-licensing-out,    LICENSING_KEY is a secret of the demo",
    "LICENSING_INBOUND_KEY,              demo-licensing-in,     LICENSING_INBOUND_KEY is a secret of the demo",
    "DUKCAPIL_PASSWORD,                  demo-dukcapil-password, DUKCAPIL_PASSWORD is a secret of the demo",
    "SISDMK_PASSWORD,                    demo-sisdmk-password,  SISDMK_PASSWORD is a secret of the demo",
    "OSS_USER_KEY,                       demo-oss-key,          OSS_USER_KEY is a secret of the demo",
    "OSS_INBOUND_PASSWORD,               demo-oss-password,     OSS_INBOUND_PASSWORD is a secret of the demo",
    "MALL_COUNTERS_PASSWORD,             demo-counters-password, MALL_COUNTERS_PASSWORD is a secret of the demo",
    "REGIONAL_TAX_PASSWORD,              demo-tax-password,     REGIONAL_TAX_PASSWORD is a secret of the demo",
    "HEALTH_OFFICE_PASSWORD,             demo-health-password,  HEALTH_OFFICE_PASSWORD is a secret of the demo",
    "hub.webhooks.key,                   demo-webhooks-key,     hub.webhooks.key is a secret of the demo",
    "hub.webhooks.key,                   short,                 'hub.webhooks.key must have at least 32 characters, but has 5'",
    "COMPLAINTS_TOKEN,                   {5D0E6C1F-2E3B-4C3A-9A41-0198C1F27C3A}, COMPLAINTS_TOKEN is a secret of the demo"
  })
  void endsTheStartOnASecretThatOthersKnow(String property, String value, String fault) {
    environment.setProperty(property, value);

    assertThatThrownBy(this::check).isInstanceOf(InvalidSecretsException.class).hasMessage(fault);
  }

  @Test
  void endsTheStartOnAClientThatIsThereTwice() {
    environment
        .withProperty("hub.security.clients[1].name", "mall")
        .withProperty("hub.security.clients[1].key", "another-key-of-at-least-16")
        .withProperty("hub.security.clients[1].scopes", "*");

    assertThatThrownBy(this::check)
        .hasMessage("client 'mall' is there twice; give each its own name");
  }

  @Test
  void endsTheStartOnAKeyOfTwoClients() {
    environment
        .withProperty("hub.security.clients[1].name", "kiosk")
        .withProperty("hub.security.clients[1].key", "a-key-of-at-least-16")
        .withProperty("hub.security.clients[1].scopes", "*");

    assertThatThrownBy(this::check).hasMessage("two clients have the same key; give each its own");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-rw-rw-", "rw-rw-r--", "rw----rw-", "rw--w----"})
  void endsTheStartOnASecretThatOthersMayChange(String mode) throws IOException {
    Path file = secret("HUB_MALL_KEY", mode);

    assertThatThrownBy(this::check)
        .isInstanceOf(InvalidSecretsException.class)
        .hasMessage(file + " may be changed by others; run: chmod go-w " + file);
  }

  @Test
  void endsTheStartOnAFolderOfSecretsThatOthersMayChange() throws IOException {
    secret("HUB_MALL_KEY", "rw-------");
    Files.setPosixFilePermissions(secrets, PosixFilePermissions.fromString("rwxrwxrwx"));

    assertThatThrownBy(this::check).hasMessageContaining("chmod go-w " + secrets);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-------", "r--------", "rw-r-----", "r--r--r--", "rw-r--r--"})
  void takesASecretThatOnlyItsOwnerMayChange(String mode) throws IOException {
    secret("HUB_MALL_KEY", mode);

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  /** A sticky folder for all, with links to a hidden version of the files. */
  @Test
  void takesSecretsAsContainerPlatformsMountThem() throws IOException {
    Path version = Files.createDirectory(secrets.resolve("..2026_11_24"));
    Files.writeString(version.resolve("HUB_MALL_KEY"), "secret");
    Files.createSymbolicLink(secrets.resolve("..data"), Path.of("..2026_11_24"));
    Path link =
        Files.createSymbolicLink(
            secrets.resolve("HUB_MALL_KEY"), Path.of("..data", "HUB_MALL_KEY"));
    Files.setAttribute(secrets, "unix:mode", 01777);
    environment.setProperty("HUB_SECRETS", secrets.toString());
    assertThatCode(this::check).doesNotThrowAnyException();

    Files.setPosixFilePermissions(
        version.resolve("HUB_MALL_KEY"), PosixFilePermissions.fromString("rw-rw-rw-"));
    assertThatThrownBy(this::check)
        .hasMessage(link + " may be changed by others; run: chmod go-w " + link);
  }

  private Path secret(String name, String mode) throws IOException {
    Path file = Files.writeString(secrets.resolve(name), "secret");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    environment.setProperty("HUB_SECRETS", secrets.toString());
    return file;
  }

  @Test
  void seesThroughAHash() {
    environment.setProperty(
        "hub.security.operators[0].password",
        "{bcrypt}" + new BCryptPasswordEncoder(4).encode("demo"));

    assertThatThrownBy(this::check).hasMessageContaining("operator 'ani'");
  }

  @Test
  void listsAllFaultsAndNoSecret() {
    environment.setProperty("hub.security.clients[0].key", "too-short");
    environment.setProperty("LICENSING_KEY", "demo-licensing-out");

    assertThatThrownBy(this::check)
        .message()
        .contains("client 'mall'", "LICENSING_KEY")
        .doesNotContain("too-short", "demo-licensing-out");
  }

  @Test
  void endsTheStartWhenTheEnvironmentLacksWhatAFileNames() {
    environment
        .getPropertySources()
        .addLast(
            new OriginTrackedMapPropertySource(
                "Config resource 'application-production.yml'",
                Map.of(
                    "hub.security.clients[1].key", "${HUB_KIOSK_KEY}",
                    "spring.datasource.url", "jdbc:postgresql://${HUB_HOST}/${HUB_NAME:hub}",
                    "hub.known", "${LICENSING_KEY}")));

    assertThatThrownBy(this::check)
        .isInstanceOf(InvalidSecretsException.class)
        .message()
        .isEqualTo("HUB_HOST is not set" + System.lineSeparator() + "HUB_KIOSK_KEY is not set");
  }

  @Test
  void letsTheDemoHaveItsSecrets() {
    environment.setProperty("hub.demo", "true");
    environment.setProperty("hub.security.clients[0].key", "demo-mall");

    assertThatCode(this::check).doesNotThrowAnyException();
  }

  @Test
  void explainsItselfWithoutAStackTrace() {
    InvalidSecretsException failure = new InvalidSecretsException(java.util.List.of("a", "b"));

    assertThat(new InvalidSecretsAnalyzer().analyze(failure, failure).getDescription())
        .contains("does not start", "a" + System.lineSeparator() + "b");
  }

  private void check() {
    RefusesDefaultSecrets refuses = new RefusesDefaultSecrets();
    refuses.setEnvironment(environment);
    refuses.postProcessBeanFactory(null);
  }
}
