package io.mpphub.console.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.servlet.FlashMap;

class FlashCookieTest {

  private final FlashCookie hub = new FlashCookie();
  private final FlashCookie otherHub = new FlashCookie();

  @Test
  void tellsAtAnotherHubWhatWasDoneAtThisOne() {
    FlashMap said = said("done", "Message ‘7’ is on its way; \"again\"");
    said.put("refused", List.of("8: gone", "9: gone"));

    assertThat(told(cookie(said))).containsExactlyInAnyOrderEntriesOf(said);
  }

  @Test
  void tellsItOnce() {
    MockHttpServletResponse response = new MockHttpServletResponse();

    otherHub.retrieveAndUpdate(page(cookie(said("done", "It is done."))), response);

    assertThat(response.getCookie(FlashCookie.NAME).getMaxAge()).isZero();
  }

  @Test
  void tellsItOnlyAtThePageItIsFor() {
    MockHttpServletRequest elsewhere = page(cookie(said("done", "It is done.")));
    elsewhere.setRequestURI("/ops/messages");
    MockHttpServletResponse response = new MockHttpServletResponse();

    assertThat((Object) otherHub.retrieveAndUpdate(elsewhere, response)).isNull();
    assertThat(response.getCookies()).isEmpty();
  }

  @Test
  void fitsIntoACookieHoweverMuchThereIsToSay() {
    FlashMap said = said("done", "x".repeat(100));
    said.put("refused", IntStream.range(0, 500).mapToObj(n -> n + ": " + "x".repeat(300)).toList());

    Cookie cookie = cookie(said);

    assertThat(cookie.getValue()).hasSizeLessThan(4000);
    assertThat(told(cookie))
        .extractingByKey("refused")
        .asInstanceOf(LIST)
        .hasSize(11)
        .last()
        .isEqualTo("… and 490 more.");
  }

  @Test
  void ignoresWhatIsNotFromAHub() {
    for (String value : List.of("", "%%%", "bm90IEpTT04", "e30", "WzEsMl0")) {
      assertThat(told(new Cookie(FlashCookie.NAME, value))).as(value).isNullOrEmpty();
    }
  }

  private static FlashMap said(String name, Object text) {
    FlashMap said = new FlashMap();
    said.put(name, text);
    said.setTargetRequestPath("/ops/dead-letters");
    return said;
  }

  private Cookie cookie(FlashMap said) {
    MockHttpServletResponse response = new MockHttpServletResponse();
    hub.saveOutputFlashMap(said, new MockHttpServletRequest("POST", "/ops/letters"), response);
    return response.getCookie(FlashCookie.NAME);
  }

  private Map<String, Object> told(Cookie cookie) {
    return otherHub.retrieveAndUpdate(page(cookie), new MockHttpServletResponse());
  }

  private static MockHttpServletRequest page(Cookie cookie) {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/ops/dead-letters");
    request.setCookies(cookie);
    return request;
  }
}
