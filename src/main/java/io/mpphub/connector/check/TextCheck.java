package io.mpphub.connector.check;

import com.fasterxml.jackson.core.JsonPointer;
import io.mpphub.connector.AnswerSchema;
import io.mpphub.connector.EndpointUrl;
import io.mpphub.connector.Mappings;
import io.mpphub.connector.Secrets;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks single texts of a connector file: files exist and compile, expressions compile, {@code
 * {{NAME}}} references have values, URLs are the protocol's.
 */
final class TextCheck {

  private static final Set<String> MAPPING_KEYS = Set.of("mapping", "envelope");
  private static final Pattern HOST_KEY =
      Pattern.compile("(ssh-|ecdsa-)[a-z0-9-]+ [A-Za-z0-9+/=]+");

  private static final Set<String> EXPRESSION_KEYS =
      Set.of("when", "refusedWhen", "token", "expires", "field", "items", "last", "key");
  private static final Set<String> EXPRESSION_MAPS =
      Set.of("query", "pathParameters", "parameters");

  /** Their members have the agency's names, which may be those of keys. */
  private static final Set<String> AGENCY_NAMES = Set.of("fields", "form", "headers");

  private static final Pattern BODY = Pattern.compile("/receive/answers/[^/]+/body(/.*)?");

  private final Path folder;
  private final String protocol;
  private final Secrets secrets;
  private final Mappings mappings;

  TextCheck(Path folder, String protocol, Secrets secrets, Mappings mappings) {
    this.folder = folder;
    this.protocol = protocol;
    this.secrets = secrets;
    this.mappings = mappings;
  }

  /** The fault, null when there is none. */
  String fault(JsonPointer at, String text) {
    String key = at.last().getMatchingProperty();
    String parent = at.head().last() == null ? "" : at.head().last().getMatchingProperty();
    if (AGENCY_NAMES.contains(parent)) {
      return badReference(text);
    }
    String reference = badReference(text);
    if (reference != null || BODY.matcher(at.toString()).find()) {
      return reference;
    }
    try {
      if (MAPPING_KEYS.contains(key)) {
        Path file = folder.resolve("mappings").resolve(text);
        if (!Files.isRegularFile(file)) {
          return "names the mapping '" + text + "', which is not in mappings/";
        }
        mappings.file(text);
      } else if (key.equals("schema")) {
        Path file = folder.resolve("mappings").resolve(text);
        return Files.isRegularFile(file)
            ? AnswerSchema.fault(file)
            : "names the schema '" + text + "', which is not in mappings/";
      } else if (EXPRESSION_KEYS.contains(key)
          || EXPRESSION_MAPS.contains(parent)
          || (key.equals("name") && parent.equals("request"))) {
        mappings.expression(text);
      }
    } catch (InvalidMappingException e) {
      return "is not JSLT: " + e.getMessage();
    }
    if (key.equals("tokenUrl") && !text.startsWith("/")) {
      return badUrl("rest", secrets.resolve(text), Secrets.reference(text), false);
    }
    return switch (key) {
      case "url" -> badUrl(protocol, secrets.resolve(text), Secrets.reference(text), true);
      case "hostKey" -> badHostKey(secrets.resolve(text), Secrets.reference(text));
      default -> null;
    };
  }

  private static String badHostKey(String key, String reference) {
    return HOST_KEY.matcher(key).lookingAt() || Secrets.reference(key) != null
        ? null
        : "must be a public key such as ssh-ed25519 AAAA, but {{" + reference + "}} is not";
  }

  private String badReference(String text) {
    String connector = folder.getFileName().toString();
    String name = Secrets.reference(text);
    if (name == null) {
      // Routes made of the text would fill it in.
      return text.contains("{{")
          ? "holds {{: a reference is all of a value, such as {{"
              + Secrets.prefix(connector)
              + "KEY}}"
          : null;
    }
    if (secrets.isForeign(name)) {
      return "refers to {{%s}}, which is not this connector's: its names begin with %s, others need hub.connectors.%s.secrets"
          .formatted(name, Secrets.prefix(connector), connector);
    }
    return secrets.isSet(name)
        ? null
        : "refers to {{" + name + "}}, which is not set in the environment";
  }

  private static String badUrl(String protocol, String url, String reference, boolean isBase) {
    if (Secrets.reference(url) != null) {
      return null;
    }
    String fault = EndpointUrl.fault(protocol, url, isBase);
    if (fault == null) {
      return null;
    }
    return fault + (reference == null ? ", but was " + url : ", but {{" + reference + "}} is not");
  }
}
