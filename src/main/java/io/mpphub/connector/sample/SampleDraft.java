package io.mpphub.connector.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.AgencyException;
import io.mpphub.connector.Connector;
import io.mpphub.connector.run.Answers;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.Paging;
import io.mpphub.connector.run.Protocols;
import io.mpphub.connector.run.Wire;
import io.mpphub.mapping.MessageTranslator.InvalidMappingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Draft of the files of a sample, made as {@link Samples} runs them: without network and without
 * secrets.
 */
public final class SampleDraft {

  /**
   * Result that the connector makes of an answer.
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
   * @throws io.mpphub.mapping.UnreadableMessageException when the mapping can't work on the request
   */
  public JsonNode wireRequest(JsonNode canonical) throws IOException {
    try {
      return wire().show(canonical, SampleCase.MESSAGE_ID);
    } catch (InvalidMappingException e) {
      throw new IllegalStateException("The loader has let a faulty mapping pass", e);
    }
  }

  /**
   * Returns the result that the connector makes of an answer.
   *
   * @param canonical the request
   * @param shown as {@code wire-response.json} has it
   * @return null when the last page of a list is missing
   */
  public Made made(JsonNode canonical, JsonNode shown) {
    try {
      return made(wire(), shown, null, new Answers(context), canonical);
    } catch (InvalidMappingException e) {
      throw new IllegalStateException("The loader has let a faulty mapping pass", e);
    }
  }

  /**
   * @param shown one answer, or an array of them where the operation has pages
   * @param raw the body as it is, null when it stands in {@code shown}
   */
  static Made made(Wire wire, JsonNode shown, byte[] raw, Answers answers, JsonNode canonical) {
    Paging.Pages pages = answers.pages();
    JsonNode made = null;
    try {
      for (JsonNode page : pages != null && shown.isArray() ? shown : List.of(shown)) {
        if (made == null) {
          made = answers.canonical(answers.unwrapped(wire.answer(page, raw)), canonical, pages);
        }
      }
    } catch (AgencyException e) {
      return new Made(
          "problem.json", SampleCase.problem(e.outcome().wireName()).put("detail", e.getMessage()));
    }
    return made == null ? null : new Made("response.json", made);
  }

  private Wire wire() throws InvalidMappingException {
    return Protocols.of(context.connector()).wire(context);
  }
}
