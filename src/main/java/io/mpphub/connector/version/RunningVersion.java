package io.mpphub.connector.version;

import io.mpphub.connector.Connector;
import io.mpphub.connector.admit.Bulkhead;
import io.mpphub.connector.run.Protocol;
import io.mpphub.folder.RouteRemoval;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.apache.camel.AsyncProducer;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One version of a connector while its routes exist. Knows how many messages it has under way, so
 * that it can be taken down when there are none.
 */
public final class RunningVersion implements Protocol.Beans {

  private static final Logger LOG = LoggerFactory.getLogger(RunningVersion.class);

  private final CamelContext camel;
  private final Connector connector;
  private final int number;
  private final Bulkhead bulkhead;
  private final Map<String, AsyncProducer> operations = new LinkedHashMap<>();
  private final Deque<Runnable> closers = new ArrayDeque<>();
  private final AtomicInteger underWay = new AtomicInteger();
  private final CompletableFuture<Void> idle = new CompletableFuture<>();
  private volatile boolean retired;

  public RunningVersion(CamelContext camel, Connector connector, int number) {
    this.camel = camel;
    this.connector = connector;
    this.number = number;
    this.bulkhead = new Bulkhead(connector.limits().requests());
  }

  public Connector connector() {
    return connector;
  }

  int number() {
    return number;
  }

  /** Where front ends' requests to the agency pass. */
  Bulkhead bulkhead() {
    return bulkhead;
  }

  /** Route ids and bean names of this version, such as {@code licensing.decision@2}. */
  @Override
  public String own(String name) {
    return connector.name() + "." + name + "@" + number;
  }

  @Override
  public String bind(String name, Object bean) {
    String own = own(name);
    camel.getRegistry().bind(own, bean);
    closers.push(
        () -> {
          camel.getRegistry().unbind(own);
          close(bean);
        });
    return own;
  }

  @Override
  public <T> T find(String name, Class<T> type) {
    return camel.getRegistry().lookupByNameAndType(own(name), type);
  }

  @Override
  public String component(String name, Supplier<Component> component) {
    String scheme = connector.name() + "." + name + "." + number;
    if (camel.hasComponent(scheme) == null) {
      camel.addComponent(scheme, component.get());
      closers.push(() -> camel.removeComponent(scheme));
    }
    return scheme;
  }

  private static void close(Object bean) {
    if (bean instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        LOG.warn("A resource of an old version can't be closed; it is left", e);
      }
    }
  }

  /** A route of this version, added already or in this moment. */
  void addRoute(String routeId) {
    closers.push(() -> remove(routeId));
  }

  private void remove(String routeId) {
    try {
      RouteRemoval.remove(camel, routeId);
    } catch (Exception e) {
      LOG.warn("Route {} of an old version can't be removed; nothing calls it", routeId, e);
    }
  }

  /**
   * Makes an operation callable.
   *
   * @throws Exception when Camel can't start a producer
   */
  void addOperation(String operation) throws Exception {
    AsyncProducer producer = camel.getEndpoint("direct:" + own(operation)).createAsyncProducer();
    producer.start();
    operations.put(operation, producer);
    closers.push(producer::stop);
  }

  Map<String, AsyncProducer> operations() {
    return operations;
  }

  /** False when this version takes no more messages. */
  boolean enter() {
    underWay.incrementAndGet();
    if (retired) {
      leave();
      return false;
    }
    return true;
  }

  void leave() {
    if (underWay.decrementAndGet() == 0 && retired) {
      idle.complete(null);
    }
  }

  /** Takes no more messages; the future completes when none is under way. */
  CompletableFuture<Void> retire() {
    retired = true;
    if (underWay.get() == 0) {
      idle.complete(null);
    }
    return idle;
  }

  /** Removes its routes and closes what they used, the last first. */
  public void remove() {
    while (!closers.isEmpty()) {
      try {
        closers.pop().run();
      } catch (RuntimeException | Error e) {
        LOG.warn("A part of an old version can't be removed; nothing uses it", e);
      }
    }
  }
}
