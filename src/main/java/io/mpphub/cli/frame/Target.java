package io.mpphub.cli.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorJson;
import io.mpphub.connector.Operation;
import io.mpphub.connector.sample.SampleDraft;
import io.mpphub.connector.trial.Trial;
import io.mpphub.mapping.UnreadableMessageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One operation of one connector that can be called for real from here. */
public record Target(
    Surroundings surroundings, Path folder, Connector connector, String operation) {

  /**
   * @throws CommandException when the folder has faults, a variable is not set, or there is no such
   *     operation to call
   */
  public static Target of(Surroundings surroundings, String agency, String operation) {
    Reading reading = new Reading.Reader(surroundings).read(new Folders(surroundings).of(agency));
    if (reading.connector() == null) {
      throw CommandException.fault(
          "The folder has faults. See them with  ./hub connector validate " + agency);
    }
    if (!reading.unset().isEmpty()) {
      throw CommandException.usage(
          reading.unset().get(0).describe() + ". It is needed to call the agency.");
    }
    Connector connector = reading.connector();
    Operation settings = connector.operations().get(operation);
    if (settings == null) {
      throw CommandException.usage(
          "%s has no operation '%s', only %s."
              .formatted(
                  connector.name(), operation, String.join(", ", connector.operations().keySet())));
    }
    if (settings.kind() == Operation.Kind.INBOUND) {
      throw CommandException.usage(
          connector.name()
              + "."
              + operation
              + " is called by the agency; it can't be called from here.");
    }
    return new Target(surroundings, reading.folder(), connector, operation);
  }

  public String name() {
    return connector.name() + "." + operation;
  }

  /**
   * @throws CommandException when it changes something at the agency without consent
   */
  public void allowOnly(boolean agreed) {
    if (connector.operations().get(operation).kind() == Operation.Kind.COMMAND && !agreed) {
      throw CommandException.usage(
          name()
              + " is a command: it changes something at the agency. Add --yes to call it all the same.");
    }
  }

  /**
   * A canonical request.
   *
   * @param file a path, {@code -} for the standard input, or null for an empty request
   * @throws CommandException when it can't be read
   */
  public JsonNode request(String file) throws IOException {
    if (file == null) {
      return ConnectorJson.MAPPER.createObjectNode();
    }
    if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
      throw CommandException.usage("There is no file " + file + ".");
    }
    byte[] text =
        file.equals("-") ? surroundings.input().readAllBytes() : Files.readAllBytes(Path.of(file));
    try {
      return ConnectorJson.MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw CommandException.usage(
          "The request is not JSON (line " + e.getLocation().getLineNr() + ").");
    }
  }

  /** The request on the wire, with references in place of secrets. */
  public JsonNode wireRequest(JsonNode canonical) throws IOException {
    try {
      return new SampleDraft(connector, folder, operation).wireRequest(canonical);
    } catch (UnreadableMessageException e) {
      throw CommandException.fault("The request can't be mapped: " + e.getMessage());
    }
  }

  public Trial.Call call(JsonNode canonical) throws Exception {
    return new Trial(surroundings.templates(), surroundings.secrets(), surroundings.clock())
        .call(connector, folder, operation, canonical);
  }
}
