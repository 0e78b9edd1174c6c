package io.mpphub.mall;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/**
 * Passes a stream of the hub on to a browser, piece by piece as it comes. Holds no thread in
 * between. Ends with either of the two.
 */
final class Relay implements Flow.Subscriber<List<ByteBuffer>>, AsyncListener {

  private final AsyncContext browser;
  private final ServletOutputStream out;
  private volatile Flow.Subscription hub;

  /**
   * @param browser a request that is asynchronous already
   * @throws IOException when the browser is gone
   */
  Relay(AsyncContext browser) throws IOException {
    this.browser = browser;
    this.out = browser.getResponse().getOutputStream();
    browser.setTimeout(0);
    browser.addListener(this);
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    hub = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    try {
      for (ByteBuffer piece : pieces) {
        byte[] bytes = new byte[piece.remaining()];
        piece.get(bytes);
        out.write(bytes);
      }
      out.flush();
      hub.request(1);
    } catch (IOException | IllegalStateException browserGone) {
      hub.cancel();
      browser.complete();
    }
  }

  @Override
  public void onError(Throwable hubGone) {
    browser.complete();
  }

  @Override
  public void onComplete() {
    browser.complete();
  }

  @Override
  public void onError(AsyncEvent event) {
    hub.cancel();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    hub.cancel();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    hub.cancel();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // Nothing starts it anew.
  }
}
