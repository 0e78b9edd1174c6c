package io.mpphub.console;

import java.time.ZoneId;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the console, {@code hub.console.*}.
 *
 * @param zone in which pages show times; the JSON always has UTC
 */
@ConfigurationProperties("hub.console")
record ConsoleProperties(@DefaultValue("Asia/Jakarta") ZoneId zone) {}
