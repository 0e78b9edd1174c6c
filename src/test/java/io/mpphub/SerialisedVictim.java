package io.mpphub;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;

/** The hub's own start, in whose process somebody then has an object of Java read. */
final class SerialisedVictim {

  private SerialisedVictim() {}

  public static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(SerialisedVictim::read));
    HubApplication.main(new String[] {"connector", "--help"});
  }

  private static void read() {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new ObjectOutputStream(bytes).writeObject(new ArrayList<>());
      new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();
      System.out.println("was read");
    } catch (IOException | ClassNotFoundException e) {
      System.out.println(e.getMessage());
    }
  }
}
