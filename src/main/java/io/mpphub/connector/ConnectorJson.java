package io.mpphub.connector;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.convert.DurationStyle;

/** Binds connector files to the model: durations as {@code 2s}, enums as {@code not-found}. */
final class ConnectorJson {

  static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .addModule(
              new SimpleModule()
                  .addDeserializer(Duration.class, new DurationDeserializer())
                  .addDeserializer(Outcome.class, new OutcomeDeserializer()))
          .build();

  private ConnectorJson() {}

  private static final class DurationDeserializer extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1L;

    DurationDeserializer() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return DurationStyle.SIMPLE.parse(parser.getText());
    }
  }

  private static final class OutcomeDeserializer extends StdDeserializer<Outcome> {
    private static final long serialVersionUID = 1L;

    OutcomeDeserializer() {
      super(Outcome.class);
    }

    @Override
    public Outcome deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      return Outcome.ofWireName(parser.getText());
    }
  }
}
