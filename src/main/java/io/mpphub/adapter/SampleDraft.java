package io.mpphub.adapter;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Connector;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What the files of a sample would say, made as {@link Samples} runs them: without network and
 * without secrets.
 */
public final class SampleDraft {

  /**
   * What the connector makes of an answer.
   *
   * @param file {@code response.json} or {@code problem.json}
   */
  public record Made(String file, JsonNode content) {}

  private final OperationContext context;

  /**
   * @param connector that the loader has passed
   * @param operation a query or command
   */
  public SampleDraft(Connector connector, Path folder, String operation) {
    this.context = Samples.context(connector, operation, folder, Samples.Scope.ALL);
  }

  /**
   * The request as {@code wire-request.json} shows it: references stand for secrets.
   *
   * @throws com.schibsted.spt.data.jslt.JsltException when the mapping can't work on the request
   */
  public JsonNode wireRequest(JsonNode canonical) throws IOException {
    try {
      return wire().show(canonical, SampleCase.MESSAGE_ID);
    } catch (InvalidMappingException e) {
      throw new IllegalStateException("The loader has let a faulty mapping pass", e);
    }
  }

  /**
   * What the connector makes of an answer.
   *
   * @param canonical the request
   * @param shown as {@code wire-response.json} has it
   * @param raw the body as it is, null when it stands in {@code shown}
   */
  public Made made(JsonNode canonical, JsonNode shown, byte[] raw) {
    try {
      return SampleCase.made(wire().answer(shown, raw), new Answers(context), canonical);
    } catch (InvalidMappingException e) {
      throw new IllegalStateException("The loader has let a faulty mapping pass", e);
    }
  }

  private Wire wire() throws InvalidMappingException {
    return Protocols.of(context.connector()).wire(context);
  }
}
