package io.mpphub.console.frame;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * Carries what a page is to say after a redirect in a cookie, since the redirect may lead to
 * another hub: texts and lists of texts, which pages escape. Long ones are cut off.
 */
@Component("flashMapManager")
class FlashCookie extends AbstractFlashMapManager {

  static final String NAME = "hub-said";

  /** Of all texts together, about: browsers keep 4 KB, and Base64 takes a third. */
  private static final int ROOM = 2000;

  private static final int MOST_LINES = 10;

  private final JsonMapper json = new JsonMapper();

  @Override
  protected List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
    Cookie cookie = WebUtils.getCookie(request, NAME);
    if (cookie == null || cookie.getValue().isEmpty()) {
      return null;
    }
    List<FlashMap> maps = new ArrayList<>();
    try {
      JsonNode said = json.readTree(Base64.getUrlDecoder().decode(cookie.getValue()));
      said.forEach(one -> maps.add(read(one)));
    } catch (IOException | IllegalArgumentException e) {
      logger.debug("A cookie that is not from here is ignored");
    }
    return maps;
  }

  private static FlashMap read(JsonNode said) {
    FlashMap map = new FlashMap();
    map.setTargetRequestPath(said.path("path").asText(null));
    map.setExpirationTime(said.path("until").asLong());
    said.path("texts")
        .properties()
        .forEach(
            text -> {
              if (text.getValue().isArray()) {
                List<String> lines = new ArrayList<>();
                text.getValue().forEach(line -> lines.add(line.asText()));
                map.put(text.getKey(), lines);
              } else {
                map.put(text.getKey(), text.getValue().asText());
              }
            });
    return map;
  }

  @Override
  protected void updateFlashMaps(
      List<FlashMap> maps, HttpServletRequest request, HttpServletResponse response) {
    ArrayNode said = json.createArrayNode();
    maps.stream().skip(Math.max(0, maps.size() - 1)).forEach(map -> write(map, said.addObject()));
    ResponseCookie.ResponseCookieBuilder cookie =
        ResponseCookie.from(NAME, said.isEmpty() ? "" : encoded(said))
            .path("/ops")
            .httpOnly(true)
            .sameSite("Strict")
            .secure(request.isSecure());
    if (said.isEmpty()) {
      cookie.maxAge(Duration.ZERO);
    }
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }

  private static void write(FlashMap map, ObjectNode said) {
    said.put("path", map.getTargetRequestPath()).put("until", map.getExpirationTime());
    ObjectNode texts = said.putObject("texts");
    for (Map.Entry<String, Object> text : map.entrySet()) {
      if (text.getValue() instanceof Collection<?> lines) {
        write(lines, texts.putArray(text.getKey()));
      } else {
        texts.put(text.getKey(), cut(text.getValue(), ROOM));
      }
    }
  }

  private static void write(Collection<?> lines, ArrayNode said) {
    int shown = Math.min(lines.size(), MOST_LINES);
    lines.stream().limit(shown).forEach(line -> said.add(cut(line, ROOM / shown)));
    if (lines.size() > shown) {
      said.add("… and " + (lines.size() - shown) + " more.");
    }
  }

  private static String cut(Object text, int longest) {
    String whole = text.toString();
    return whole.length() <= longest ? whole : whole.substring(0, longest) + "…";
  }

  private String encoded(ArrayNode said) {
    try {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(json.writeValueAsBytes(said));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each request has its own. */
  @Override
  protected Object getFlashMapsMutex(HttpServletRequest request) {
    return null;
  }
}
