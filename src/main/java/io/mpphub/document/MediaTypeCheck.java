package io.mpphub.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** Checks a document's media type and that it is the declared one: by its first bytes. */
final class MediaTypeCheck {

  /** Types that are found where the first bytes tell nothing. */
  private static final Set<MediaType> UNTOLD =
      Set.of(MediaType.OCTET_STREAM, MediaType.TEXT_PLAIN, MediaType.EMPTY);

  private final Set<String> taken;
  private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

  MediaTypeCheck(Set<String> taken) {
    this.taken = new TreeSet<>(taken);
  }

  Set<String> taken() {
    return taken;
  }

  /**
   * The media type without parameters, null when it is not accepted.
   *
   * @param contentType null when the sender says nothing
   */
  String declared(String contentType) {
    MediaType type = contentType == null ? null : MediaType.parse(contentType);
    String name = type == null ? null : type.getBaseType().toString();
    return name != null && taken.contains(name) ? name : null;
  }

  /** True when the file begins like one of this type, or of the container that it is made of. */
  boolean is(String declared, Path file) throws IOException {
    try (InputStream content = new BufferedInputStream(Files.newInputStream(file))) {
      MediaType found = types.detect(content, new Metadata()).getBaseType();
      return !UNTOLD.contains(found)
          && types.getMediaTypeRegistry().isInstanceOf(MediaType.parse(declared), found);
    }
  }
}
