package io.mpphub.connector.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.ByteSize;
import io.mpphub.connector.http.HttpMessages;
import io.mpphub.connector.run.CallGuard;
import io.mpphub.connector.run.SampleAnswer;
import io.mpphub.connector.run.Wire;
import io.mpphub.connector.run.WireAnswer;
import io.mpphub.wire.InvalidBodyException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Message;

/** Keeps the answers that come over the wire, one a page. For one call at a time. */
final class WireTap {

  private final ByteSize limit;
  private final List<SampleAnswer> answers = new ArrayList<>();

  WireTap(ByteSize limit) {
    this.limit = limit;
  }

  /** Those that were used, in their order. */
  List<SampleAnswer> answers() {
    return List.copyOf(answers);
  }

  /** Returns a wire that works as this one and is listened to. */
  Wire on(Wire wire) {
    return new TappedWire(wire);
  }

  private final class TappedWire implements Wire {

    private final Wire wire;

    TappedWire(Wire wire) {
      this.wire = wire;
    }

    @Override
    public void write(JsonNode canonical, String messageId, Message message) throws IOException {
      wire.write(canonical, messageId, message);
    }

    @Override
    public WireAnswer read(Message message) throws IOException {
      byte[] raw = null;
      if (message.getBody() instanceof InputStream stream) {
        raw = stream.readNBytes(limit.bytes() + 1);
        raw = text(raw, message);
        message.setBody(new ByteArrayInputStream(raw));
      }
      WireAnswer read = wire.read(message);
      answers.add(new SampleAnswer(read.status(), read.body(), raw));
      return read;
    }

    /** As it will be read from a sample, which has no headers. */
    private byte[] text(byte[] raw, Message message) {
      String type = message.getExchange().getProperty(CallGuard.CONTENT_TYPE, String.class);
      try {
        return HttpMessages.utf8(raw, message.getExchange());
      } catch (InvalidBodyException e) {
        message.getExchange().setProperty(CallGuard.CONTENT_TYPE, type);
        return raw;
      }
    }

    @Override
    public WireAnswer answer(Exception failure) {
      WireAnswer answer = wire.answer(failure);
      if (answer != null) {
        answers.add(new SampleAnswer(answer.status(), answer.body(), null));
      }
      return answer;
    }

    @Override
    public JsonNode show(JsonNode canonical, String messageId) throws IOException {
      return wire.show(canonical, messageId);
    }

    @Override
    public JsonNode shownBody(byte[] raw) {
      return wire.shownBody(raw);
    }

    @Override
    public WireAnswer answer(JsonNode shown, byte[] raw) {
      return wire.answer(shown, raw);
    }

    @Override
    public boolean giveUpIfRefused(Message message, WireAnswer answer) {
      boolean again = wire.giveUpIfRefused(message, answer);
      if (again) {
        answers.remove(answers.size() - 1);
      }
      return again;
    }
  }
}
