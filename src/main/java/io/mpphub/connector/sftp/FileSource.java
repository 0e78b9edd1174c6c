package io.mpphub.connector.sftp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.connector.Receive;
import io.mpphub.connector.run.EventMapping;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.OutcomeRules;
import io.mpphub.connector.run.RefusedMessageException;
import io.mpphub.connector.run.ResponseSchema;
import io.mpphub.connector.run.Source;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.wire.rows.FileFormat;
import io.mpphub.wire.rows.FileRow;
import io.mpphub.wire.rows.FileRows;
import io.mpphub.wire.rows.RowFile;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The step of an inbound file's route: its rows become canonical events, one by one. */
public final class FileSource implements Source {

  private static final String SAMPLE = "sample";

  private final EventMapping mapping;
  private final FileFormat format;
  private final ResponseSchema schema;
  private final Clock clock;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  public FileSource(OperationContext operation) throws InvalidMappingException {
    Receive.File receive = (Receive.File) operation.settings().receive();
    this.mapping = new EventMapping(operation);
    this.format = FileFormats.of(receive.rows());
    this.schema =
        receive.schema() == null
            ? null
            : new ResponseSchema(operation.mappings().resolve(receive.schema()));
    this.clock = operation.clock();
  }

  /**
   * Replaces the file by one whose rows are canonical. The headers stay: Camel tidies up by them.
   */
  public void open(Exchange exchange) throws IOException {
    Message message = exchange.getMessage();
    String name = message.getHeader(Exchange.FILE_NAME_ONLY, String.class);
    message.setBody(
        RowFile.of(message.getBody(File.class).toPath(), name, format, translation(name)));
  }

  @Override
  public List<JsonNode> events(JsonNode shown, byte[] raw) throws RefusedMessageException {
    byte[] file = raw == null ? shown.path("body").asText().getBytes(format.charset()) : raw;
    UnaryOperator<FileRow> translation = translation(shown.path("name").asText(SAMPLE));
    List<JsonNode> events = new ArrayList<>();
    try (FileRows rows = format.read(new ByteArrayInputStream(file))) {
      for (FileRow row = rows.next(); row != null; row = rows.next()) {
        FileRow translated = row.fault() == null ? translation.apply(row) : row;
        if (translated.fault() != null) {
          throw new RefusedMessageException("malformed", translated.fault());
        }
        events.add(translated.value());
      }
      return events;
    } catch (IOException e) {
      throw new RefusedMessageException("malformed");
    }
  }

  private UnaryOperator<FileRow> translation(String file) {
    Map<String, JsonNode> variables =
        Map.of("file", TextNode.valueOf(file), "today", OutcomeRules.today(clock));
    return row -> translate(row, variables);
  }

  private FileRow translate(FileRow row, Map<String, JsonNode> variables) {
    if (schema != null) {
      List<String> deviations = schema.deviations(row.value());
      if (!deviations.isEmpty()) {
        return row.refused(String.join("; ", deviations));
      }
    }
    EventMapping.Made made = mapping.made(variables, row.value());
    return made.fault() == null ? row.with(made.event()) : row.refused(made.fault());
  }
}
