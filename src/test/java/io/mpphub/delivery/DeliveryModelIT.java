package io.mpphub.delivery;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** On the embedded database. */
class DeliveryModelIT extends DeliveryModel {

  private static Ground ground;

  @BeforeContainer
  static void start() throws Exception {
    ground = ground("h2");
  }

  @AfterContainer
  static void stop() throws Exception {
    ground.close();
  }

  @Property(tries = 1000)
  @AddLifecycleHook(WalkSettings.class)
  void walksTheTable(@ForAll(supplier = Walks.class) Walk walk) {
    holds(walk, ground);
  }

  static Ground ground(String name) throws Exception {
    return new Ground(name, connection(), connection());
  }

  private static SingleConnectionDataSource connection() {
    return new SingleConnectionDataSource("jdbc:h2:mem:model;DB_CLOSE_DELAY=-1", "sa", "", true);
  }
}
