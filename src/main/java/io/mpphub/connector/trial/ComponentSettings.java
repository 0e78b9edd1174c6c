package io.mpphub.connector.trial;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.support.LifecycleStrategySupport;
import org.apache.camel.support.PropertyBindingSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Settings of Camel's components in {@code application.yml}, for a Camel without Spring.
 *
 * @param components settings by the component's name
 */
public record ComponentSettings(Map<String, Map<String, Object>> components) {

  /** The hub's own. */
  public static ComponentSettings ofHub() {
    try (InputStream yaml = ComponentSettings.class.getResourceAsStream("/application.yml")) {
      Map<String, Map<String, Map<String, Map<String, Object>>>> all =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      return new ComponentSettings(all.get("camel").get("component"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets up each component when it is first used. */
  public void applyTo(CamelContext camel) {
    camel.addLifecycleStrategy(
        new LifecycleStrategySupport() {
          @Override
          public void onComponentAdd(String name, Component component) {
            // As Spring's starter has it: one component under two names.
            String settings = name.equals("https") ? "http" : name;
            PropertyBindingSupport.build()
                .withCamelContext(camel)
                .withTarget(component)
                .withProperties(new HashMap<>(components.getOrDefault(settings, Map.of())))
                .withIgnoreCase(true)
                .bind();
          }
        });
  }
}
