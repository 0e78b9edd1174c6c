package io.mpphub.delivery.chain;

import java.util.Optional;

/** The chains of all services that check anything. */
public interface Chains {

  /** Of a hub whose services check nothing. */
  Chains NONE =
      new Chains() {
        @Override
        public Optional<Chain> find(String service) {
          return Optional.empty();
        }

        @Override
        public boolean ask(String connector) {
          return false;
        }
      };

  /** Empty when the service has none now: applications that wait for its checks wait on. */
  Optional<Chain> find(String service);

  /** True when anything is to be asked of this connector. */
  boolean ask(String connector);
}
