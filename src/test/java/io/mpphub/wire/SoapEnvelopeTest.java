package io.mpphub.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mpphub.wire.UsernameToken.Password;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SoapEnvelopeTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-24T01:02:03.456Z"), ZoneOffset.UTC);
  private static final byte[] NONCE = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private final XmlCodec xml = new XmlCodec();

  @Test
  void wrapsTheBodyInItsOwnNamespace() throws Exception {
    JsonNode message = JSON.readTree("{\"Ask\":{\"@xmlns\":\"urn:tax\",\"nik\":\"1\"}}");

    assertThat(text(new SoapEnvelope(SoapVersion.V1_1, null).write(message)))
        .endsWith(
            "<soapenv:Envelope xmlns:soapenv=\"http://schemas.xmlsoap.org/soap/envelope/\">"
                + "<soapenv:Body><Ask xmlns=\"urn:tax\"><nik>1</nik></Ask></soapenv:Body>"
                + "</soapenv:Envelope>");
    assertThat(text(new SoapEnvelope(SoapVersion.V1_2, null).write(message)))
        .contains("xmlns:soapenv=\"http://www.w3.org/2003/05/soap-envelope\"");
  }

  @Test
  void namesTheActionAsTheVersionWants() {
    assertThat(new SoapEnvelope(SoapVersion.V1_1, null).headers("urn:ask"))
        .containsEntry("Content-Type", "text/xml; charset=utf-8")
        .containsEntry("SOAPAction", "\"urn:ask\"");
    assertThat(new SoapEnvelope(SoapVersion.V1_2, null).headers("urn:ask"))
        .containsOnlyKeys("Content-Type")
        .containsEntry("Content-Type", "application/soap+xml; charset=utf-8; action=\"urn:ask\"");
    assertThat(new SoapEnvelope(SoapVersion.V1_2, null).headers(""))
        .containsEntry("Content-Type", "application/soap+xml; charset=utf-8");
  }

  @Test
  void unwrapsTheBody() throws Exception {
    String answer =
        """
        <?xml version="1.0" encoding="utf-8"?>
        <S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/">
          <S:Header><x xmlns="urn:x">1</x></S:Header>
          <S:Body xmlns:w="urn:w" w:Id="b">
            <t:Answer xmlns:t="urn:tax"><clear>true</clear></t:Answer>
          </S:Body>
        </S:Envelope>""";

    assertThat(read(answer).toString()).isEqualTo("{\"Answer\":{\"clear\":\"true\"}}");
  }

  @Test
  void readsAnEmptyBody() throws Exception {
    assertThat(read("<Envelope><Body/></Envelope>").toString()).isEqualTo("{}");
    assertThat(read("<Envelope><Body> </Body></Envelope>").toString()).isEqualTo("{}");
  }

  @Test
  void readsFaultsOfBothVersionsAlike() throws Exception {
    String older =
        """
        <s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault>
          <faultcode>s:Client</faultcode><faultstring>No such taxpayer</faultstring>
          <detail><e:Reason xmlns:e="urn:tax">404</e:Reason></detail>
        </s:Fault></s:Body></s:Envelope>""";
    String newer =
        """
        <s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope"><s:Body><s:Fault>
          <s:Code><s:Value>s:Sender</s:Value></s:Code>
          <s:Reason><s:Text xml:lang="en">No such taxpayer</s:Text>
            <s:Text xml:lang="id">Tidak ada</s:Text></s:Reason>
          <s:Detail><e:Reason xmlns:e="urn:tax">404</e:Reason></s:Detail>
        </s:Fault></s:Body></s:Envelope>""";

    assertThat(read(older).toString())
        .isEqualTo(
            "{\"fault\":{\"code\":\"Client\",\"reason\":\"No such taxpayer\","
                + "\"detail\":{\"Reason\":\"404\"}}}");
    assertThat(read(newer)).isEqualTo(read(older));
  }

  @Test
  void takesTheServicesOwnFaultCode() throws Exception {
    assertThat(fault("<faultcode>NOT-FOUND</faultcode>").path("code").asText())
        .isEqualTo("NOT-FOUND");
    assertThat(
            fault(
                    "<Code><Value>s:Sender</Value><Subcode><Value>t:A</Value><Subcode>"
                        + "<Value>t:NotFound</Value></Subcode></Subcode></Code>")
                .path("code")
                .asText())
        .isEqualTo("NotFound");
  }

  @Test
  void readsAFaultThatSaysNothing() throws Exception {
    assertThat(fault("").toString()).isEqualTo("{\"code\":\"\",\"reason\":\"\"}");
    assertThat(fault("<faultcode>s:Server</faultcode><detail/>").toString())
        .isEqualTo("{\"code\":\"Server\",\"reason\":\"\"}");
    assertThat(fault("<Code><Value>s:Receiver</Value></Code>").path("code").asText())
        .isEqualTo("Server");
  }

  @Test
  void refusesWhatIsNoEnvelope() {
    assertThatThrownBy(() -> read("<html><body>Bad gateway</body></html>"))
        .isInstanceOf(InvalidBodyException.class)
        .hasMessage("is XML, but no SOAP envelope with a body");
    assertThatThrownBy(() -> read("<!DOCTYPE x><Envelope><Body/></Envelope>"))
        .isInstanceOf(InvalidBodyException.class)
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void sendsThePasswordAsText() throws Exception {
    JsonNode token = token(Password.TEXT);

    assertThat(token.path("Username").asText()).isEqualTo("hub");
    assertThat(token.path("Password").path("#text").asText()).isEqualTo("pa<ss");
    assertThat(token.path("Password").path("@Type").asText()).endsWith("#PasswordText");
    assertThat(token.has("Nonce")).isFalse();
  }

  @Test
  void sendsThePasswordAsDigest() throws Exception {
    JsonNode token = token(Password.DIGEST);

    MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
    sha1.update(NONCE);
    sha1.update("2026-11-24T01:02:03.456Zpa<ss".getBytes(StandardCharsets.UTF_8));
    assertThat(token.path("Password").path("@Type").asText()).endsWith("#PasswordDigest");
    assertThat(token.path("Password").path("#text").asText())
        .isEqualTo(Base64.getEncoder().encodeToString(sha1.digest()));
    assertThat(token.path("Nonce").path("#text").asText())
        .isEqualTo(Base64.getEncoder().encodeToString(NONCE));
    assertThat(token.path("Nonce").path("@EncodingType").asText()).endsWith("#Base64Binary");
    assertThat(token.path("Created").asText()).isEqualTo("2026-11-24T01:02:03.456Z");
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void makesTheServiceUnderstandTheToken(SoapVersion version) throws Exception {
    UsernameToken token = new UsernameToken("hub", "x", Password.TEXT, CLOCK);
    byte[] written = new SoapEnvelope(version, token).write(JSON.readTree("{\"Ask\":\"\"}"));

    assertThat(text(written)).contains("soapenv:mustUnderstand=\"1\"");
  }

  private JsonNode token(Password kind) throws Exception {
    UsernameToken token = new UsernameToken("hub", "pa<ss", kind, CLOCK, () -> NONCE);
    byte[] written =
        new SoapEnvelope(SoapVersion.V1_1, token).write(JSON.readTree("{\"Ask\":\"\"}"));
    return xml.read(written).at("/Envelope/Header/Security/UsernameToken");
  }

  private static JsonNode fault(String content) throws InvalidBodyException {
    return read("<Envelope><Body><Fault>" + content + "</Fault></Body></Envelope>").path("fault");
  }

  private static JsonNode read(String document) throws InvalidBodyException {
    return new SoapEnvelope(SoapVersion.V1_1, null).read(document.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
