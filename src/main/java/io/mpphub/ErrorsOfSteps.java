package io.mpphub;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.AsyncCallback;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.AsyncProcessorConverterHelper;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.springframework.stereotype.Component;

/**
 * Makes an Error of a step, such as a stack that overflows or a class that can't be loaded, the
 * failure of its exchange. Camel 4.22 takes exceptions only: it goes on after an Error as if the
 * step had done its work, and a request ends with 200 and nothing in it.
 */
@Component
public class ErrorsOfSteps implements InterceptStrategy {

  @Override
  public Processor wrapProcessorInInterceptors(
      CamelContext context, NamedNode definition, Processor step, Processor next) {
    return new Step(AsyncProcessorConverterHelper.convert(step));
  }

  private static final class Step extends DelegateAsyncProcessor {

    Step(AsyncProcessor step) {
      super(step);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
      Call call = new Call(callback);
      boolean isSync;
      try {
        isSync = getProcessor().process(exchange, call);
      } catch (Error e) {
        call.state.set(Call.ENDED);
        exchange.setException(e);
        callback.done(true);
        return true;
      }
      if (call.state.getAndSet(Call.LEFT) == Call.DONE) {
        callback.done(isSync);
      }
      return isSync;
    }
  }

  /** Holds back that a step is done until it has returned: it may still throw. */
  private static final class Call implements AsyncCallback {

    static final int INSIDE = 0;
    static final int DONE = 1;
    static final int LEFT = 2;
    static final int ENDED = 3;

    private final AsyncCallback callback;
    private final Thread caller = Thread.currentThread();
    private final AtomicInteger state = new AtomicInteger(INSIDE);

    Call(AsyncCallback callback) {
      this.callback = callback;
    }

    @Override
    public void done(boolean doneSync) {
      if (Thread.currentThread() == caller && state.compareAndSet(INSIDE, DONE)) {
        return;
      }
      if (state.get() != ENDED) {
        callback.done(doneSync);
      }
    }
  }
}
