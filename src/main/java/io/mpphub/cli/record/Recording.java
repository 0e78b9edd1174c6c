package io.mpphub.cli.record;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.cli.frame.CommandException;
import io.mpphub.cli.frame.PrettyJson;
import io.mpphub.cli.frame.Target;
import io.mpphub.connector.sample.SampleDraft;
import io.mpphub.connector.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A sample made of a real call, without what is personal or secret.
 *
 * @param files content by name
 * @param kept texts of the agency's answer that were taken for harmless, with their places
 */
record Recording(Map<String, JsonNode> files, List<String> kept) {

  private static final String ANSWER = "wire-response.json";

  /**
   * @throws CommandException when the invented data leads to something else than the real ones did,
   *     or when some real data would be left
   */
  static Recording of(Target target, JsonNode canonical, Trial.Call call, KnownSecrets secrets)
      throws IOException {
    JsonNode real = WireFiles.shown(call.answers(), secrets::hide);
    Pseudonyms pseudonyms = new Pseudonyms(target.connector().privacy().mask());
    pseudonyms.learn(canonical);
    pseudonyms.learn(real);
    if (call.response() != null) {
      pseudonyms.learn(call.response());
    }
    JsonNode request = pseudonyms.replaced(canonical);
    JsonNode answer = pseudonyms.replaced(real);
    SampleDraft draft = new SampleDraft(target.connector(), target.folder(), target.operation());
    Map<String, JsonNode> files = new LinkedHashMap<>();
    files.put("request.json", request);
    files.put("wire-request.json", target.wireRequest(request));
    files.put(ANSWER, answer);
    SampleDraft.Made made = draft.made(request, answer);
    if (made == null) {
      throw CommandException.fault("The list ended before its last page. Nothing was written.");
    }
    files.put(made.file(), made.content());
    Recording recording = new Recording(files, kept(real, answer));
    recording.mustMean(call);
    recording.mustBeFreeOf(pseudonyms);
    return recording;
  }

  private void mustMean(Trial.Call call) {
    String real = call.problem() == null ? "ok" : call.problem().outcome().wireName();
    String made =
        files.containsKey("problem.json")
            ? files.get("problem.json").path("outcome").asText()
            : "ok";
    if (!made.equals(real)) {
      throw CommandException.fault(
          "With invented data the answer means %s, but the real one means %s. Nothing was written."
              .formatted(made, real));
    }
  }

  private void mustBeFreeOf(Pseudonyms pseudonyms) {
    files.forEach(
        (name, content) -> {
          if (pseudonyms.isIn(content.toString())) {
            throw CommandException.fault(
                name
                    + " would still hold personal data, where the connector makes it from parts."
                    + " Nothing was written.");
          }
        });
  }

  private static List<String> kept(JsonNode real, JsonNode shown) {
    List<String> kept = new ArrayList<>();
    JsonLeaves.replaced(
        shown,
        (at, value) -> {
          if (value.isTextual() && value.equals(real.at(at)) && !value.textValue().isBlank()) {
            kept.add(at + ": " + value.textValue());
          }
          return value;
        });
    return kept;
  }

  /** Writes the files into a folder that is not there yet. */
  void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, JsonNode> file : files.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), PrettyJson.of(file.getValue()) + "\n");
    }
  }
}
