package io.mpphub.cli.doctor;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Does the host's name lead anywhere, and does someone listen there? */
record NetworkCheck(Address address, Duration patience) {

  /** The second is missing when the first fails. */
  List<Finding> findings() {
    Finding name = name();
    return name.isFailure() ? List.of(name) : List.of(name, connection());
  }

  private Finding name() {
    try {
      String found =
          Arrays.stream(InetAddress.getAllByName(address.host()))
              .map(InetAddress::getHostAddress)
              .collect(Collectors.joining(", "));
      return Finding.ok("dns", address.host() + " is " + found);
    } catch (UnknownHostException e) {
      return Finding.fail(
          "dns",
          "nothing is known of the name " + address.host(),
          "check the host in the endpoint's URL, and that this machine's DNS knows the agency's network");
    }
  }

  private Finding connection() {
    long start = System.nanoTime();
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address.host(), address.port()), (int) patience.toMillis());
      long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
      return Finding.ok("tcp", address + " answers in " + millis + " ms");
    } catch (SocketTimeoutException e) {
      return Finding.fail(
          "tcp",
          address + " does not answer within " + patience.toMillis() + " ms",
          "a firewall seems to be in between: ask the agency to let this machine's address in");
    } catch (ConnectException e) {
      return Finding.fail(
          "tcp",
          "nobody listens at " + address,
          "check the port in the endpoint's URL, and ask the agency whether its system is up");
    } catch (IOException e) {
      return Finding.fail(
          "tcp", "there is no way to " + address, "check this machine's network and VPN");
    }
  }
}
