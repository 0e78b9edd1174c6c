package io.mpphub.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Turns NIKs into pseudonyms: HMAC-SHA256, which can't be reversed without the key. */
final class Subjects {

  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final SecretKeySpec key;

  Subjects(String key) {
    this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), HMAC);
  }

  /** With the key that a file holds; made the first time. */
  static Subjects withKeyIn(Path file) {
    try {
      if (!Files.exists(file)) {
        create(file);
      }
      return new Subjects(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("The key " + file + " can't be read or made", e);
    }
  }

  private static void create(Path file) throws IOException {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    Files.createDirectories(file.getParent());
    Path written =
        Files.createTempFile(
            file.getParent(),
            "key",
            "",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.writeString(written, HexFormat.of().formatHex(fresh));
      Files.createLink(file, written);
    } catch (FileAlreadyExistsException another) {
      // Another hub on the same data was faster: its key counts.
    } finally {
      Files.delete(written);
    }
  }

  String of(String nik) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(key);
      return HexFormat.of().formatHex(mac.doFinal(nik.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
