package io.mpphub.delivery;

/** The chains of all services that check anything. */
public interface Chains {

  /** Of a hub whose services check nothing. */
  Chains NONE =
      new Chains() {
        @Override
        public Chain of(String service) {
          throw new IllegalStateException("No chain of steps is known for " + service);
        }

        @Override
        public boolean ask(String connector) {
          return false;
        }
      };

  /**
   * @throws IllegalStateException when the service has none (any more)
   */
  Chain of(String service);

  /** True when anything is to be asked of this connector. */
  boolean ask(String connector);
}
