package io.mpphub.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTextTest {

  private static final String JSON = "{\"v\":\"café\"}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          application/json; charset=ISO-8859-1       | ISO-8859-1
          application/json;charset=latin1            | ISO-8859-1
          application/json; charset="windows-1252"   | windows-1252
          APPLICATION/JSON; CHARSET=Windows-1252     | windows-1252
          application/fhir+json; charset=ISO-8859-1  | ISO-8859-1
          text/html; charset=utf-16                  | UTF-16
          application/json; charset=UTF-16LE         | UTF-16LE
          application/json; charset="UTF-8"          | UTF-8
          application/fhir+json                      | UTF-8
          json                                       | UTF-8
          ``                                         | UTF-8
          """)
  void readsTheCharsetThatIsSaid(String type, String charset) throws Exception {
    assertThat(read(JSON.getBytes(Charset.forName(charset)), type)).isEqualTo(JSON);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"application/json", "application/json; charset=ISO-8859-1"})
  void believesAByteOrderMarkMoreThanWords(String type) throws Exception {
    for (String charset : new String[] {"UTF-8", "UTF-16BE", "UTF-16LE"}) {
      assertThat(read(("\uFEFF" + JSON).getBytes(Charset.forName(charset)), type))
          .as(charset)
          .isEqualTo(JSON);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "application/json; charset=x-nobody, is in a charset that the hub doesn't know",
    "application/json; charset=@, is in a charset that the hub doesn't know",
    "application/json; charset=US-ASCII, is not in the charset that its Content-Type says",
    "multipart/related; type=\"application/xop+xml\"; boundary=x, 'comes in parts (multipart, as MTOM"
        + " has it), which the hub doesn''t read'"
  })
  void refusesByNameWhatItCannotRead(String type, String fault) {
    assertThatThrownBy(() -> read(JSON.getBytes(StandardCharsets.UTF_8), type))
        .isInstanceOf(InvalidBodyException.class)
        .hasMessage(fault);
  }

  @ParameterizedTest
  @CsvSource({"ISO-8859-1, UTF-8", "UTF-16LE, ISO-8859-1", "ISO-8859-1, ISO-8859-1"})
  void leavesNoDeclarationThatIsNoLongerTrue(String charset, String declared) throws Exception {
    String xml = "<?xml version='1.0' encoding='" + declared + "'?><v>café</v>";

    byte[] body =
        BodyText.utf8(xml.getBytes(Charset.forName(charset)), "text/xml; charset=" + charset);

    assertThat(BodyFormat.XML.codec().read(body)).hasToString("{\"v\":\"café\"}");
  }

  @Test
  void leavesAnXmlDeclarationWhereNobodySaysMore() throws Exception {
    byte[] xml =
        "<?xml version='1.0' encoding='ISO-8859-1'?><v>café</v>"
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(BodyFormat.XML.codec().read(BodyText.utf8(xml, "application/soap+xml")))
        .hasToString("{\"v\":\"café\"}");
  }

  private static String read(byte[] body, String type) throws InvalidBodyException {
    return new String(BodyText.utf8(body, type), StandardCharsets.UTF_8);
  }
}
