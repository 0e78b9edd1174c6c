package io.mpphub.security.secret;

import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * Environment variables that configuration files refer to and that are not set. Spring would take
 * the reference itself for the value: a key that reads <code>${HUB_MALL_KEY}</code> is public.
 */
final class UnsetVariables {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

  private UnsetVariables() {}

  /** One sentence for each variable, in order; empty when nothing is missing. */
  static List<String> faults(ConfigurableEnvironment environment) {
    TreeSet<String> names = new TreeSet<>();
    environment.getPropertySources().stream()
        .filter(OriginTrackedMapPropertySource.class::isInstance)
        .map(file -> (EnumerablePropertySource<?>) file)
        .forEach(
            file -> {
              for (String property : file.getPropertyNames()) {
                REFERENCE
                    .matcher(String.valueOf(file.getProperty(property)))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !environment.containsProperty(name))
                    .forEach(names::add);
              }
            });
    return names.stream().map(name -> name + " is not set").toList();
  }
}
