package io.mpphub.console.invalid;

import io.mpphub.invalid.InvalidFilter;
import io.mpphub.invalid.SetAside;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Unreadable messages and rows, as JSON. */
@RestController
@RequestMapping("/ops/api/invalid")
public class InvalidApi {

  /**
   * @param count their number, of which at most a hundred are here
   */
  record Invalid(long count, List<SetAside> invalid) {}

  record Reason(String reason) {}

  record Content(String content) {}

  private final InvalidDesk desk;

  InvalidApi(InvalidDesk desk) {
    this.desk = desk;
  }

  @GetMapping
  Invalid list(
      @RequestParam(required = false) String connector,
      @RequestParam(required = false) String source,
      @RequestParam(defaultValue = "false") boolean discarded) {
    InvalidFilter filter = new InvalidFilter(connector, source, discarded);
    return new Invalid(desk.count(filter), desk.newest(filter));
  }

  @PostMapping("/{id}/discard")
  Invalid discard(@PathVariable String id, @RequestBody Reason body, Principal operator) {
    desk.discard(id, body.reason(), operator.getName());
    return list(null, null, false);
  }

  @PostMapping("/{id}/content")
  Content content(@PathVariable String id, @RequestBody Reason body, Principal operator) {
    return new Content(desk.content(id, body.reason(), operator.getName()));
  }
}
