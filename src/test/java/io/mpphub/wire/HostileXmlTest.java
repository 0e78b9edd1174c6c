package io.mpphub.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an attacker sends to a parser. */
class HostileXmlTest {

  private final XmlCodec xml = new XmlCodec();

  @Test
  void fetchesNoExternalEntity(@TempDir Path folder) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.txt"), "s3cret");
    AtomicInteger requests = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/evil.dtd";
      refused("<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><a>&x;</a>")
          .hasMessageContaining("DOCTYPE");
      refused("<!DOCTYPE a SYSTEM \"" + url + "\"><a/>").hasMessageContaining("DOCTYPE");
      refused("<!DOCTYPE a [<!ENTITY % x SYSTEM \"" + url + "\"> %x;]><a/>")
          .hasMessageContaining("DOCTYPE");
    } finally {
      server.stop(0);
    }
    assertThat(requests).hasValue(0);
  }

  @Test
  void expandsNoEntities() {
    StringBuilder laughs = new StringBuilder("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 10; i++) {
      laughs.append("<!ENTITY l%d \"%s\">".formatted(i, ("&l" + (i - 1) + ";").repeat(10)));
    }
    refused(laughs + "]><a>&l9;</a>").hasMessageContaining("DOCTYPE");
  }

  @Test
  void expandsNoLongEntityOften() {
    String big = "x".repeat(50_000);
    refused("<!DOCTYPE a [<!ENTITY x \"" + big + "\">]><a>" + "&x;".repeat(50_000) + "</a>")
        .hasMessageContaining("DOCTYPE");
  }

  @Test
  void knowsNoEntityButXmlsOwn() {
    refused("<a>&nbsp;</a>");
    refused("<a x=\"&x;\"/>");
  }

  @Test
  void limitsDepth() throws Exception {
    int most = XmlCodec.MAX_DEPTH;
    assertThat(xml.read(utf8("<a>".repeat(most) + "</a>".repeat(most)))).isNotEmpty();
    refused("<a>".repeat(most + 1) + "</a>".repeat(most + 1))
        .hasMessageContaining("beyond the limits")
        .hasMessageContaining("100");
    refused("<a>".repeat(1_000_000)).hasMessageContaining("beyond the limits");
  }

  @Test
  void limitsAttributes() {
    StringBuilder many = new StringBuilder("<a");
    for (int i = 0; i <= XmlCodec.MAX_ATTRIBUTES; i++) {
      many.append(" x").append(i).append("=\"1\"");
    }
    refused(many + "/>").hasMessageContaining("beyond the limits");
    refused("<a x=\"" + "1".repeat(XmlCodec.MAX_ATTRIBUTE_LENGTH + 10) + "\"/>")
        .hasMessageContaining("beyond the limits");
  }

  @Test
  void limitsTexts() {
    refused("<a>" + "1".repeat(XmlCodec.MAX_TEXT_LENGTH + 10_000) + "</a>")
        .hasMessageContaining("beyond the limits");
    refused("<a>" + "<![CDATA[1111]]>".repeat(XmlCodec.MAX_TEXT_LENGTH / 4 + 10_000) + "</a>")
        .hasMessageContaining("beyond the limits");
  }

  @Test
  void limitsTheNumberOfElements() {
    refused("<a>" + "<b/>".repeat(XmlCodec.MAX_ELEMENTS) + "</a>")
        .hasMessageContaining("beyond the limits");
  }

  private AbstractThrowableAssert<?, ? extends Throwable> refused(String document) {
    return assertThatThrownBy(() -> xml.read(utf8(document)))
        .isInstanceOf(InvalidBodyException.class);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
