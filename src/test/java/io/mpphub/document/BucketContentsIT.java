package io.mpphub.document;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mpphub.document.DocumentProperties.Bucket;
import io.mpphub.peer.NodePeer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a store of another maker that speaks S3: npm s3rver. */
class BucketContentsIT extends ContentsContract {

  private NodePeer store;
  private Contents contents;

  @BeforeAll
  void start(@TempDir Path data) throws IOException {
    store =
        NodePeer.start(
            "object-store.js",
            Map.of(
                "STORE_FOLDER", Files.createDirectories(data).toString(), "STORE_BUCKET", "mall"));
    contents = contents("S3RVER");
  }

  @AfterAll
  void stop() {
    store.close();
  }

  @Override
  Contents contents() {
    return contents;
  }

  private Contents contents(String accessKey) {
    return DocumentConfiguration.contents(
        new Bucket(
            "mall",
            URI.create("http://127.0.0.1:" + store.port()),
            "us-east-1",
            accessKey,
            "S3RVER",
            true,
            "documents/"));
  }

  @Test
  void saysSoWhenTheStoreRefusesIt() throws IOException {
    Path file = file(new byte[] {1});

    assertThatThrownBy(() -> contents("wrong").keep(UUID.randomUUID(), file))
        .isInstanceOf(IOException.class)
        .hasMessageNotContaining("wrong");
  }
}
