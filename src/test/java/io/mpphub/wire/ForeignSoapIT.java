package io.mpphub.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mpphub.peer.NodePeer;
import io.mpphub.wire.UsernameToken.Password;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The envelopes against a SOAP server of another maker, npm's {@code soap}. */
class ForeignSoapIT {

  private static final String NAMESPACE = "urn:bapenda:pajak-daerah";
  private static NodePeer office;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void startOffice() {
    office =
        NodePeer.start("tax-office.js", Map.of("TAX_USER", "hub", "TAX_PASSWORD", "p&ss<word>"));
  }

  @AfterAll
  static void stopOffice() {
    office.close();
  }

  @ParameterizedTest
  @EnumSource(SoapVersion.class)
  void asksAndUnderstands(SoapVersion version) throws Exception {
    JsonNode answer = ask(version, Password.DIGEST, "p&ss<word>", "3508101505850002");

    JsonNode debts = answer.at("/CekTunggakanResponse/tunggakan");
    assertThat(debts).hasSize(2);
    assertThat(debts.get(0).path("nilai").asText()).isEqualTo("1.250.000,00");
    assertThat(ask(version, Password.TEXT, "p&ss<word>", "3508104101900001").toString())
        .isEqualTo(
            "{\"CekTunggakanResponse\":{\"nik\":\"3508104101900001\",\"status\":\"LUNAS\","
                + "\"tglCek\":\"24-11-2026\",\"jumlahTunggakan\":\"0,00\"}}");
  }

  @Test
  void readsFaultsOfBothVersions() throws Exception {
    for (String nik : new String[] {"3508100101800013", "3508100101800502", "3508100101800200"}) {
      JsonNode older = ask(SoapVersion.V1_1, Password.DIGEST, "p&ss<word>", nik).path("fault");
      JsonNode newer = ask(SoapVersion.V1_2, Password.DIGEST, "p&ss<word>", nik).path("fault");

      assertThat(older.path("code").asText()).isIn("Client", "Server");
      assertThat(newer.path("code").asText()).isEqualTo(older.at("/detail/kode").asText());
      assertThat(newer.path("reason")).isEqualTo(older.path("reason"));
      assertThat(newer.path("detail")).isEqualTo(older.path("detail"));
    }
  }

  @ParameterizedTest
  @EnumSource(Password.class)
  void isRefusedWithAnotherPassword(Password kind) throws Exception {
    JsonNode answer = ask(SoapVersion.V1_1, kind, "guess", "3508104101900001");

    assertThat(answer.at("/fault/code").asText()).isEqualTo("AuthenticationFailure");
  }

  private JsonNode ask(SoapVersion version, Password kind, String password, String nik)
      throws Exception {
    UsernameToken token = new UsernameToken("hub", password, kind, Clock.systemUTC());
    SoapEnvelope envelope = new SoapEnvelope(version, token);
    ObjectNode message = JsonNodeFactory.instance.objectNode();
    message.putObject("CekTunggakan").put("@xmlns", NAMESPACE).put("nik", nik);
    String path = version == SoapVersion.V1_1 ? "/ws/pajak" : "/ws12/pajak";
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + office.port() + path))
            .POST(BodyPublishers.ofByteArray(envelope.write(message)));
    envelope.headers(NAMESPACE + "/CekTunggakan").forEach(request::header);
    HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
    return envelope.read(answer.body());
  }
}
