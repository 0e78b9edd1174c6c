package io.mpphub.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

  @ParameterizedTest
  @CsvSource({
    "203.0.113.7, 203.0.113.7",
    "::ffff:203.0.113.7, 203.0.113.7",
    "2001:db8:1:2:3:4:5:6, 2001:db8:1:2:0:0:0:0",
    "2001:db8:1:2::9, 2001:db8:1:2:0:0:0:0"
  })
  void isAnIpv4AddressOrAnIpv6Network(String address, String network) throws UnknownHostException {
    assertThat(Network.of(address)).isEqualTo(network);
    assertThat(Network.of(InetAddress.getByName(address))).isEqualTo(network);
  }
}
