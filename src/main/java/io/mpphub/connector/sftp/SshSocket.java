package io.mpphub.connector.sftp;

import com.jcraft.jsch.Proxy;
import com.jcraft.jsch.SocketFactory;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * The connection of one SSH client, which another thread can break off, and over which the server
 * can say no more than it is allowed. It is no proxy: that is where JSch lets one in.
 */
final class SshSocket implements Proxy {

  private volatile Socket socket = new Socket();
  private volatile InputStream in;
  private volatile long allowed = Long.MAX_VALUE;

  @Override
  public void connect(SocketFactory factory, String host, int port, int timeout)
      throws IOException {
    Socket fresh = new Socket();
    socket = fresh;
    fresh.connect(new InetSocketAddress(host, port), timeout);
    in = new Bounded(fresh.getInputStream());
  }

  /** From now on the server may say so much. */
  void allow(long bytes) {
    allowed = bytes;
  }

  /** Closes the socket; a reader or writer fails. Does not wait. */
  void breakOff() {
    try {
      socket.close();
    } catch (IOException e) {
      // Then it is closed all the same.
    }
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    try {
      return socket.getOutputStream();
    } catch (IOException e) {
      return OutputStream.nullOutputStream(); // It is closed: reading fails.
    }
  }

  @Override
  public Socket getSocket() {
    return socket;
  }

  @Override
  public void close() {
    breakOff();
  }

  private final class Bounded extends FilterInputStream {

    Bounded(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() throws IOException {
      return counted(super.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int read = super.read(bytes, offset, length);
      return counted(read, read);
    }

    private int counted(int result, int bytes) throws IOException {
      allowed -= Math.max(0, bytes);
      if (allowed < 0) {
        throw new IOException("more than expected");
      }
      return result;
    }
  }
}
