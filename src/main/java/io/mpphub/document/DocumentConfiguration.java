package io.mpphub.document;

import io.mpphub.application.ApplicationStore;
import io.mpphub.jdbc.DurableCommit;
import io.mpphub.jdbc.Ids;
import java.nio.file.Path;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** The parts of documents, put together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DocumentProperties.class)
class DocumentConfiguration {

  private final DocumentProperties properties;
  private final DocumentRows rows;
  private final Clock clock;

  DocumentConfiguration(DocumentProperties properties, DocumentRows rows, Clock clock) {
    this.properties = properties;
    this.rows = rows;
    this.clock = clock;
  }

  @Bean
  Documents documents(
      ApplicationStore applications,
      Contents contents,
      Ids ids,
      PlatformTransactionManager transactions) {
    UploadTransfer intake =
        new UploadTransfer(
            new Incoming(incoming(), properties.maxSize().toBytes()),
            new MediaTypeCheck(properties.types()),
            scanner(),
            contents,
            rows,
            ids,
            clock);
    return new Documents(
        rows,
        applications,
        intake,
        contents,
        DurableCommit.durable(transactions),
        properties.perApplication());
  }

  @Bean
  DocumentSchedule documentSchedule(Contents contents, PlatformTransactionManager transactions) {
    DocumentSweep sweep =
        new DocumentSweep(
            rows,
            contents,
            incoming(),
            properties.grace(),
            new TransactionTemplate(transactions),
            clock);
    return new DocumentSchedule(sweep, properties.interval());
  }

  @Bean
  Contents contents() {
    return properties.bucket() == null
        ? new FolderContents(properties.folder())
        : contents(properties.bucket());
  }

  static Contents contents(DocumentProperties.Bucket bucket) {
    return new BucketContents(client(bucket), bucket.name(), bucket.prefix());
  }

  private Path incoming() {
    return properties.folder().resolve("incoming");
  }

  private VirusScanner scanner() {
    DocumentProperties.Clamd clamd = properties.clamd();
    return clamd == null
        ? file -> true
        : new ClamdScanner(clamd.host(), clamd.port(), clamd.timeout());
  }

  private static S3Client client(DocumentProperties.Bucket bucket) {
    S3ClientBuilder client =
        S3Client.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .region(Region.of(bucket.region()))
            .forcePathStyle(bucket.pathStyle())
            // Stores of other makers know neither Amazon's chunks nor its newer checksums.
            .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    if (bucket.endpoint() != null) {
      client.endpointOverride(bucket.endpoint());
    }
    if (bucket.accessKey() != null) {
      client.credentialsProvider(
          StaticCredentialsProvider.create(
              AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())));
    }
    return client.build();
  }
}
