package io.mpphub.fuzz;

import io.mpphub.contract.ApiOperation;
import io.mpphub.contract.RawRequest;
import java.util.List;

/**
 * A request of the fuzz.
 *
 * @param strayed whether method or path may have left the operation that it was made from
 * @param secrets numbers of residents in the path, which no error may repeat
 */
record Attempt(
    long seed, ApiOperation operation, RawRequest request, boolean strayed, List<String> secrets) {

  @Override
  public String toString() {
    String target = request.target();
    return "seed %d, %s %s %s, headers %s, body %s"
        .formatted(
            seed,
            operation.id(),
            request.method(),
            shortened(target),
            shortened(request.headers().toString()),
            request.body() == null
                ? "none"
                : shortened(
                    new String(request.body(), java.nio.charset.StandardCharsets.ISO_8859_1)));
  }

  private static String shortened(String text) {
    return text.length() < 400 ? text : text.substring(0, 400) + "… (" + text.length() + ")";
  }
}
