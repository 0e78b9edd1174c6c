package io.mpphub.webhook;

import io.mpphub.schedule.Rounds;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts events to receivers. Follows no redirect, keeps no cookie, repeats nothing, and reads no
 * more of an answer than its status. The time limit is for all of it, however slowly a receiver
 * drips.
 */
final class WebhookCalls implements AutoCloseable {

  /**
   * A receiver's answer.
   *
   * @param retryAfter the pause it asked for in seconds, null for none
   */
  record Answer(int status, Duration retryAfter) {}

  /** So much of an answer's body is read that its connection can be used again. */
  private static final int READ = 8192;

  private static final int CONNECTIONS = 200;

  private final Duration timeout;
  private final CloseableHttpClient client;
  private final Rounds watch = new Rounds("hub-webhook-timeouts");

  WebhookCalls(Targets targets, WebhookProperties properties) {
    this.timeout = properties.timeout();
    Timeout limit = Timeout.of(timeout);
    this.client =
        HttpClients.custom()
            .setConnectionManager(
                PoolingHttpClientConnectionManagerBuilder.create()
                    .setDnsResolver(targets)
                    .setMaxConnPerRoute(properties.concurrency() + 1)
                    .setMaxConnTotal(CONNECTIONS)
                    .setDefaultConnectionConfig(
                        ConnectionConfig.custom()
                            .setConnectTimeout(limit)
                            .setSocketTimeout(limit)
                            .build())
                    .build())
            .setDefaultRequestConfig(
                RequestConfig.custom()
                    .setConnectionRequestTimeout(limit)
                    .setResponseTimeout(limit)
                    .build())
            .setUserAgent("mpp-hub")
            .disableRedirectHandling()
            .disableAutomaticRetries()
            .disableCookieManagement()
            .disableAuthCaching()
            .disableContentCompression()
            .build();
  }

  /**
   * @throws IOException when there is no answer; the timer's end looks like a broken connection,
   *     which {@code late} tells apart
   */
  Answer post(URI url, Map<String, String> headers, byte[] body) throws IOException {
    HttpPost request = new HttpPost(url);
    headers.forEach(request::setHeader);
    request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
    Future<?> end = watch.after(timeout, request::abort);
    try (ClassicHttpResponse answer = client.executeOpen(null, request, null)) {
      Answer read = new Answer(answer.getCode(), retryAfter(answer));
      drain(answer);
      return read;
    } catch (IOException | IllegalStateException e) {
      // The latter where the timer takes the connection between two steps of the client.
      if (request.isAborted()) {
        throw new java.net.SocketTimeoutException("no answer in time");
      }
      throw e;
    } finally {
      end.cancel(false);
    }
  }

  /** A longer body costs the connection, which is closed with the answer. */
  private static void drain(ClassicHttpResponse answer) {
    if (answer.getEntity() == null) {
      return;
    }
    try {
      InputStream rest = answer.getEntity().getContent();
      rest.readNBytes(READ);
      rest.read();
    } catch (IOException e) {
      // The status is known, and nothing else matters.
      answer.setEntity(null);
    }
  }

  private static Duration retryAfter(ClassicHttpResponse answer) {
    Header header = answer.getFirstHeader(HttpHeaders.RETRY_AFTER);
    return header != null && header.getValue().matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(header.getValue()))
        : null;
  }

  @Override
  public void close() throws IOException {
    watch.stop();
    client.close();
  }
}
