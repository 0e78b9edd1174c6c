package io.mpphub.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.support.PropertyBindingSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What {@code application.yml} says of Camel's components, for a Camel without Spring.
 *
 * @param components settings by the component's name
 */
record ComponentSettings(Map<String, Map<String, Object>> components) {

  /** The hub's own. */
  static ComponentSettings ofHub() {
    try (InputStream yaml = ComponentSettings.class.getResourceAsStream("/application.yml")) {
      Map<String, Map<String, Map<String, Map<String, Object>>>> all =
          new Yaml(new SafeConstructor(new LoaderOptions())).load(yaml);
      return new ComponentSettings(all.get("camel").get("component"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void applyTo(CamelContext camel) {
    components.forEach((name, settings) -> apply(camel, name, settings));
  }

  private static void apply(CamelContext camel, String name, Map<String, Object> settings) {
    Component component = camel.getComponent(name, true, false);
    if (component == null) {
      return;
    }
    PropertyBindingSupport.build()
        .withCamelContext(camel)
        .withTarget(component)
        .withProperties(new HashMap<>(settings))
        .withIgnoreCase(true)
        .bind();
  }
}
