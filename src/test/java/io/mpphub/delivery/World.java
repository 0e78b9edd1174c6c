package io.mpphub.delivery;

import io.mpphub.connector.Connector;
import io.mpphub.connector.ConnectorRegistry;
import io.mpphub.connector.TestConnectors;
import io.mpphub.delivery.queue.Queues;
import io.mpphub.jdbc.TestStores;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** All that a walk has: the hub that lives now, the broker, the agencies, the time. */
final class World {

  final Setting setting;
  final HandClock clock = new HandClock();
  final HandBroker broker = new HandBroker(clock);
  final Witness witness;
  final ModelAgencies agencies;

  private final HandJms jms;
  private final MortalDatabase database;
  private final TestStores stores;
  private final ConnectorRegistry registry = new ConnectorRegistry();
  private final Map<String, Connector> connectors;
  private final Deque<HandBroker.Session> sessions = new ArrayDeque<>();
  private final Moves moves = new Moves(this);
  private ModelHub hub;

  /** The application that the front end was told of; null before. */
  UUID application;

  World(Setting setting, DataSource raw, TestStores eyes, MoveTable table, ModelRoutes routes) {
    this.setting = setting;
    this.jms = routes.jms;
    this.agencies = new ModelAgencies(this, setting, clock);
    this.witness = new Witness(setting, eyes, table, agencies.books, clock);
    this.database = new MortalDatabase(raw, () -> hub.life, witness::look);
    this.stores = TestStores.on(database);
    this.connectors =
        Map.of(
            "licensing", setting.connector(),
            "registry", Setting.check("registry"),
            "workers", Setting.check("workers"));
    connectors.values().forEach(registry::put);
    begin();
    routes.serve(this);
  }

  ModelHub hub() {
    return hub;
  }

  /** A hub on what the one before has left. */
  private void begin() {
    sessions.clear();
    broker.loseReceivers();
    hub = new ModelHub(database, stores, registry, broker, clock);
    hub.holds.refresh();
  }

  /** One move, and a new hub when the old one dies of it. */
  void step(Move move) {
    try {
      act(move);
    } catch (Life.Killed e) {
      // The next one begins.
    }
    if (hub.life.isOver()) {
      begin();
    }
  }

  void act(Move move) {
    moves.make(move);
  }

  /** The same under this name in the table of moves. */
  void as(String event, Runnable work) {
    witness.under(event, work);
  }

  Connector connector(String name) {
    return connectors.get(name);
  }

  boolean isStopped(String connector) {
    return registry.find(connector).isEmpty();
  }

  void stop(String connector) {
    registry.remove(connector);
  }

  void start(String connector) {
    TestConnectors.register(registry, connectors.get(connector));
  }

  /** Tickets that this hub would receive now. */
  List<HandBroker.Letter> due() {
    return connectors.keySet().stream()
        .sorted()
        .filter(name -> hub.condition.isFree(name))
        .flatMap(name -> broker.due(Queues.deliveries(name)).stream())
        .toList();
  }

  void receive(HandBroker.Letter letter) {
    hub.life.point();
    HandBroker.Session session = broker.receive(letter);
    sessions.push(session);
    try {
      jms.deliver(letter, session);
      hub.life.point();
      session.commit();
      hub.life.point();
    } catch (Exception e) {
      hub.life.point();
      session.rollback();
    } finally {
      sessions.remove(session);
    }
  }

  /** The connection of the receipt under way breaks; nothing happens when there is none. */
  void breakConnection() {
    if (!sessions.isEmpty()) {
      sessions.peek().breaks();
    }
  }
}
