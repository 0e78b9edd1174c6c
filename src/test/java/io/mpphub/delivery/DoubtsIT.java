package io.mpphub.delivery;

/** On H2. */
class DoubtsIT extends DoubtsContract {

  @Override
  String[] database() {
    return new String[0];
  }
}
