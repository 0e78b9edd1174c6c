package io.mpphub.fuzz;

import io.mpphub.contract.RawRequest;

/** Headers that few clients send. */
final class OddHeaders {

  private OddHeaders() {}

  /** The request, once in some times with one of them. */
  static RawRequest some(Dice dice, RawRequest request) {
    if (!dice.onceIn(4)) {
      return request;
    }
    return switch (dice.below(20)) {
      case 0 ->
          request.with(
              "Accept",
              dice.oneOf("*/*;q=0", "", "json", "text/html", "a/b, */*", "application/json;q=x"));
      case 1 ->
          request.replacing(
              "Content-Type",
              dice.oneOf(
                  "",
                  "application/json;charset=utf-16",
                  "application/json;charset=nonsense",
                  "text/plain",
                  "multipart/form-data",
                  "application/json, application/json"));
      case 2 -> request.with("Content-Type", "application/x-www-form-urlencoded");
      case 3 ->
          request.replacing(
              "X-Api-Key", dice.oneOf("", "wrong", "demo-mall ", "\u00e9", "x".repeat(5000)));
      case 4 -> request.with("X-Api-Key", "demo-mall");
      case 5 ->
          request.with(
              "traceparent",
              dice.oneOf(
                  "",
                  "00-0-0-00",
                  "ff-" + "0".repeat(32) + "-0000000000000000-00",
                  "3508104101900001"));
      case 6 ->
          request.with(
              "X-Correlation-Id",
              dice.oneOf("", "x".repeat(65), "\u00e9\u00e9", "a b", "3508104101900001"));
      case 7 ->
          request
              .with("Idempotency-Key", dice.oneOf("", "x".repeat(256), "\u00e9", "one", "a b"))
              .with(dice.oneOf("Idempotency-Key", "X-Purpose", "Content-Type"), "two");
      case 8 ->
          request.with("If-None-Match", dice.oneOf("*", "\"", "W/\"x\"", ",,,", "x".repeat(3000)));
      case 9 -> request.with("Content-Encoding", dice.oneOf("gzip", "identity", "br"));
      case 10 -> request.with("Expect", dice.oneOf("100-continue", "200-ok"));
      case 11 -> request.with("X-HTTP-Method-Override", "DELETE");
      case 12 ->
          request.with("CamelHttpUri", "http://127.0.0.1:1/").with("CamelHttpMethod", "DELETE");
      case 13 ->
          request
              .with("Range", dice.oneOf("bytes=0-1", "bytes=9-1", "x"))
              .with(
                  dice.oneOf("If-Match", "If-Unmodified-Since", "Content-Range"),
                  dice.oneOf("\"x\"", "bytes 0-1/9"));
      case 14 ->
          request
              .with("Origin", "https://elsewhere.example")
              .with("Access-Control-Request-Method", "GET");
      case 15 -> request.with("X-Large", "x".repeat(dice.oneOf(4000, 20_000)));
      case 16 -> request.with(dice.oneOf("bad header", "bad\u0000", "", "(x)"), "1");
      case 17 -> request.with("Content-Length", dice.oneOf("-1", "x", "0", "99999999999"));
      case 18 ->
          request.with(
              "Accept-Language",
              dice.oneOf("", "en;q=2", "*", "id-ID-x-y, en;q=0.1", "-".repeat(1000), "\u00e9"));
      default ->
          request.with("Cookie", "JSESSIONID=x; SESSION=y").with("Authorization", "Basic !!!");
    };
  }
}
