package io.mpphub.idempotency;

/**
 * By which a request is known again, without its contents.
 *
 * @param bytes a hash of its body as it came, at most 128 characters
 * @param meaning a hash of its address and of its body's meaning, in any notation, at most 128
 *     characters; null where it was kept by a hub that didn't note it yet
 */
public record Fingerprint(String bytes, String meaning) {

  /** Whether both say the same; by their bytes, where one has no meaning. */
  public boolean isSame(Fingerprint other) {
    return meaning == null || other.meaning == null
        ? bytes.equals(other.bytes)
        : meaning.equals(other.meaning);
  }
}
