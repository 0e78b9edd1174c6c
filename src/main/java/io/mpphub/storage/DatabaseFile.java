package io.mpphub.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The file of the database inside the hub. The folder of the data knows that it had one: accepted
 * applications are in that file, so a hub that finds it gone, empty or broken must not begin as
 * new.
 */
final class DatabaseFile {

  private static final Pattern URL = Pattern.compile("jdbc:h2:(?:async:|file:|nio:)*([^;]+).*");
  private static final Pattern ELSEWHERE = Pattern.compile("(mem|tcp|ssl|zip):.*");
  private static final Pattern LAST_BLOCK = Pattern.compile("^H:\\d+,block:([0-9a-f]{1,10}),");
  private static final Pattern LENGTH = Pattern.compile("^chunk:[0-9a-f]+,len:([0-9a-f]{1,10}),");
  private static final int BLOCK = 4096;
  private static final String MARK = "database";

  /** H2's: another process has the file. */
  private static final int IN_USE = 90020;

  private static final String RESTORE =
      "Restore the folder from a backup, or serve on another folder (HUB_DATA).";

  private final String url;
  private final Path file;
  private final Path data;

  private DatabaseFile(String url, Path file, Path data) {
    this.url = url;
    this.file = file;
    this.data = data;
  }

  /** Empty when the database is not in a file of this machine. */
  static Optional<DatabaseFile> of(String url, Path data) {
    Matcher matcher = URL.matcher(url);
    if (!matcher.matches() || ELSEWHERE.matcher(matcher.group(1)).matches()) {
      return Optional.empty();
    }
    Path file = Path.of(matcher.group(1) + ".mv.db").toAbsolutePath().normalize();
    return Optional.of(new DatabaseFile(url, file, data));
  }

  /**
   * Opens it once, before anything else does; makes it where there was none.
   *
   * @throws UnfitDataException when it is gone, empty, broken or another hub's
   */
  void check(String user, String password) {
    try {
      boolean there = Files.exists(file);
      if (!there && hadOne()) {
        throw unfit("is not there, though this folder had one", RESTORE);
      }
      if (there && Files.size(file) == 0) {
        throw unfit("is empty", RESTORE);
      }
      if (there && isCutOff()) {
        throw unfit("is cut off", RESTORE);
      }
      open(user, password);
      Files.createDirectories(data);
      Files.writeString(data.resolve(MARK), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * True when it was closed well and is shorter than it was then: H2 would go back, without a word,
   * to an older state that is still whole. Its header says where the last part began.
   */
  private boolean isCutOff() throws IOException {
    String header = block(0);
    Matcher last = LAST_BLOCK.matcher(header);
    if (!header.contains(",clean:1,") || !last.find()) {
      return false;
    }
    long begin = Long.parseLong(last.group(1), 16);
    Matcher length = LENGTH.matcher(block(begin));
    return !length.find()
        || (begin + Long.parseLong(length.group(1), 16)) * BLOCK > Files.size(file);
  }

  /** Empty behind the file's end. */
  private String block(long number) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      in.skip(number * BLOCK);
      return new String(in.readNBytes(BLOCK), StandardCharsets.ISO_8859_1);
    }
  }

  private void open(String user, String password) {
    try {
      DriverManager.getConnection(url, user, password).close();
    } catch (SQLException e) {
      throw e.getErrorCode() == IN_USE
          ? unfit(
              "is in use by another hub",
              "Stop that one, or serve on another folder (HUB_DATA). Several hubs share a"
                  + " PostgreSQL.")
          : unfit("can't be opened: it is cut off or broken", RESTORE);
    }
  }

  /** True when this folder has what only comes after a database. */
  private boolean hadOne() throws IOException {
    Path mark = data.resolve(MARK);
    if (Files.isRegularFile(mark)) {
      return Files.readString(mark).strip().equals(file.toString());
    }
    for (String later : List.of("artemis", "documents")) {
      if (hasFiles(data.resolve(later))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasFiles(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.anyMatch(Files::isRegularFile);
    }
  }

  private UnfitDataException unfit(String what, String action) {
    return new UnfitDataException("The database " + file + " " + what + ".", action);
  }
}
