package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionalTaxSandboxIT {

  private static final String NAMESPACE = "urn:bapenda:pajak-daerah";
  private static final String ACTION = "\"" + NAMESPACE + "/CekTunggakan\"";

  @TempDir static Path data;
  private static Sandbox sandbox;

  @BeforeAll
  static void start() {
    sandbox =
        Sandbox.start(
            SandboxSettings.of(Path.of("connectors"), data),
            new SettableClock(Instant.parse("2026-11-24T03:00:00Z")),
            Set.of("regional-tax"));
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "3508104101900001 | <soapenv:Body> | <tns:status>LUNAS</tns:status>",
        "3508101505850002 | <S:Body> | <ns2:jumlahTunggakan>2.550.500,00</ns2:jumlahTunggakan>",
        "3508105203880003 | <soap:Body> | <p:nop xsi:nil=\"true\"/>",
        "3508112207870004 | <SOAP-ENV:Body> | <jumlahTunggakan>0</jumlahTunggakan>"
      })
  void answersWithOtherPrefixesEachTime(String nik, String body, String part) throws IOException {
    var reply = ask(ACTION, request(nik, "demo-tax", "demo-tax-password"));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).contains(body, part, "24-11-2026").doesNotContain("{{");
  }

  @ParameterizedTest
  @CsvSource({
    "3508100101800013, demo-tax, demo-tax-password, soap:Client, NIK tidak terdaftar",
    "3508100101800011, demo-tax, demo-tax-password, soap:Client, nonaktif",
    "3508100101800005, demo-tax, demo-tax-password, soap:Server, ORA-12541",
    "3508104101900001, demo-tax, wrong, wsse:FailedAuthentication, security token",
    "3508104101900001, wrong, demo-tax-password, wsse:FailedAuthentication, security token"
  })
  void answersWithAFaultAndHttp500(
      String nik, String user, String password, String code, String text) throws IOException {
    var reply = ask(ACTION, request(nik, user, password));

    assertThat(reply.status()).isEqualTo(500);
    assertThat(reply.text()).contains("<soap:Fault>", ">" + code + "<", text);
  }

  @Test
  void wantsItsActionAndAHeader() throws IOException {
    String request = request("3508104101900001", "demo-tax", "demo-tax-password");

    assertThat(ask("\"urn:other\"", request).text()).contains("SOAPAction");
    assertThat(ask(ACTION, request.replaceAll("<soapenv:Header>.*</soapenv:Header>", "")).text())
        .contains("wsse:FailedAuthentication");
    assertThat(ask(ACTION, "<a/>").text()).contains("unable to read");
    assertThat(ask(NAMESPACE + "/CekTunggakan", request).status()).isEqualTo(200);
  }

  @Test
  void takesThePasswordAsADigestToo() throws IOException {
    String text =
        request("3508104101900001", "demo-tax", "demo-tax-password")
            .replace("#PasswordText", "#PasswordDigest");
    // The digest of this nonce, this time and the password.
    String digest =
        text.replace("demo-tax-password", "%s")
            .replace(
                "</wsse:Password>",
                "</wsse:Password><wsse:Nonce>AAECAwQFBgcICQoLDA0ODw==</wsse:Nonce><wsu:Created"
                    + " xmlns:wsu=\"http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd\">"
                    + "2026-11-24T03:00:00Z</wsu:Created>");

    assertThat(ask(ACTION, text).text()).contains("wsse:FailedAuthentication");
    assertThat(ask(ACTION, digest.formatted("7sc+IVuLo7/tL7Cyn5H4f02ml5g=")).status())
        .isEqualTo(200);
    assertThat(ask(ACTION, digest.formatted("AAAA")).text()).contains("wsse:FailedAuthentication");
  }

  @Test
  void describesItself() throws IOException {
    var reply = new Caller(url(), Map.of()).get("/ws/pajak?wsdl");

    assertThat(reply.text()).contains("soapAction=" + ACTION, url() + "/ws/pajak");
  }

  private static java.net.URI url() {
    return sandbox.findHttp("regional-tax").orElseThrow().url();
  }

  private static Caller.Reply ask(String action, String envelope) throws IOException {
    return new Caller(url(), Map.of("SOAPAction", action))
        .post("/ws/pajak", "text/xml; charset=utf-8", envelope);
  }

  private static String request(String nik, String user, String password) {
    return """
    <soapenv:Envelope xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/">\
    <soapenv:Header><wsse:Security soapenv:mustUnderstand="1" \
    xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">\
    <wsse:UsernameToken><wsse:Username>%s</wsse:Username><wsse:Password \
    Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText">\
    %s</wsse:Password></wsse:UsernameToken></wsse:Security></soapenv:Header>\
    <soapenv:Body><q:CekTunggakan xmlns:q="%s"><q:nik>%s</q:nik></q:CekTunggakan></soapenv:Body>\
    </soapenv:Envelope>"""
        .formatted(user, password, NAMESPACE, nik);
  }
}
