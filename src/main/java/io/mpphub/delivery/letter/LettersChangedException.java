package io.mpphub.delivery.letter;

/** There are many more or fewer dead letters than the operator saw; nothing is begun. */
public class LettersChangedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LettersChangedException(long expected, long found) {
    super(
        "The preview had "
            + expected
            + " dead letters, now there are "
            + found
            + "; nothing is begun. Look at the preview again.");
  }
}
