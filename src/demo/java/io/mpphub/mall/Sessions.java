package io.mpphub.mall;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mpphub.problem.ProblemCode;
import io.mpphub.problem.ProblemException;
import jakarta.servlet.http.Cookie;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.ResponseCookie;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The signed-in residents, kept in a signed cookie that scripts can't read. The key is made anew at each
 * start, so a restart signs everybody out.
 */
final class Sessions {

  private static final String COOKIE = "mall-session";
  private static final String MAC = "HmacSHA256";
  private static final Duration LIFE = Duration.ofHours(8);

  private final SecretKeySpec key;
  private final Clock clock;

  Sessions(Clock clock) {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, MAC);
    this.clock = clock;
  }

  ResponseCookie begin(Person person) {
    String content = person.id() + "." + clock.instant().plus(LIFE).getEpochSecond();
    return cookie(content + "." + sign(content), LIFE);
  }

  ResponseCookie end() {
    return cookie("", Duration.ZERO);
  }

  // A real mall adds Secure; the demo has no TLS.
  private static ResponseCookie cookie(String value, Duration life) {
    return ResponseCookie.from(COOKIE, value)
        .httpOnly(true)
        .sameSite("Strict")
        .path("/mall/api")
        .maxAge(life)
        .build();
  }

  /** Empty for a missing, old or forged cookie. */
  Optional<Person> find(ServerRequest request) {
    Cookie cookie = request.cookies().getFirst(COOKIE);
    String[] parts = cookie == null ? new String[0] : cookie.getValue().split("\\.", -1);
    if (parts.length != 3 || !isSigned(parts[0] + "." + parts[1], parts[2])) {
      return Optional.empty();
    }
    boolean over = clock.instant().getEpochSecond() >= Long.parseLong(parts[1]);
    return over ? Optional.empty() : Person.find(parts[0]);
  }

  /**
   * @throws ProblemException {@code unauthenticated} without a sign-in
   */
  Person person(ServerRequest request) {
    return find(request)
        .orElseThrow(
            () -> ProblemException.of(ProblemCode.UNAUTHENTICATED, "Sign in to the mall first."));
  }

  private boolean isSigned(String content, String signature) {
    return MessageDigest.isEqual(sign(content).getBytes(UTF_8), signature.getBytes(UTF_8));
  }

  private String sign(String content) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(content.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
