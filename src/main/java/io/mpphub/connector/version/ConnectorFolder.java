package io.mpphub.connector.version;

import io.mpphub.folder.FolderTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Content of a connector's folder, without its sandbox and without hidden and backup files.
 *
 * @param files content by path below the folder, with {@code /} between names
 */
public record ConnectorFolder(Map<String, byte[]> files) {

  /** A hand-made folder needs no more; a zip that holds more is not one. */
  private static final int LARGEST = 16 << 20;

  /**
   * @throws IOException when it holds too much or a link that leads out of it, and when a file
   *     vanishes meanwhile
   */
  public static ConnectorFolder read(Path folder) throws IOException {
    FolderTree tree = FolderTree.ofConnector(folder);
    for (Map.Entry<String, String> fault : tree.faults().entrySet()) {
      throw new IOException(fault.getKey() + " " + fault.getValue());
    }
    if (tree.files().values().stream().mapToLong(FolderTree.Entry::size).sum() > LARGEST) {
      throw new IOException("it holds more than " + (LARGEST >> 20) + " MiB");
    }
    Map<String, byte[]> files = new TreeMap<>();
    for (Map.Entry<String, FolderTree.Entry> file : tree.files().entrySet()) {
      files.put(file.getKey(), Files.readAllBytes(file.getValue().path()));
    }
    return new ConnectorFolder(files);
  }

  /**
   * @throws IOException when it is no zip of a connector's folder
   */
  public static ConnectorFolder unzip(byte[] zip) throws IOException {
    Map<String, byte[]> files = new TreeMap<>();
    int size = 0;
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] content = in.readNBytes(LARGEST - size + 1);
        size += content.length;
        if (size > LARGEST || Path.of(entry.getName()).normalize().startsWith("..")) {
          throw new IOException("this is no zip of a connector's folder");
        }
        files.put(entry.getName(), content);
      }
    }
    return new ConnectorFolder(files);
  }

  /** Returns the files as a zip; equal files give equal bytes. */
  public byte[] zip() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        ZipEntry entry = new ZipEntry(file.getKey());
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * @param folder new
   * @throws IOException when it can't be written
   */
  public void write(Path folder) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Files.createDirectories(target.getParent());
      Files.write(target, file.getValue());
    }
  }

  /** Empty when there is no such file. */
  public String text(String name) {
    return new String(files.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
  }

  /** SHA-256 of all names and contents, in hex. */
  public String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      files.forEach(
          (name, content) -> {
            digest.update((name + "\0" + content.length + "\0").getBytes());
            digest.update(content);
          });
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
