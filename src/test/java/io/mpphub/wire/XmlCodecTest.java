package io.mpphub.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class XmlCodecTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private final XmlCodec xml = new XmlCodec();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <a/>                                    | {"a":""}
          <a></a>                                 | {"a":""}
          <a>Siti &amp; Budi</a>                  | {"a":"Siti & Budi"}
          <a><![CDATA[1 < 2]]> yes</a>            | {"a":"1 < 2 yes"}
          <a>&#83;iti</a>                         | {"a":"Siti"}
          <a><b>1</b><c/></a>                     | {"a":{"b":"1","c":""}}
          <a><b>1</b><b>2</b><b>3</b></a>         | {"a":{"b":["1","2","3"]}}
          <a><b>1</b><c/><b>2</b></a>             | {"a":{"b":["1","2"],"c":""}}
          <a x="1"/>                              | {"a":{"@x":"1"}}
          <a x="1"> t </a>                        | {"a":{"@x":"1","#text":" t "}}
          <a> <b>1</b> t </a>                     | {"a":{"b":"1","#text":"t"}}
          <p:a xmlns:p="u" p:x="1"><p:b/></p:a>   | {"a":{"@x":"1","b":""}}
          <a xmlns="u"><b/></a>                   | {"a":{"b":""}}
          <!-- c --><a><?pi x?><b>1<!-- c -->2</b></a> | {"a":{"b":"12"}}
          <a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><b xsi:nil="true"/><c xsi:type="t">1</c></a> | {"a":{"b":null,"c":"1"}}
          """)
  void readsByTheConvention(String document, String expected) throws Exception {
    assertThat(xml.read(utf8(document)).toString()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":""}                                     | <a/>
          {"a":"1 < 2 & \\"3\\""}                      | <a>1 &lt; 2 &amp; "3"</a>
          {"a":{"@x":"<\\"&","#text":"t"}}             | <a x="&lt;&quot;&amp;">t</a>
          {"a":{"b":["1","2"],"c":null,"d":[]}}        | <a><b>1</b><b>2</b></a>
          {"a":{"b":1.50,"c":true,"d":12345678901234,"e":1.5E+10}} | <a><b>1.5</b><c>true</c><d>12345678901234</d><e>15000000000</e></a>
          {"a":{"@xmlns":"u","b":{"c":"1"},"d":{"@xmlns":"","#text":"2"}}} | <a xmlns="u"><b><c>1</c></b><d xmlns="">2</d></a>
          {"a":{"@x":null,"#text":null}}               | <a/>
          """)
  void writesByTheConvention(String message, String expected) throws Exception {
    String written = new String(xml.write(JSON.readTree(message)), StandardCharsets.UTF_8);

    assertThat(written.replaceFirst("<\\?xml version=.1.0. encoding=.UTF-8.\\?>", ""))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "ISO-8859-1", "windows-1252", "UTF-16"})
  void readsTheCharsetOfTheDeclaration(String charset) throws Exception {
    String document = "<?xml version=\"1.0\" encoding=\"" + charset + "\"?><a>Poskésmas</a>";

    assertThat(xml.read(document.getBytes(Charset.forName(charset))).path("a").asText())
        .isEqualTo("Poskésmas");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "  ", "{}", "<a>", "<a></b>", "<a/><b/>", "<a x=1/>", "<a x='1' x='2'/>", "x"})
  void refusesWhatIsNotXml(String document) {
    assertThatThrownBy(() -> xml.read(utf8(document)))
        .isInstanceOf(InvalidBodyException.class)
        .hasMessageStartingWith("is not well-formed XML (line 1");
  }

  @Test
  void neverQuotesTheDocument() {
    assertThatThrownBy(() -> xml.read(utf8("<a><nik>3508104101900001</nuk></a>")))
        .hasMessageNotContaining("3508104101900001")
        .hasMessageNotContaining("nuk");
  }

  @Test
  void readsABrokenCharset() {
    byte[] latin = "<a>Poskésmas</a>".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> xml.read(latin)).isInstanceOf(InvalidBodyException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"a\":\"\",\"b\":\"\"}",
        "{\"a\":[\"1\",\"2\"]}",
        "{\"a\":null}",
        "\"a\"",
        "{\"a\":{\"b\":[[1],[2]]}}",
        "{\"a\":{\"@x\":{}}}",
        "{\"a b\":\"\"}",
        "{\"a\":{\"1\":\"\"}}",
        "{\"a\":{\"@x y\":\"\"}}",
        "{\"a><b\":\"\"}"
      })
  void refusesWhatXmlCannotCarry(String message) throws Exception {
    JsonNode tree = JSON.readTree(message);

    assertThatThrownBy(() -> xml.write(tree)).isInstanceOf(InvalidBodyException.class);
  }

  @Test
  void replacesCharactersThatXmlForbids() throws Exception {
    JsonNode message = JSON.createObjectNode().put("a", "bell \u0007, nul \u0000, half \ud83d.");

    assertThat(xml.read(xml.write(message)).path("a").asText())
        .isEqualTo("bell \uFFFD, nul \uFFFD, half \uFFFD.");
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
