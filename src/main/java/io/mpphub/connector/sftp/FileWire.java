package io.mpphub.connector.sftp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.Request;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Wire;
import io.mpphub.connector.run.WireAnswer;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import io.mpphub.wire.rows.FileFormat;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The files that one operation of an {@code sftp} connector writes. */
final class FileWire implements Wire {

  /** No folder, no option of a program, nothing hidden. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

  private static final String PART = ".part";

  /** There is no answer: it is done when the file stands there. */
  private static final int WRITTEN = 200;

  private final String connector;
  private final String operation;
  private final MessageTranslator name;
  private final MessageTranslator rows;
  private final FileFormat format;
  private final Charset charset;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  FileWire(OperationContext context) throws InvalidMappingException {
    Request.File request = (Request.File) context.settings().request();
    this.connector = context.connector().name();
    this.operation = context.name();
    this.name = context.expression(request.name());
    this.rows = context.mapping(request.mapping());
    this.format = FileFormats.of(request.rows());
    this.charset = format.charset();
  }

  @Override
  public void write(JsonNode canonical, String messageId, Message message) throws IOException {
    message.setHeader(Exchange.FILE_NAME, name(canonical, messageId));
    message.setBody(content(canonical, messageId));
  }

  private byte[] content(JsonNode canonical, String messageId) throws IOException {
    return format.write(rows.translate(OperationContext.messageId(messageId), canonical));
  }

  private String name(JsonNode canonical, String messageId) {
    String made = name.translate(OperationContext.messageId(messageId), canonical).asText();
    if (!NAME.matcher(made).matches() || made.endsWith(PART)) {
      throw new AgencyException(
          connector,
          operation,
          Outcome.MISCONFIGURED,
          null,
          null,
          "The connector makes a file name of other characters than letters, digits and . - _");
    }
    return made;
  }

  @Override
  public WireAnswer read(Message message) {
    return WireAnswer.of(WRITTEN, ConnectorJson.MAPPER.createObjectNode().put("written", true))
        .otherwise(Outcome.OK);
  }

  @Override
  public WireAnswer answer(Exception failure) {
    SftpFailure fault = SftpFailure.of(failure);
    if (fault.status() == null) {
      return null;
    }
    ObjectNode answer = ConnectorJson.MAPPER.createObjectNode();
    answer.putObject("error").put("code", fault.code());
    return WireAnswer.of(fault.status(), answer).spoken(true);
  }

  @Override
  public JsonNode show(JsonNode canonical, String messageId) throws IOException {
    return ConnectorJson.MAPPER
        .createObjectNode()
        .put("name", name(canonical, messageId))
        .set("body", shownBody(content(canonical, messageId)));
  }

  @Override
  public JsonNode shownBody(byte[] raw) {
    return TextNode.valueOf(new String(raw, charset));
  }

  @Override
  public WireAnswer answer(JsonNode shown, byte[] raw) {
    int status = shown.path("status").asInt(WRITTEN);
    WireAnswer answer = WireAnswer.of(status, shown.get("body")).spoken(true);
    return status == WRITTEN ? answer.otherwise(Outcome.OK) : answer;
  }
}
