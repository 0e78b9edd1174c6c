package io.mpphub.guard;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docker-compose.yml: its parts fit each other and the files that they are set up with. */
class ComposeTest {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

  private final Compose compose;

  ComposeTest() throws IOException {
    compose = Compose.read();
  }

  @Test
  void followsTheComposeSpecification() throws IOException {
    JsonNode text =
        new JsonMapper().readTree(Path.of("src/test/compose/compose-spec.json").toFile());
    // Of an older dialect; the validator takes it for a mistake.
    text.findParents("id").stream()
        .filter(schema -> schema.get("id").isTextual())
        .forEach(schema -> ((ObjectNode) schema).remove("id"));
    JsonSchema schema = JsonSchemaFactory.getInstance(VersionFlag.V201909).getSchema(text);
    JsonNode document = compose.document().deepCopy();
    // A secret from the environment is newer than this schema: Compose 2.6 and later have it.
    document.get("secrets").findParents("environment").stream()
        .map(ObjectNode.class::cast)
        .forEach(secret -> secret.set("file", secret.remove("environment")));

    assertThat(schema.validate(document)).map(ValidationMessage::getMessage).isEmpty();
  }

  @Test
  void hasTwoHubsThatAreAlike() {
    assertThat(compose.hubs()).hasSize(2);
    assertThat(compose.service("hub-1")).isEqualTo(compose.service("hub-2"));
    assertThat(compose.variable("hub-1", "HUB_COUNT")).isEqualTo("2");
  }

  @Test
  void letsEachHubFindWhatCameInAtAnother() throws IOException {
    // The image has the folder, or the volume would belong to root.
    assertThat(Files.readString(Path.of("Dockerfile")))
        .contains("HUB_DATA=/var/lib/hub ", "mkdir -p /opt/hub /var/lib/hub/documents ");
    assertThat(compose.hubs())
        .allMatch(
            hub ->
                Compose.list(compose.service(hub), "volumes")
                    .contains("documents:/var/lib/hub/documents"));
  }

  @Test
  void mountsOnlyWhatIsThere() {
    Set<String> used = new TreeSet<>();
    compose
        .services()
        .forEach(
            (name, service) -> {
              for (String mount : Compose.list(service, "volumes")) {
                String source = mount.substring(0, mount.indexOf(':'));
                if (source.startsWith(".")) {
                  assertThat(Path.of(source)).as(name).exists();
                  assertThat(mount).as(name).endsWith(":ro");
                } else {
                  used.add(source);
                }
              }
            });
    assertThat(names("volumes")).isEqualTo(used);
  }

  @Test
  void givesOutOnlySecretsThatItHas() {
    Set<String> used =
        compose.services().values().stream()
            .flatMap(service -> Compose.list(service, "secrets").stream())
            .collect(toSet());

    assertThat(names("secrets")).isEqualTo(used);
  }

  @Test
  void namesTheVersionOfEachImage() throws IOException {
    compose
        .services()
        .forEach(
            (name, service) -> {
              if (!service.has("build")) {
                assertThat(service.path("image").asText())
                    .as(name)
                    .matches("[a-z/-]+:v?\\d+(\\.\\d+)+");
              }
            });
    String broker = compose.service("broker-primary").path("image").asText();
    assertThat(Files.readString(Path.of("pom.xml")))
        .contains("<artemis.version>" + broker.substring(broker.indexOf(':') + 1) + "<");
  }

  @Test
  void watchesEachService() {
    compose
        .services()
        .forEach(
            (name, service) ->
                // The hub's is in its image.
                assertThat(service.has("healthcheck") || service.has("build")).as(name).isTrue());
  }

  @Test
  void opensNothingToTheWorldButTheProxy() {
    compose
        .services()
        .forEach(
            (name, service) -> {
              List<String> ports = Compose.list(service, "ports");
              if (!name.equals("proxy")) {
                assertThat(ports).as(name).allMatch(port -> port.startsWith("127.0.0.1:"));
              }
            });
  }

  @Test
  void makesAPairOfTwoBrokers() throws IOException {
    Set<String> asked = new TreeSet<>();
    for (String file : List.of("broker.xml", "broker-pair.properties")) {
      VARIABLE
          .matcher(Files.readString(Path.of("config", file)))
          .results()
          .forEach(found -> asked.add(found.group(1)));
    }
    for (List<String> pair :
        List.of(
            List.of("broker-primary", "broker-backup", "SHARED_STORE_PRIMARY"),
            List.of("broker-backup", "broker-primary", "SHARED_STORE_BACKUP"))) {
      String broker = pair.get(0);
      assertThat(asked).allMatch(name -> compose.variable(broker, name) != null);
      assertThat(compose.variable(broker, "BROKER_SELF")).isEqualTo(broker);
      assertThat(compose.variable(broker, "BROKER_OTHER")).isEqualTo(pair.get(1));
      assertThat(compose.variable(broker, "BROKER_HA")).isEqualTo(pair.get(2));
      assertThat(Compose.list(compose.service(broker), "volumes"))
          .contains("broker:" + compose.variable(broker, "BROKER_DATA"));
    }
  }

  @Test
  void leadsEverybodyToWhoIsThere() throws IOException {
    String hub = compose.hubs().get(0);
    assertThat(compose.variable(hub, "HUB_BROKER_URL"))
        .contains("tcp://broker-primary:61616", "tcp://broker-backup:61616", "ha=true");
    assertThat(compose.variable(hub, "HUB_DATABASE_URL"))
        .isEqualTo(
            "jdbc:postgresql://database:5432/" + compose.variable("database", "POSTGRES_DB"));
    assertThat(
            Pattern.compile("server ([a-z0-9-]+):8080 ")
                .matcher(Files.readString(Path.of("config/nginx/hubs.conf")))
                .results()
                .map(found -> found.group(1)))
        .containsExactlyElementsOf(compose.hubs());
    assertThat(Files.readString(Path.of("config/nginx/tls.conf")))
        .contains("/run/secrets/certificate;", "/run/secrets/certificate-key;");
    assertThat(Compose.list(compose.service("proxy"), "secrets"))
        .containsExactly("certificate", "certificate-key");
  }

  private Set<String> names(String section) {
    Set<String> names = new TreeSet<>();
    compose.document().get(section).fieldNames().forEachRemaining(names::add);
    return names;
  }
}
