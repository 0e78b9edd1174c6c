package io.mpphub.canonical.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Days and times of requests, of the years {@value #FIRST} to {@value #LAST}. Others have no
 * meaning, and each database has a limit of its own. In a record a day may also be of the year
 * {@value #NEVER}: many registers write its last day for "never".
 */
public final class PlausibleTimes {

  static final int FIRST = 1000;
  static final int LAST = 9998;
  static final int NEVER = 9999;

  private static final Instant BEGIN = Instant.parse(FIRST + "-01-01T00:00:00Z");
  private static final Instant END = Instant.parse(LAST + "-12-31T23:59:59Z");

  private PlausibleTimes() {}

  /** True for a day that can be meant. */
  public static boolean holds(LocalDate day) {
    return day.getYear() >= FIRST && day.getYear() <= LAST;
  }

  static boolean holds(Instant time) {
    return !time.isBefore(BEGIN) && !time.isAfter(END);
  }

  /** Reads both from JSON texts; strictly, and nothing that lies outside. */
  static SimpleModule module() {
    return new SimpleModule()
        .addDeserializer(LocalDate.class, new Days())
        .addDeserializer(Instant.class, new Times());
  }

  private static final class Days extends StdDeserializer<LocalDate> {

    private static final long serialVersionUID = 1L;

    Days() {
      super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
      }
      try {
        LocalDate day = LocalDate.parse(parser.getText());
        if (holds(day) || day.getYear() == NEVER) {
          return day;
        }
      } catch (DateTimeException unreadable) {
        // Told below.
      }
      return (LocalDate)
          context.handleWeirdStringValue(LocalDate.class, parser.getText(), "no day");
    }
  }

  private static final class Times extends StdDeserializer<Instant> {

    private static final long serialVersionUID = 1L;

    Times() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, parser);
      }
      Instant time = InstantDeserializer.INSTANT.deserialize(parser, context);
      return time != null && holds(time)
          ? time
          : (Instant) context.handleWeirdStringValue(Instant.class, parser.getText(), "no time");
    }
  }
}
