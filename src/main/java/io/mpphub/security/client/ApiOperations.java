package io.mpphub.security.client;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import org.yaml.snakeyaml.Yaml;

/**
 * The operations of the unified API and the scope that each needs, as the OpenAPI document says.
 * Operations that it doesn't describe do not exist.
 */
public final class ApiOperations {

  /**
   * An operation of the contract.
   *
   * @param bodies the media types that it reads, empty when it reads no body
   * @param answers the media types of its successes, empty when those have no body
   * @param stores whether the hub stores the request's content: true for writes other than
   *     deletions
   * @param says whether it records the purpose of a call
   * @param retirement null for one that stays
   */
  public record Operation(
      String id,
      String template,
      String scope,
      List<MediaType> bodies,
      List<MediaType> answers,
      boolean stores,
      boolean says,
      Retirement retirement) {

    /** True when the answer has no end: it can only be read. */
    boolean follows() {
      return answers.equals(List.of(MediaType.TEXT_EVENT_STREAM));
    }

    /** True when the body is not JSON: it is of any size, and never in memory as a whole. */
    public boolean streams() {
      return !bodies.isEmpty()
          && bodies.stream().noneMatch(type -> type.equals(MediaType.APPLICATION_JSON));
    }
  }

  private record Path(PathPattern pattern, Map<String, Operation> byMethod) {}

  private final List<Path> paths = new ArrayList<>();
  private final Set<String> scopes = new TreeSet<>();
  private final Set<String> headers;

  /**
   * @param prefix the start of each path of the document
   * @param headers the request headers that operations and their callers use
   * @throws IllegalStateException when an operation names no scope, or its end is not well stated
   */
  ApiOperations(
      String prefix, Map<String, Map<String, Map<String, ?>>> document, Set<String> headers) {
    this.headers = headers;
    document.forEach(
        (template, methods) -> {
          Map<String, Operation> byMethod = new TreeMap<>();
          methods.forEach(
              (method, described) -> {
                Operation operation = operation(prefix + template, method, described);
                scopes.add(operation.scope());
                readAll(described).ifPresent(scopes::add);
                byMethod.put(method.toUpperCase(Locale.ROOT), operation);
              });
          Operation read = byMethod.get("GET");
          if (read != null && !read.follows()) {
            byMethod.put("HEAD", read);
          }
          PathPattern pattern = PathPatternParser.defaultInstance.parse(prefix + template);
          paths.add(new Path(pattern, byMethod));
        });
    // The most specific first: /residents/verifications before /residents/{nik}.
    paths.sort((a, b) -> a.pattern().compareTo(b.pattern()));
  }

  /** Reads the contract that the hub serves. */
  public static ApiOperations load() {
    try (InputStream yaml = ApiOperations.class.getResourceAsStream("/openapi/mpp-hub.yaml")) {
      Map<String, Map<String, Map<String, Map<String, ?>>>> document = new Yaml().load(yaml);
      Set<String> headers = new TreeSet<>();
      collectHeaders(document, headers);
      return new ApiOperations("/api/v1", document.get("paths"), headers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operation that serves this request. */
  public Optional<Operation> find(String method, String path) {
    return at(path).map(found -> found.byMethod().get(method));
  }

  /**
   * The methods that the path has, empty when there is no such path. A path with {@code GET} has
   * {@code HEAD}, too, unless the answer has no end.
   */
  Set<String> methods(String path) {
    return at(path).map(found -> found.byMethod().keySet()).orElse(Set.of());
  }

  /** All scopes that an operation needs, or takes note of. */
  public Set<String> scopes() {
    return scopes;
  }

  /** All headers of requests that the document describes. */
  public Set<String> headers() {
    return headers;
  }

  private static void collectHeaders(Object part, Set<String> names) {
    if (part instanceof Map<?, ?> map) {
      if ("header".equals(map.get("in")) && map.get("name") instanceof String name) {
        names.add(name);
      }
      map.values().forEach(inner -> collectHeaders(inner, names));
    } else if (part instanceof List<?> list) {
      list.forEach(inner -> collectHeaders(inner, names));
    }
  }

  private Optional<Path> at(String path) {
    PathContainer parsed = PathContainer.parsePath(path);
    return paths.stream().filter(candidate -> candidate.pattern().matches(parsed)).findFirst();
  }

  private static Operation operation(String template, String method, Map<String, ?> described) {
    String id = (String) described.get("operationId");
    if (described.get("security") instanceof List<?> ways
        && ways.size() == 1
        && ways.get(0) instanceof Map<?, ?> way
        && way.get("apiKey") instanceof List<?> needed
        && needed.size() == 1) {
      String scope = (String) needed.get(0);
      return new Operation(
          id,
          template,
          scope,
          mediaTypes(described.get("requestBody")),
          answers(described.get("responses")),
          scope.endsWith(".write") && !method.equals("delete"),
          String.valueOf(described.get("parameters")).contains("/parameters/Purpose"),
          Retirement.of(described));
    }
    throw new IllegalStateException(
        "openapi/mpp-hub.yaml: operation " + id + " must name exactly one scope for apiKey.");
  }

  /** The scope that opens other clients' data, where the operation has an owner's data. */
  private static Optional<String> readAll(Map<String, ?> described) {
    return Optional.ofNullable((String) described.get("x-read-all"));
  }

  private static List<MediaType> answers(Object responses) {
    return responses instanceof Map<?, ?> byStatus
        ? byStatus.entrySet().stream()
            .filter(response -> response.getKey().toString().startsWith("2"))
            .flatMap(response -> mediaTypes(response.getValue()).stream())
            .distinct()
            .toList()
        : List.of();
  }

  private static List<MediaType> mediaTypes(Object described) {
    return described instanceof Map<?, ?> parts && parts.get("content") instanceof Map<?, ?> content
        ? content.keySet().stream().map(type -> MediaType.parseMediaType((String) type)).toList()
        : List.of();
  }
}
