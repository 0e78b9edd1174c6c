package io.mpphub.security.operator;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The operators' sign-in page. */
@Controller
public final class SignInPage {

  static final String PATH = "/ops/login";

  /** Where those are led to inside the hub who tried too often. */
  static final String PAUSED = PATH + "/paused";

  /** Seconds, an attribute of such a request. */
  static final String PAUSE = SignInPage.class.getName() + ".pause";

  private static final String VIEW = "sign-in";

  @GetMapping(PATH)
  String show() {
    return VIEW;
  }

  @RequestMapping(PAUSED)
  String letWait(HttpServletRequest request, Model page) {
    page.addAttribute("pause", request.getAttribute(PAUSE));
    return VIEW;
  }
}
