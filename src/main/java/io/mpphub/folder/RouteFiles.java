package io.mpphub.folder;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;

/** Camel's route files: routes, templates, error policies and the contract's door. */
final class RouteFiles implements FileKind {

  private static final Logger LOG = LoggerFactory.getLogger(RouteFiles.class);

  private final CamelContext camel;
  private final RouteFileCheck check;
  private final ApplicationEventPublisher events;
  private final Map<String, LiveFile> live = new TreeMap<>();

  RouteFiles(CamelContext camel, ApplicationEventPublisher events) {
    this.camel = camel;
    this.check = new RouteFileCheck(camel);
    this.events = events;
  }

  @Override
  public boolean holds(String name) {
    return name.endsWith(".camel.yaml");
  }

  @Override
  public void take(String name, String text) throws InvalidFileException {
    LiveFile before = live.get(name);
    check.check(name, text, before == null ? null : before.file());
    LiveFile now = replace(name, before, text);
    tell(before, now);
  }

  @Override
  public void drop(String name) {
    LiveFile gone = live.remove(name);
    if (gone != null) {
      gone.remove();
      tell(gone, null);
    }
  }

  private LiveFile replace(String name, LiveFile before, String text) throws InvalidFileException {
    if (before != null) {
      before.remove();
    }
    try {
      LiveFile now = LiveFile.start(camel, name, text);
      live.put(name, now);
      return now;
    } catch (Exception e) {
      LOG.error("{} can't be started", InvalidFileException.path(name), e);
      putBack(name, before);
      YamlDocument document = YamlDocument.parse(InvalidFileException.path(name), text);
      throw new InvalidFileException(List.of(RouteFaults.of(document, 1, e)));
    }
  }

  private void putBack(String name, LiveFile before) {
    if (before == null) {
      return;
    }
    try {
      live.put(name, LiveFile.start(camel, name, before.file().text()));
    } catch (Exception e) {
      live.remove(name);
      LOG.error("{} can't go on as it was before", InvalidFileException.path(name), e);
    }
  }

  /** Routes carry their error policy as it was when they were made. */
  private void tell(LiveFile before, LiveFile now) {
    Set<String> templates = new HashSet<>();
    boolean policies = false;
    for (LiveFile file : new LiveFile[] {before, now}) {
      if (file != null) {
        templates.addAll(file.file().templateIds());
        policies |= !file.file().policies().isEmpty();
      }
    }
    if (policies && now != null) {
      renewOthers(now);
    }
    if (!templates.isEmpty()) {
      events.publishEvent(new TemplatesChanged(templates));
    }
  }

  private void renewOthers(LiveFile changed) {
    for (Map.Entry<String, LiveFile> file : Map.copyOf(live).entrySet()) {
      RouteFile other = file.getValue().file();
      if (file.getValue() != changed && !other.routeIds().isEmpty()) {
        file.getValue().remove();
        putBack(file.getKey(), file.getValue());
      }
    }
  }
}
