package io.mpphub.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import org.apache.catalina.valves.RemoteIpValve;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownProxiesTest {

  @ParameterizedTest
  @ValueSource(strings = {"10\\.0\\.0\\.\\d+", "10.0.0.0/24", "192.168.0.0/16, 10.0.0.0/8"})
  void knowsThoseWhomTheServerBelieves(String addresses) {
    RemoteIpValve valve = new RemoteIpValve();
    valve.setInternalProxies(addresses);
    valve.setTrustedProxies("203.0.113.7");
    Predicate<String> proxies = KnownProxies.of(List.of(valve));

    assertThat(List.of("10.0.0.1", "203.0.113.7")).allMatch(proxies);
    assertThat(List.of("11.0.0.1", "203.0.113.8", "2001:db8::1")).noneMatch(proxies);
  }

  @Test
  void knowsNobodyWhereTheServerBelievesNobody() {
    assertThat(KnownProxies.of(List.of()).test("127.0.0.1")).isFalse();
  }
}
