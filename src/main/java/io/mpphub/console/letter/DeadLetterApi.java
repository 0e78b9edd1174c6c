package io.mpphub.console.letter;

import io.mpphub.console.message.MessageArchive;
import io.mpphub.console.message.MessagePage;
import io.mpphub.console.message.Timeline;
import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Dead letters as JSON. */
@RestController
@RequestMapping("/ops/api/dead-letters")
public class DeadLetterApi {

  record Discard(String reason) {}

  private final DeadLetterDesk desk;
  private final MessageArchive archive;

  DeadLetterApi(DeadLetterDesk desk, MessageArchive archive) {
    this.desk = desk;
    this.archive = archive;
  }

  @GetMapping
  MessagePage list(
      @ModelAttribute LetterSearch search,
      @RequestParam(required = false) String after,
      @RequestParam(required = false) String limit) {
    return desk.page(search, after, limit);
  }

  @PostMapping("/{id}/replay")
  Timeline replay(@PathVariable String id, Principal operator) {
    desk.replay(id, operator.getName());
    return archive.timeline(id);
  }

  @PostMapping("/{id}/discard")
  Timeline discard(@PathVariable String id, @RequestBody Discard body, Principal operator) {
    desk.discard(id, body.reason(), operator.getName());
    return archive.timeline(id);
  }
}
