package io.mpphub.console;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Messages as JSON. A search by NIK is a POST: a NIK goes into no URL. */
@RestController
@RequestMapping("/ops/api/messages")
class MessageApi {

  private final MessageArchive archive;

  MessageApi(MessageArchive archive) {
    this.archive = archive;
  }

  @GetMapping
  MessagePage list(@ModelAttribute MessageSearch search) {
    return archive.search(refusingNik(search));
  }

  @PostMapping("/search")
  MessagePage search(@RequestBody MessageSearch search) {
    return archive.search(search);
  }

  @GetMapping("/{id}")
  Timeline get(@PathVariable String id) {
    return timeline(archive, id);
  }

  /**
   * @throws ProblemException {@code not-found} when the id leads to no application
   */
  static Timeline timeline(MessageArchive archive, String id) {
    return uuid(id)
        .flatMap(archive::timeline)
        .orElseThrow(() -> ProblemException.of(ProblemCode.NOT_FOUND, "There is no such message."));
  }

  private static MessageSearch refusingNik(MessageSearch search) {
    if (search.nik() != null) {
      throw ProblemException.of(
          ProblemCode.INVALID,
          "A NIK goes into no URL: send it as JSON to POST /ops/api/messages/search.");
    }
    return search;
  }

  private static Optional<UUID> uuid(String id) {
    try {
      return Optional.of(UUID.fromString(id));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
