package io.mpphub.gateway;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import org.springframework.http.ETag;

/** Entity tags (RFC 9110), by which a front end learns that it has the answer already. */
public final class EntityTag {

  private static final int BYTES = 16;

  private EntityTag() {}

  /** The tag of an answer: the same for the same bytes, and only for them. */
  static String of(byte[] answer) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(answer);
      return '"'
          + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES))
          + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * True when the header {@code If-None-Match} names the tag, or any. Compared weakly, as for a
   * GET.
   *
   * @param header null when there is none; one that can't be read names nothing
   */
  public static boolean isIn(String header, String tag) {
    ETag own = ETag.create(tag);
    return header != null
        && ETag.parse(header).stream()
            .anyMatch(known -> known.isWildcard() || known.compare(own, false));
  }
}
