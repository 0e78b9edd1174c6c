package io.mpphub.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.contract.ApiDocument;
import io.mpphub.contract.ApiOperation;
import io.mpphub.contract.ApiOperation.Parameter;
import io.mpphub.contract.RawRequest;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Makes requests: right ones from the document, most of them spoilt in one way or several. */
final class Attempts {

  private static final List<String> METHODS =
      List.of("HEAD", "OPTIONS", "TRACE", "PATCH", "PUT", "DELETE", "POST", "get", "FOO");

  private final ApiDocument document;
  private final List<ApiOperation> operations;
  private final Queue<String> known = new ConcurrentLinkedQueue<>();

  Attempts(ApiDocument document) {
    this.document = document;
    this.operations = document.operations();
  }

  /** An id that the hub has given out: later requests may ask for it. */
  void remember(String id) {
    if (known.size() > 200) {
      known.poll();
    }
    known.add(id);
  }

  Attempt of(long seed) {
    return new Making(seed).attempt();
  }

  private final class Making {

    private final long seed;
    private final Dice dice;
    private final ValidValues values;
    private final ApiOperation operation;
    private final List<String> secrets = new ArrayList<>();
    private boolean strayed;

    Making(long seed) {
      this.seed = seed;
      this.dice = new Dice(seed);
      this.values = new ValidValues(document, dice);
      this.operation = dice.oneOf(operations);
    }

    Attempt attempt() {
      String method = operation.method();
      if (dice.onceIn(40)) {
        method = dice.oneOf(METHODS);
        strayed = true;
      }
      RawRequest request = RawRequest.of(method, path() + query()).with("X-Api-Key", "demo-mall");
      request = headers(request);
      request = body(request);
      return new Attempt(
          seed, asked(method), OddHeaders.some(dice, request), strayed, List.copyOf(secrets));
    }

    /** Another method may be another operation of the path, and be done. */
    private ApiOperation asked(String method) {
      return operations.stream()
          .filter(other -> other.path().equals(operation.path()) && other.method().equals(method))
          .findFirst()
          .orElse(operation);
    }

    private String path() {
      String path = operation.path();
      for (Parameter parameter : operation.parameters()) {
        if (parameter.in().equals("path")) {
          path = path.replace("{" + parameter.name() + "}", segment(parameter));
        }
      }
      if (dice.onceIn(60)) {
        strayed = true;
        return path + dice.oneOf("/", "//", "/..", ";x=y", ".json", "%00", "%2f", "/%2e%2e/x", "%");
      }
      return path;
    }

    private String segment(Parameter parameter) {
      if (dice.onceIn(3)) {
        strayed = true;
        return dice.made(
            () -> encoded(Texts.odd(dice)),
            () -> encoded(" " + dice.digits(16)),
            () -> wire(Texts.odd(dice).replaceAll("[ \r\n]", "")),
            () ->
                dice.oneOf(
                    "%00", "%ff", "%c0%80", "%zz", "%", "..", ".", "%2e%2e", "a%2fb", "a;b=c"));
      }
      String value = values.of(parameter.schema()).asText();
      if (value.matches("[0-9]{16}")) {
        secrets.add(value);
      }
      boolean id = "uuid".equals(parameter.schema().path("format").textValue());
      String given = id ? known.poll() : null;
      if (given != null) {
        known.add(given);
      }
      return encoded(given == null ? value : given);
    }

    private String query() {
      List<String> parts = new ArrayList<>();
      for (Parameter parameter : operation.parameters()) {
        if (parameter.in().equals("query") && dice.onceIn(2)) {
          String value = dice.onceIn(2) ? values.of(parameter.schema()).asText() : Texts.odd(dice);
          parts.add(parameter.name() + "=" + encoded(value));
        }
      }
      if (dice.onceIn(10)) {
        parts.add(
            dice.oneOf(
                "", "&&&", "=", "x", "%=%", "a=%ff", "nik=3508104101900001", "limit=1", "[]=1"));
      }
      if (dice.onceIn(80)) {
        parts.add("p=1&".repeat(1500));
      }
      return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    private RawRequest headers(RawRequest request) {
      RawRequest with = request;
      for (Parameter parameter : operation.parameters()) {
        if (parameter.in().equals("header") && dice.onceIn(3)) {
          String value = dice.onceIn(2) ? values.of(parameter.schema()).asText() : odd();
          with = with.with(parameter.name(), value);
        }
      }
      return with;
    }

    /** What a header's line can hold. */
    private String odd() {
      String text = wire(Texts.odd(dice).replaceAll("[\r\n]", ""));
      return text.substring(0, Math.min(text.length(), 2000));
    }

    private RawRequest body(RawRequest request) {
      if (operation.mediaType().isEmpty()) {
        return request;
      }
      RawRequest typed =
          request.with(
              "Content-Type", operation.takesJson() ? "application/json" : "application/pdf");
      if (!operation.takesJson()) {
        return typed.withBody(dice.onceIn(2) ? "%PDF-1.7 %%EOF".getBytes(UTF_8) : dice.bytes(200));
      }
      JsonNode valid = values.of(operation.body());
      return typed.withBody(new SpoiltBodies(dice).of(valid));
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    /** Its bytes as they are, one a character. */
    private static String wire(String text) {
      return new String(text.getBytes(UTF_8), ISO_8859_1);
    }
  }
}
