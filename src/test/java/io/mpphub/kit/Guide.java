package io.mpphub.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code docs/front-end-guide.md} tells developers to run and to write. */
final class Guide {

  private static final Path FILE = Path.of("docs/front-end-guide.md");
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

  private Guide() {}

  /** Blocks of a language, in their order. */
  static List<String> blocks(String language) {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(text());
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  /** What a generator of clients is told, but for where it reads and writes. */
  static List<String> options(String generator) {
    String command =
        blocks("sh").stream()
            .map(block -> block.replace("\\\n", " "))
            .filter(block -> block.contains("-g " + generator + " "))
            .findFirst()
            .orElseThrow();
    String options = command.replaceFirst("^.* generate -i \\S+", "").replace("-o generated", "");
    return List.of(options.strip().split("\\s+"));
  }

  private static String text() {
    try {
      return Files.readString(FILE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
