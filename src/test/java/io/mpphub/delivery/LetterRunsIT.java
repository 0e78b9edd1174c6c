package io.mpphub.delivery;

/** On H2. */
class LetterRunsIT extends LetterRunsContract {

  @Override
  String[] settings() {
    return new String[0];
  }

  @Override
  void stopServers() {
    // There are none.
  }
}
