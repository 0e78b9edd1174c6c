package io.mpphub.document;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of documents, {@code hub.documents.*}.
 *
 * @param folder where contents are kept, or only while they come in when there is a bucket
 * @param maxSize of one document
 * @param perApplication limit for an application
 * @param types accepted media types
 * @param grace time limit of an upload; content without a document by then is deleted
 * @param interval between two looks for such contents
 * @param bucket null when contents stay in the folder
 * @param clamd null when nothing is scanned
 */
@Validated
@ConfigurationProperties("hub.documents")
record DocumentProperties(
    @NotNull Path folder,
    @DefaultValue("20MB") DataSize maxSize,
    @DefaultValue("10") @Positive int perApplication,
    @DefaultValue({"application/pdf", "image/jpeg", "image/png"}) @NotEmpty Set<String> types,
    @DefaultValue("1h") Duration grace,
    @DefaultValue("10m") Duration interval,
    @Valid Bucket bucket,
    @Valid Clamd clamd) {

  /**
   * A bucket of a store that speaks S3.
   *
   * @param endpoint null for Amazon's own
   * @param accessKey null to take the credentials that the environment gives the AWS SDK
   * @param pathStyle whether the bucket is in the path rather than the host name
   * @param prefix what the names of the contents begin with
   */
  record Bucket(
      @NotBlank String name,
      URI endpoint,
      @DefaultValue("us-east-1") String region,
      String accessKey,
      String secretKey,
      @DefaultValue("true") boolean pathStyle,
      @DefaultValue("documents/") String prefix) {

    @Override
    public String toString() {
      return "Bucket[" + name + "]";
    }
  }

  /**
   * A virus scanner that speaks clamd's protocol over TCP. Its {@code StreamMaxLength} must be at
   * least {@code maxSize}.
   *
   * @param timeout for the connection, and for each answer
   */
  record Clamd(
      @NotBlank String host,
      @DefaultValue("3310") @Min(1) @Max(65_535) int port,
      @DefaultValue("30s") Duration timeout) {}
}
