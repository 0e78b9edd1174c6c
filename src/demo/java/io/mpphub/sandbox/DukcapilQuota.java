package io.mpphub.sandbox;

import com.github.tomakehurst.wiremock.extension.TemplateHelperProviderExtension;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import wiremock.com.github.jknack.handlebars.Helper;

/** The registry's daily quota as stub files see it: {@code {{quota}}} counts down by one a call. */
final class DukcapilQuota implements TemplateHelperProviderExtension {

  private static final long PER_DAY = 56_617;

  private final AtomicLong left = new AtomicLong(PER_DAY);

  @Override
  public Map<String, Helper<?>> provideTemplateHelpers() {
    Helper<Object> quota =
        (context, options) -> left.updateAndGet(now -> now > 0 ? now - 1 : PER_DAY);
    return Map.of("quota", quota);
  }

  @Override
  public String getName() {
    return "dukcapil-quota";
  }
}
