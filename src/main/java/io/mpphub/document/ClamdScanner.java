package io.mpphub.document;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends files to clamd, command INSTREAM: chunks, each after its length, and a last one of none.
 */
final class ClamdScanner implements VirusScanner {

  private static final Logger LOG = LoggerFactory.getLogger(ClamdScanner.class);
  private static final byte[] COMMAND = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
  private static final int CHUNK = 64 * 1024;
  private static final int LONGEST_ANSWER = 4096;

  private final String host;
  private final int port;
  private final int timeoutMillis;

  ClamdScanner(String host, int port, Duration timeout) {
    this.host = host;
    this.port = port;
    this.timeoutMillis = Math.toIntExact(timeout.toMillis());
  }

  @Override
  public boolean isClean(Path file) throws IOException {
    try (Socket clamd = new Socket();
        InputStream content = Files.newInputStream(file)) {
      clamd.connect(new InetSocketAddress(host, port), timeoutMillis);
      clamd.setSoTimeout(timeoutMillis);
      String answer = scan(clamd, content);
      if (answer.endsWith(" FOUND")) {
        LOG.warn("A document is refused: {}", answer);
        return false;
      }
      if (answer.endsWith(": OK")) {
        return true;
      }
      throw new IOException("clamd can't tell: " + answer);
    }
  }

  private static String scan(Socket clamd, InputStream content) throws IOException {
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(clamd.getOutputStream(), CHUNK));
    try {
      out.write(COMMAND);
      byte[] chunk = new byte[CHUNK];
      for (int length; (length = content.read(chunk)) > 0; ) {
        out.writeInt(length);
        out.write(chunk, 0, length);
      }
      out.writeInt(0);
      out.flush();
    } catch (IOException broken) {
      // Clamd sends the reason, such as its own size limit, and hangs up.
      String answer = answer(clamd);
      if (answer.isEmpty()) {
        throw broken;
      }
      return answer;
    }
    return answer(clamd);
  }

  private static String answer(Socket clamd) throws IOException {
    byte[] answer = clamd.getInputStream().readNBytes(LONGEST_ANSWER);
    return new String(answer, StandardCharsets.US_ASCII).replace("\0", "").strip();
  }
}
