package io.mpphub.stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.application.ApplicationState;
import io.mpphub.application.Histories;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Events as they go over the wire, by the HTML standard's {@code text/event-stream}. */
final class EventText {

  static final String MEDIA_TYPE = "text/event-stream";

  /** A comment: it says nothing and keeps the connection alive. */
  static final byte[] HEARTBEAT = utf8(":\n\n");

  private record StateEvent(
      UUID applicationId, int number, Instant at, String state, String note) {}

  private record EndEvent(UUID applicationId, String state) {}

  private final ObjectMapper json;

  EventText(ObjectMapper json) {
    this.json = json;
  }

  /** Returns the field with the client's pause before it comes again. */
  static byte[] retry(Duration pause) {
    return utf8("retry: " + pause.toMillis() + "\n\n");
  }

  /** A change; its number is what the client names when it comes again. */
  byte[] state(Histories.Entry entry, Wording wording) {
    String note = entry.move().note();
    StateEvent event =
        new StateEvent(
            entry.application(),
            entry.number(),
            entry.move().at(),
            entry.move().state().wireName(),
            note == null ? null : wording.words().apply(note));
    return utf8("id: " + entry.number() + "\nevent: state\ndata: " + write(event) + "\n\n");
  }

  /** Nothing more will happen. */
  byte[] end(UUID application, ApplicationState state) {
    EndEvent event = new EndEvent(application, state.wireName());
    return utf8("event: end\ndata: " + write(event) + "\n\n");
  }

  // JSON on one line: a line break would end the event's data.
  private String write(Object event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
