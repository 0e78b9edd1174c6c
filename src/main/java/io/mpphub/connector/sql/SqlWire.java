package io.mpphub.connector.sql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.Operation;
import io.mpphub.connector.Outcome;
import io.mpphub.connector.Request;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Wire;
import io.mpphub.connector.run.WireAnswer;
import io.mpphub.mapping.MessageTranslator;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;
import org.apache.camel.component.sql.SqlConstants;
import org.apache.camel.util.ObjectHelper;

/** Parameters and rows of one operation of a {@code sql} connector. */
final class SqlWire implements Wire {

  private final boolean isCommand;
  private final Request.Sql request;
  private final Map<String, MessageTranslator> parameters;

  /**
   * @throws InvalidMappingException never for a connector that the loader has passed
   */
  SqlWire(OperationContext context) throws InvalidMappingException {
    this.isCommand = context.settings().kind() == Operation.Kind.COMMAND;
    this.request = (Request.Sql) context.settings().request();
    this.parameters = context.expressions(request.parameters());
  }

  @Override
  public void write(JsonNode canonical, String messageId, Message message) {
    Map<String, Object> values = new LinkedHashMap<>();
    parameters.forEach(
        (name, expression) ->
            values.put(name, SqlValue.parameter(value(expression, canonical, messageId))));
    message.setBody(values);
  }

  private static JsonNode value(
      MessageTranslator expression, JsonNode canonical, String messageId) {
    return expression.translate(OperationContext.messageId(messageId), canonical);
  }

  @Override
  public WireAnswer read(Message message) {
    Integer changed = message.getHeader(SqlConstants.SQL_UPDATE_COUNT, Integer.class);
    return changed == null
        ? rows(message.getBody(List.class))
        : judged(WireAnswer.of(200, answer(ConnectorJson.MAPPER.createArrayNode(), changed)));
  }

  /** A command without rows is done when it has changed some; none may mean anything. */
  private WireAnswer judged(WireAnswer answer) {
    if (!isCommand || answer.status() != 200 || answer.body() == null) {
      return answer;
    }
    JsonNode rows = answer.body().path("rows");
    JsonNode count = answer.body().path("count");
    if (!rows.isArray() || !rows.isEmpty()) {
      return answer;
    }
    return answer.otherwise(
        count.isInt() && count.intValue() > 0 ? Outcome.OK : Outcome.UNREADABLE);
  }

  private WireAnswer rows(List<?> rows) {
    ArrayNode array = ConnectorJson.MAPPER.createArrayNode();
    rows.forEach(row -> array.add((JsonNode) row));
    return judged(WireAnswer.of(200, answer(array, array.size())));
  }

  private static ObjectNode answer(ArrayNode rows, int count) {
    ObjectNode answer = ConnectorJson.MAPPER.createObjectNode();
    answer.set("rows", rows);
    return answer.put("count", count);
  }

  @Override
  public WireAnswer answer(Exception failure) {
    SqlRows.TooMuchException tooMuch =
        ObjectHelper.getException(SqlRows.TooMuchException.class, failure);
    if (tooMuch != null) {
      return WireAnswer.unreadable(200, tooMuch.getMessage());
    }
    Integer status = SqlFailure.status(failure);
    if (status == null) {
      return null;
    }
    ObjectNode answer = ConnectorJson.MAPPER.createObjectNode();
    answer.putObject("error").put("sqlState", SqlFailure.state(failure));
    return WireAnswer.of(status, answer).spoken(true);
  }

  @Override
  public JsonNode show(JsonNode canonical, String messageId) {
    ObjectNode shown = ConnectorJson.MAPPER.createObjectNode();
    shown.put("statement", request.statement());
    ObjectNode values = shown.putObject("parameters");
    parameters.forEach(
        (name, expression) -> values.set(name, value(expression, canonical, messageId)));
    return shown;
  }

  @Override
  public JsonNode shownBody(byte[] raw) {
    return TextNode.valueOf(new String(raw, StandardCharsets.UTF_8));
  }

  @Override
  public WireAnswer answer(JsonNode shown, byte[] raw) {
    return judged(WireAnswer.of(shown.path("status").asInt(200), shown.get("body")).spoken(true));
  }
}
