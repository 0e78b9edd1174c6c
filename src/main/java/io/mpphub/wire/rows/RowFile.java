package io.mpphub.wire.rows;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;

/**
 * A file of rows on this machine's disk.
 *
 * @param path where it is now
 * @param name that the agency gave it
 * @param hash SHA-256 of its content, in hex
 * @param format how its rows stand in it
 * @param translation from rows as they stand there to those that {@link #rows} gives
 */
public record RowFile(
    Path path, String name, String hash, FileFormat format, UnaryOperator<FileRow> translation) {

  /**
   * @throws IOException when it can't be read
   */
  public static RowFile of(
      Path path, String name, FileFormat format, UnaryOperator<FileRow> translation)
      throws IOException {
    return new RowFile(path, name, hash(path), format, translation);
  }

  /**
   * Begins to read, from the first row.
   *
   * @throws UnreadableFileException when it has no rows that can be read
   */
  public FileRows rows() throws IOException {
    FileRows rows = format.read(Files.newInputStream(path));
    return new FileRows() {
      @Override
      public FileRow next() throws IOException {
        FileRow row = rows.next();
        return row == null || row.fault() != null ? row : translation.apply(row);
      }

      @Override
      public void close() throws IOException {
        rows.close();
      }
    };
  }

  private static String hash(Path path) throws IOException {
    try (DigestInputStream content =
        new DigestInputStream(Files.newInputStream(path), MessageDigest.getInstance("SHA-256"))) {
      content.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(content.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
