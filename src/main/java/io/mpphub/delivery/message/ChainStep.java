package io.mpphub.delivery.message;

import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which step of an application's chain a message is.
 *
 * @param name what operators read, at most 100 characters
 * @param seq number of steps before it, those at acceptance among them; 0 for a notice
 */
public record ChainStep(String name, Kind kind, int seq) {

  /** The step's part in the application. */
  public enum Kind {
    /** A question to an agency; its answer is judged, and the next step starts or none. */
    CHECK,
    /** The application goes to the agency that decides. */
    SUBMIT,
    /** The agency that decides is told that it is taken back. */
    WITHDRAW,
    /** A recipient is told of the application, which stays unchanged. */
    NOTICE;

    /** The name in the database and in answers. */
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String wireName) {
      return Stream.of(values())
          .filter(k -> k.wireName().equals(wireName))
          .findFirst()
          .orElseThrow();
    }
  }

  public static ChainStep check(String name, int seq) {
    return new ChainStep(name, Kind.CHECK, seq);
  }

  public static ChainStep submit(int seq) {
    return of(Kind.SUBMIT, seq);
  }

  public static ChainStep withdraw(int seq) {
    return of(Kind.WITHDRAW, seq);
  }

  public static ChainStep notice() {
    return of(Kind.NOTICE, 0);
  }

  private static ChainStep of(Kind kind, int seq) {
    return new ChainStep(kind.wireName(), kind, seq);
  }
}
