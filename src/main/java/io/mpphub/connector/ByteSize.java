package io.mpphub.connector;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size as connector files write it: {@code 512B}, {@code 256KiB}, {@code 1MiB}. */
public record ByteSize(int bytes) {

  static final ByteSize MEBIBYTE = new ByteSize(1 << 20);
  static final ByteSize GIBIBYTE = new ByteSize(1 << 30);

  private static final Pattern FORMAT = Pattern.compile("(\\d{1,4})(B|KiB|MiB)");

  @Override
  public String toString() {
    return bytes % (1 << 20) == 0
        ? (bytes >> 20) + " MiB"
        : bytes % (1 << 10) == 0 ? (bytes >> 10) + " KiB" : bytes + " bytes";
  }

  /**
   * @throws IllegalArgumentException when the text is not a size
   */
  @JsonCreator
  static ByteSize parse(String text) {
    Matcher matcher = FORMAT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a size: " + text);
    }
    int shift =
        switch (matcher.group(2)) {
          case "KiB" -> 10;
          case "MiB" -> 20;
          default -> 0;
        };
    return new ByteSize(Math.toIntExact(Long.parseLong(matcher.group(1)) << shift));
  }
}
