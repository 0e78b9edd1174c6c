package io.mpphub.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

  /** Answers each question with the next of its answers, and with the last from then on. */
  private static final class Names implements DnsResolver {

    private final List<String[]> answers = new ArrayList<>();

    Names then(String... addresses) {
      answers.add(addresses);
      return this;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
      if (host.matches("[0-9.:a-fA-Fx]+")) {
        return InetAddress.getAllByName(host);
      }
      String[] texts = answers.size() > 1 ? answers.remove(0) : answers.get(0);
      InetAddress[] addresses = new InetAddress[texts.length];
      for (int i = 0; i < texts.length; i++) {
        addresses[i] = InetAddress.getByName(texts[i]);
      }
      return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
      return host;
    }
  }

  private static Targets targets(Names names) {
    return new Targets(false, Set.of(443, 8443), names);
  }

  private final Targets targets = targets(new Names().then("93.184.216.34"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mall.example/hooks",
        "https://mall.example:8443/hooks?tenant=1",
        "https://93.184.216.34/",
        "https://[2606:2800:220:1:248:1893:25c8:1946]/"
      })
  void letsThePublicInternetBeCalled(String url) {
    assertThat(targets.fault(url)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://mall.example/, must begin with https://",
    "ftp://mall.example/, must begin with https://",
    "file:///etc/passwd, must be a URL",
    "mall.example, must be a URL",
    "https://mall.example/#part, must be a URL",
    "https://mall.example/ x, must be a URL",
    "https://{{LICENSING_KEY}}.example/, must be a URL",
    "https://user@mall.example/, must not hold a user or password",
    "https://user:secret@mall.example/, must not hold a user or password",
    "https://mall.example:0/, 'must have a port of 1 to 65535, or none'",
    "https://mall.example:65536/, 'must have a port of 1 to 65535, or none'",
    "https://mall.example:/, 'must have a port of 1 to 65535, or none'",
    "https://mall.example:0443/, 'must have a port of 1 to 65535, or none'",
    "https://mall.example:00/, 'must have a port of 1 to 65535, or none'",
    "https://[2606:2800:220:1:248:1893:25c8:1946]:/, 'must have a port of 1 to 65535, or none'",
    "https://mall.example:22/, must have one of the usual ports for HTTPS",
    "https://mall.example:6379/, must have one of the usual ports for HTTPS"
  })
  void refusesWhatIsNoAddressOfAReceiver(String url, String rule) {
    assertThat(targets.fault(url)).hasValue(rule);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "2130706433",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "198.18.0.1",
        "192.0.2.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[::ffff:10.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::127.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd00:ec2::254]",
        "[fec0::1]",
        "[ff02::1]",
        "[2001:db8::1]"
      })
  void refusesAddressesThatAreNotPublic(String host) {
    assertThat(targets.fault("https://" + host + "/"))
        .hasValue("must be a host on the public internet");
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "127.0.0.1", "::1", "169.254.169.254", "::ffff:192.168.0.1"})
  void refusesNamesThatStandForThem(String address) {
    assertThat(targets(new Names().then(address)).fault("https://inside.example/"))
        .hasValue("must be a host on the public internet");
    assertThat(targets(new Names().then("93.184.216.34", address)).fault("https://both.example/"))
        .hasValue("must be a host on the public internet");
  }

  @Test
  void looksAgainWhenItConnects() {
    Targets rebound = targets(new Names().then("93.184.216.34").then("127.0.0.1"));

    assertThat(rebound.fault("https://rebound.example/")).isEmpty();
    assertThatThrownBy(() -> rebound.resolve("rebound.example"))
        .isInstanceOf(Targets.ForbiddenAddressException.class);
  }

  @Test
  void letsAllBeCalledWhereThatIsAllowed() {
    Targets open = new Targets(true, Set.of(443), new Names().then("10.0.0.1"));

    assertThat(open.fault("http://127.0.0.1:8080/hook")).isEmpty();
    assertThat(open.fault("https://inside.example/")).isEmpty();
    assertThat(open.fault("ftp://inside.example/")).isPresent();
    assertThat(open.fault("https://inside.example:0/")).isPresent();
    assertThat(open.fault("http://10.0.0.1:99999/hook")).isPresent();
    assertThat(open.fault("http://127.0.0.1:/")).isPresent();
    assertThat(open.fault("http://127.0.0.1:08/")).isPresent();
    assertThat(open.fault("http://10.0.0.1:65535/hook")).isEmpty();
    assertThat(open.fault("http://[::1]:8080/hook")).isEmpty();
    assertThat(open.fault("http://a:b@inside.example/")).isPresent();
  }
}
