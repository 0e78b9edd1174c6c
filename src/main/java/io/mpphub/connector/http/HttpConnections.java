package io.mpphub.connector.http;

import io.mpphub.connector.Endpoint;
import io.mpphub.connector.run.CallGuard;
import io.mpphub.connector.run.OperationContext;
import io.mpphub.connector.run.PemContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/**
 * The connections of one version of a connector, for all its operations. Limits the size of an
 * answer's head; {@link CallGuard} limits the duration of a call.
 */
final class HttpConnections implements HttpClientConfigurer, AutoCloseable {

  /** More than limits.requests, limits.concurrency and other agencies' checks take together. */
  private static final int MOST = 256;

  private static final Http1Config LIMITS =
      Http1Config.custom().setMaxLineLength(16_384).setMaxHeaderCount(200).build();

  private final PoolingHttpClientConnectionManager connections;

  /** Opens none yet. */
  HttpConnections(OperationContext operation) {
    Endpoint endpoint = operation.connector().endpoint();
    PoolingHttpClientConnectionManagerBuilder builder =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(LIMITS).build())
            .setMaxConnPerRoute(MOST)
            .setMaxConnTotal(MOST)
            .setDefaultConnectionConfig(
                ConnectionConfig.custom()
                    .setConnectTimeout(Timeout.of(endpoint.connectTimeout()))
                    .setSocketTimeout(Timeout.of(endpoint.timeout()))
                    .build());
    if (endpoint.tls() != null) {
      builder.setTlsSocketStrategy(tls(endpoint.tls(), operation));
    }
    this.connections = builder.build();
  }

  private static DefaultClientTlsStrategy tls(Endpoint.Tls tls, OperationContext operation) {
    try {
      return new DefaultClientTlsStrategy(
          new PemContext(tls, operation.secrets()).createSSLContext(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client
        .setConnectionManager(connections)
        .setConnectionManagerShared(true)
        .addExecInterceptorFirst("guard", CallGuard.INSTANCE)
        .addExecInterceptorBefore(
            ChainElement.MAIN_TRANSPORT.name(), "connected", CallGuard::connected);
  }

  @Override
  public void close() {
    connections.close();
  }
}
