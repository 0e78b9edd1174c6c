package io.mpphub.sandbox;

import com.github.tomakehurst.wiremock.extension.TemplateHelperProviderExtension;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import wiremock.com.github.jknack.handlebars.Helper;

/**
 * Days for stub files that must not grow old: {@code {{day plus='P3Y'}}} or {@code {{day
 * plus='-P1D' format='dd-MM-yyyy'}}}, counted from today in Jakarta. WireMock's own helper can't be
 * given a clock.
 */
final class SandboxDays implements TemplateHelperProviderExtension {

  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  private final Clock clock;

  SandboxDays(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Map<String, Helper<?>> provideTemplateHelpers() {
    Helper<Object> day =
        (context, options) -> {
          Period plus = Period.parse(options.hash("plus", "P0D"));
          var format = DateTimeFormatter.ofPattern(options.hash("format", "yyyy-MM-dd"));
          return LocalDate.now(clock.withZone(ZONE)).plus(plus).format(format);
        };
    return Map.of("day", day);
  }

  @Override
  public String getName() {
    return "sandbox-days";
  }
}
