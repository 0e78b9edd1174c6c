package io.mpphub.connector;

import io.mpphub.folder.FileProblem;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;

/**
 * The connectors that run now, by name, and those that were refused. Safe for use by many threads.
 */
@Component
public class ConnectorRegistry {

  private final Map<String, Connector> running = new ConcurrentSkipListMap<>();
  private final Map<String, List<FileProblem>> refused = new ConcurrentSkipListMap<>();

  private final AtomicLong changes = new AtomicLong();
  private volatile boolean looked;

  /** Rises whenever a connector starts, changes, is refused, or goes. */
  public long changes() {
    return changes.get();
  }

  /** False until each folder that there is at the start has been read. */
  public boolean isLooked() {
    return looked;
  }

  /** Each folder that there is at the start has been read. */
  public void looked() {
    looked = true;
  }

  public Optional<Connector> find(String name) {
    return Optional.ofNullable(running.get(name));
  }

  /** All that run, in the order of their names. */
  public Collection<Connector> all() {
    return List.copyOf(running.values());
  }

  /** The faults of each folder that was refused, by name. */
  public Map<String, List<FileProblem>> refused() {
    return Map.copyOf(refused);
  }

  /** A version that takes messages now; it has no faults. */
  public void put(Connector connector) {
    refused.remove(connector.name());
    running.put(connector.name(), connector);
    changes.incrementAndGet();
  }

  /** A version that was refused; the one before goes on, if there is one. */
  public void refuse(String name, List<FileProblem> problems) {
    refused.put(name, problems);
    changes.incrementAndGet();
  }

  /** Forgets a connector whose folder is gone. */
  public void remove(String name) {
    refused.remove(name);
    running.remove(name);
    changes.incrementAndGet();
  }
}
