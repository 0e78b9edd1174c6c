package io.mpphub.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.UUID;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Contents as objects of a bucket. Requests are signed, and tried again by the SDK's rules. */
final class BucketContents implements Contents {

  /** A call of the SDK to the store. */
  private interface Call<T> {
    T make();
  }

  private final S3Client store;
  private final String bucket;
  private final String prefix;

  BucketContents(S3Client store, String bucket, String prefix) {
    this.store = store;
    this.bucket = bucket;
    this.prefix = prefix;
  }

  @Override
  public void keep(UUID id, Path file) throws IOException {
    call(
        () ->
            store.putObject(
                put -> put.bucket(bucket).key(prefix + id), RequestBody.fromFile(file)));
  }

  @Override
  public InputStream open(UUID id) throws IOException {
    return call(() -> store.getObject(get -> get.bucket(bucket).key(prefix + id)));
  }

  @Override
  public void delete(UUID id) throws IOException {
    call(() -> store.deleteObject(delete -> delete.bucket(bucket).key(prefix + id)));
  }

  private static <T> T call(Call<T> call) throws IOException {
    try {
      return call.make();
    } catch (SdkException e) {
      throw new IOException("The bucket refuses or can't be reached", e);
    }
  }
}
