package io.mpphub.console;

import io.mpphub.console.ReplayDesk.Order;
import io.mpphub.console.ReplayDesk.Preview;
import io.mpphub.console.ReplayDesk.ReplayView;
import java.security.Principal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Bulk replays of dead letters as JSON. */
@RestController
@RequestMapping("/ops/api/dead-letters/replays")
class ReplayApi {

  record Replays(List<ReplayView> replays) {}

  private final ReplayDesk desk;

  ReplayApi(ReplayDesk desk) {
    this.desk = desk;
  }

  @GetMapping("/preview")
  Preview preview(
      @RequestParam(required = false) String connector,
      @RequestParam(required = false) String cause,
      @RequestParam(required = false) Integer maxAgeDays) {
    return desk.preview(connector, cause, maxAgeDays);
  }

  @GetMapping
  Replays list() {
    return new Replays(desk.newest());
  }

  @GetMapping("/{id}")
  ReplayView get(@PathVariable String id) {
    return desk.get(id);
  }

  @PostMapping
  ReplayView start(@RequestBody Order order, Principal operator) {
    return desk.start(order, operator.getName());
  }

  @PostMapping("/{id}/stop")
  ReplayView stop(@PathVariable String id, Principal operator) {
    return desk.stop(id, operator.getName());
  }

  @PostMapping("/{id}/resume")
  ReplayView resume(@PathVariable String id, Principal operator) {
    return desk.resume(id, operator.getName());
  }
}
