package io.mpphub.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplaintsSandboxIT {

  private static final String COMPLAINT =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <lapor token="{5D0E6C1F-2E3B-4C3A-9A41-0198C1F27C3A}"><pelapor><email>siti@example.org</email>\
      <telpon>0812</telpon><namadepan>Siti</namadepan><namabelakang>_</namabelakang></pelapor>\
      <laporan rahasia="1" anonim="0"><isi>Lampu jalan &lt;padam&gt; &amp; gelap</isi></laporan></lapor>""";

  @TempDir static Path data;
  private static Sandbox sandbox;
  private static Caller channel;

  @BeforeAll
  static void start() {
    sandbox =
        Sandbox.start(
            SandboxSettings.of(Path.of("connectors"), data),
            Clock.systemUTC(),
            Set.of("complaints"));
    channel = new Caller(sandbox.findHttp("complaints").orElseThrow().url(), Map.of());
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @Test
  void takesAComplaintAndNumbersIt() throws IOException {
    var reply = submit(COMPLAINT);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text())
        .containsPattern("<trackingid> \\d{7}\\s+</trackingid>")
        .contains("<transaksiid><![CDATA[");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5D0E6C1F | 00000000 | Token",
        "<namabelakang>_</namabelakang> | <namabelakang/> | tidak lengkap",
        "Siti | '' | tidak lengkap",
        "rahasia=\"1\" | rahasia=\"true\" | tidak lengkap",
        "&amp; | & | XML",
        "lapor | laporan | XML"
      })
  void saysWhatIsWrongWithHttp200(String part, String other, String fault) throws IOException {
    var reply = submit(COMPLAINT.replace(part, other));

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).contains("<lapor><error>", fault).doesNotContain("trackingid");
  }

  @Test
  void readsNothingButTextXml() throws IOException {
    assertThat(channel.post("/api/stream/addstream", "application/json", "{}").status())
        .isEqualTo(415);
  }

  private static Caller.Reply submit(String complaint) throws IOException {
    return channel.post("/api/stream/addstream", "text/xml", complaint);
  }
}
