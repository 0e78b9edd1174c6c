package io.mpphub.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mpphub.contract.OpenApiContract;
import io.mpphub.contract.RawHttp.Answer;
import io.mpphub.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What must hold of an answer, whatever was asked. */
final class Verdict {

  private static final JsonMapper JSON = new JsonMapper();

  private final OpenApiContract contract;

  Verdict(OpenApiContract contract) {
    this.contract = contract;
  }

  /** What is wrong, empty when nothing is. */
  List<String> faults(Attempt attempt, Answer answer) {
    List<String> faults = new ArrayList<>();
    if (answer.status() >= 500) {
      faults.add("status " + answer.status() + " though nothing is out of order");
    }
    boolean hasBody = !attempt.request().method().equals("HEAD");
    if (answer.status() >= 400 && hasBody) {
      problem(answer).ifPresent(faults::add);
      attempt.secrets().stream()
          .filter(nik -> answer.body().contains(nik) || answer.headers().toString().contains(nik))
          .forEach(nik -> faults.add("repeats the NIK of the path"));
    }
    if (hasBody && !(attempt.strayed() && answer.status() >= 400)) {
      faults.addAll(
          contract.faults(
              attempt.operation().id(), answer.status(), answer.headers(), answer.body()));
    }
    return faults;
  }

  private static Optional<String> problem(Answer answer) {
    String type = String.valueOf(answer.header("Content-Type"));
    if (!type.startsWith("application/problem+json")) {
      return Optional.of("an error as " + type);
    }
    try {
      JsonNode problem = JSON.readTree(answer.body());
      String code = problem.path("code").asText();
      boolean known =
          Arrays.stream(ProblemCode.values())
              .anyMatch(c -> c.wireName().equals(code) && c.status() == answer.status());
      return known ? Optional.empty() : Optional.of("code " + code + " with this status");
    } catch (JsonProcessingException e) {
      return Optional.of("a problem that is not JSON");
    }
  }
}
