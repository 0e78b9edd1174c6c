package io.mpphub.security;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where operators sign in. */
@Controller
final class SignInPage {

  @GetMapping("/ops/login")
  String show() {
    return "sign-in";
  }
}
