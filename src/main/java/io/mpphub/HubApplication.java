package io.mpphub;

import io.mpphub.cli.Cli;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Starts the hub as it runs in production: no sandbox, no demo key. With {@code connector …} or
 * {@code service …} as arguments, runs that command instead and ends.
 */
@SpringBootApplication
public class HubApplication {

  public static void main(String[] args) {
    JavaObjects.refuse();
    if (Cli.knows(args)) {
      System.exit(Cli.run(args));
    }
    SpringApplication.run(HubApplication.class, args);
  }
}
