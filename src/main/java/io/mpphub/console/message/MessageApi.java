package io.mpphub.console.message;

import com.fasterxml.jackson.databind.JsonNode;
import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import java.security.Principal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Messages as JSON. A search by NIK or an agency's reference is a POST: values that may be personal
 * go into no URL.
 */
@RestController
@RequestMapping("/ops/api/messages")
public class MessageApi {

  record Reason(String reason) {}

  record Content(JsonNode content) {}

  private final MessageArchive archive;
  private final MessageContents contents;

  MessageApi(MessageArchive archive, MessageContents contents) {
    this.archive = archive;
    this.contents = contents;
  }

  @GetMapping
  MessagePage list(@ModelAttribute MessageSearch search) {
    return archive.search(fitForUrl(search));
  }

  @PostMapping("/search")
  MessagePage search(@RequestBody MessageSearch search) {
    return archive.search(search);
  }

  @GetMapping("/{id}")
  Timeline get(@PathVariable String id) {
    return archive.timeline(id);
  }

  @PostMapping("/{id}/content")
  Content content(@PathVariable String id, @RequestBody Reason body, Principal operator) {
    return new Content(contents.show(id, body.reason(), operator.getName()));
  }

  private static MessageSearch fitForUrl(MessageSearch search) {
    if (!search.isFitForUrl()) {
      throw ProblemException.of(
          ProblemCode.INVALID,
          "A NIK or an agency's reference goes into no URL: send it as JSON to POST /ops/api/messages/search.");
    }
    return search;
  }
}
