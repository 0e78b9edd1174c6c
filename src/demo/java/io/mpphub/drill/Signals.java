package io.mpphub.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Signals to processes of this machine. */
final class Signals {

  private Signals() {}

  /**
   * @param signal such as {@code -STOP}
   */
  static void send(String signal, ProcessHandle... processes) {
    List<String> command = new ArrayList<>(List.of("kill", signal));
    for (ProcessHandle process : processes) {
      command.add(Long.toString(process.pid()));
    }
    try {
      new ProcessBuilder(command).inheritIO().start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
