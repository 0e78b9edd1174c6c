package io.mpphub.security.secret;

import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;

/** Operators' passwords as they are configured: {@code {bcrypt}…} is a hash, the rest is plain. */
public final class Passwords {

  public static final PasswordEncoder ENCODER =
      PasswordEncoderFactories.createDelegatingPasswordEncoder();

  private Passwords() {}

  /** The form in which the encoder takes it. */
  public static String encoded(String configured) {
    return configured.startsWith("{") ? configured : "{noop}" + configured;
  }

  static boolean matches(String password, String configured) {
    return ENCODER.matches(password, encoded(configured));
  }
}
