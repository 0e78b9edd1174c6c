package io.mpphub.console.frame;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;

/** Figures and times as pages show them. Null gives a dash. */
public class Words {

  private static final String NONE = "–";
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT);
  private static final int MILLIS = 1000;

  /** Tone of a state: good, under way, bad; any other is quiet. */
  private static final Map<String, String> TONES =
      Map.ofEntries(
          Map.entry("started", "good"),
          Map.entry("ok", "good"),
          Map.entry("closed", "good"),
          Map.entry("approved", "good"),
          Map.entry("delivered", "good"),
          Map.entry("delivering", "busy"),
          Map.entry("submitted", "busy"),
          Map.entry("ready", "busy"),
          Map.entry("queued", "busy"),
          Map.entry("running", "busy"),
          Map.entry("done", "good"),
          Map.entry("waiting", "warn"),
          Map.entry("held", "warn"),
          Map.entry("paused", "warn"),
          Map.entry("quota", "warn"),
          Map.entry("retrying", "warn"),
          Map.entry("failing", "warn"),
          Map.entry("half-open", "warn"),
          Map.entry("transient", "warn"),
          Map.entry("stopped", "warn"),
          Map.entry("suspended", "warn"),
          Map.entry("failed", "bad"),
          Map.entry("dead", "bad"),
          Map.entry("down", "bad"),
          Map.entry("open", "bad"),
          Map.entry("forced-open", "bad"),
          Map.entry("refused", "bad"),
          Map.entry("misconfigured", "bad"),
          Map.entry("unreadable", "bad"),
          Map.entry("internal", "bad"));

  private final ZoneId zone;
  private final Clock clock;

  public Words(ZoneId zone, Clock clock) {
    this.zone = zone;
    this.clock = clock;
  }

  public String tone(String state) {
    return TONES.getOrDefault(state, "quiet");
  }

  public String time(Instant instant) {
    return instant == null ? NONE : TIME.format(instant.atZone(zone));
  }

  /** To the millisecond, for close events. */
  public String moment(Instant instant) {
    return instant == null ? NONE : MOMENT.format(instant.atZone(zone));
  }

  /** Which clock {@link #time} reads, such as {@code WIB, UTC+07:00}. */
  public String zone() {
    return zone.getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
        + ", UTC"
        + zone.getRules().getOffset(clock.instant());
  }

  public String ago(Instant instant) {
    if (instant == null) {
      return NONE;
    }
    Duration age = Duration.between(instant, clock.instant());
    return age.getSeconds() < 1 ? "now" : span(age) + " ago";
  }

  public String until(Instant instant) {
    if (instant == null) {
      return NONE;
    }
    Duration left = Duration.between(clock.instant(), instant);
    return left.getSeconds() < 1 ? "now" : "in " + span(left);
  }

  public String age(Instant instant) {
    return instant == null ? NONE : span(Duration.between(instant, clock.instant()));
  }

  /** Returns the rough time for that many at this pace. */
  public String lasts(long count, int perSecond) {
    return span(Duration.ofSeconds((count + perSecond - 1) / perSecond));
  }

  public String millis(Number millis) {
    if (millis == null) {
      return NONE;
    }
    double value = millis.doubleValue();
    if (value >= MILLIS) {
      return String.format(Locale.ROOT, "%.1f s", value / MILLIS);
    }
    return String.format(Locale.ROOT, value < 10 ? "%.1f ms" : "%.0f ms", value);
  }

  public String rate(double perMinute) {
    if (perMinute == 0) {
      return "0";
    }
    return String.format(Locale.ROOT, perMinute < 10 ? "%.1f" : "%,.0f", perMinute);
  }

  public String percent(Double percent) {
    return percent == null ? NONE : String.format(Locale.ROOT, "%.0f %%", percent);
  }

  /** A hyphenated name as a person would write it. */
  public static String sentence(String name) {
    String spaced = name.replace('-', ' ');
    return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
  }

  private static String span(Duration duration) {
    long seconds = Math.max(0, duration.getSeconds());
    if (seconds < 120) {
      return seconds + " s";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min";
    }
    return seconds < 172_800 ? seconds / 3600 + " h" : seconds / 86_400 + " d";
  }
}
