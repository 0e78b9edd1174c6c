package io.mpphub.access;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the record of readings, {@code hub.access.*}.
 *
 * @param folder where readings are noted until the database has them; a hub's own, and lasting
 * @param key turns a NIK into what is stored in its place; the same for all hubs, and for ever.
 *     Null to make one and keep it in the folder, which suits a single hub
 * @param interval at which notes are brought to the database
 * @param retention time for which readings are kept
 */
@Validated
@ConfigurationProperties("hub.access")
record AccessProperties(
    @NotNull Path folder,
    @Size(min = 16) String key,
    @DefaultValue("500ms") Duration interval,
    @DefaultValue("1825d") Duration retention) {

  @Override
  public String toString() {
    return "AccessProperties[" + folder + "]";
  }
}
