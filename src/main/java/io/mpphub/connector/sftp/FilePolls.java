package io.mpphub.connector.sftp;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Metrics;
import io.mpphub.connector.AgencyException.Reach;
import io.mpphub.connector.ByteSize;
import io.mpphub.connector.Receive;
import io.mpphub.connector.receive.LeftFiles;
import io.mpphub.connector.run.OperationContext;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Outcome of a look for files at an agency: reported to the connector's circuit breaker, and to the
 * log in one line, without others' text. A file is fetched when it looks as it did at the look
 * before: one that still grows is left alone, and none is waited for. One that can't be fetched is
 * passed over, told, counted as {@code hub.files.passed}, and among the {@link LeftFiles} for as
 * long as it lies there.
 */
final class FilePolls
    implements PollingConsumerPollStrategy, ExceptionHandler, GenericFileFilter<Object> {

  private static final Logger LOG = LoggerFactory.getLogger(FilePolls.class);

  /** The SFTP client takes such a name for a pattern, of which other files may be meant. */
  private static final Pattern PATTERN = Pattern.compile("[*?\\\\]");

  private final String route;
  private final long pause;
  private final ByteSize maxSize;
  private final CircuitBreaker breaker;
  private final LeftFiles left;
  private final OperationContext operation;

  /** Why files are left at this look, by their names; one whose name isn't known has its reason. */
  private final Map<String, String> reasons = new ConcurrentHashMap<>();

  private Map<String, String> before = Map.of();
  private Map<String, String> now = new HashMap<>();

  FilePolls(OperationContext operation, CircuitBreaker breaker, LeftFiles left) {
    this.operation = operation;
    this.left = left;
    this.route = operation.connector().name() + "." + operation.name();
    Receive.File receive = (Receive.File) operation.settings().receive();
    this.pause = receive.every().toSeconds();
    this.maxSize = receive.maxSize();
    this.breaker = breaker;
  }

  @Override
  public boolean begin(Consumer consumer, Endpoint endpoint) {
    if (!breaker.tryAcquirePermission()) {
      return false;
    }
    before = now;
    now = new HashMap<>();
    reasons.clear();
    return true;
  }

  @Override
  public boolean accept(GenericFile<Object> file) {
    String look = file.getLastModified() + " " + file.getFileLength();
    now.put(file.getFileName(), look);
    boolean isNew = !look.equals(before.get(file.getFileName()));
    String fault = fault(file);
    if (fault != null) {
      reasons.put(file.getFileName(), fault);
    }
    if (fault != null && isNew) {
      passed().increment();
      LOG.warn("{} leaves a file where it is: {}", route, fault);
    }
    return fault == null && !isNew;
  }

  /** Returns the reason for which a file can't be taken, null for none. */
  private String fault(GenericFile<Object> file) {
    if (file.getFileLength() > maxSize.bytes()) {
      return "it is longer than " + maxSize;
    }
    return PATTERN.matcher(file.getFileNameOnly()).find()
        ? "its name holds one of * ? \\, for which the file could not be moved afterwards"
        : null;
  }

  private Counter passed() {
    return Metrics.counter("hub.files.passed", "operation", route);
  }

  @Override
  public void commit(Consumer consumer, Endpoint endpoint, int files) {
    breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    left.found(operation.connector().name(), operation.name(), reasons.values());
  }

  @Override
  public boolean rollback(Consumer consumer, Endpoint endpoint, int tries, Exception cause) {
    breaker.onError(0, TimeUnit.NANOSECONDS, cause);
    LOG.warn("{} can't look for files: {}. It looks again in {} s", route, reason(cause), pause);
    return false;
  }

  static String reason(Exception cause) {
    SftpFailure failure = SftpFailure.of(cause);
    if (failure.code() == null) {
      return failure.reach() == Reach.NO_CONNECTION
          ? "the server can't be reached"
          : "the connection broke (" + cause.getClass().getSimpleName() + ")";
    }
    return switch (failure.code()) {
      case "host-key" -> "the server shows another host key than connector.yaml says";
      case "login" -> "the server refuses the hub's login";
      case "no-such-file" -> "the directory isn't there";
      case "permission-denied" -> "the server doesn't let the hub do it";
      default -> "the server fails";
    };
  }

  @Override
  public void handleException(Throwable exception) {
    handleException("", null, exception);
  }

  @Override
  public void handleException(String message, Throwable exception) {
    handleException(message, null, exception);
  }

  @Override
  public void handleException(String message, Exchange exchange, Throwable exception) {
    passed().increment();
    String why = exception instanceof Exception failure ? ofFile(failure) : "an error of the hub";
    reasons.put(name(exchange, why), why);
    LOG.warn(
        "{} leaves a file where it is ({}): {}. It is fetched again in {} s",
        route,
        exception.getClass().getSimpleName(),
        why,
        pause);
    LOG.debug("{} failed at a file", route, exception);
  }

  private static String name(Exchange exchange, String otherwise) {
    return exchange == null
        ? otherwise
        : exchange.getMessage().getHeader(Exchange.FILE_NAME, otherwise, String.class);
  }

  private static String ofFile(Exception failure) {
    return SftpFailure.of(failure).equals(SftpFailure.NONE)
        ? "the hub can't take it now"
        : reason(failure);
  }
}
