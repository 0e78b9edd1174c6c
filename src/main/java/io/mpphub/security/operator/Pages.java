package io.mpphub.security.operator;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Security headers of every page of the hub. */
public final class Pages {

  public static final ReferrerPolicy NO_REFERRER = ReferrerPolicy.NO_REFERRER;

  /** Static files: the start page and what pages load. Nothing in them needs a sign-in. */
  public static final String[] OPEN = {
    "/", "/*.html", "/*.css", "/*.js", "/*.svg", "/*.ico", "/assets/**", "/webjars/**"
  };

  // data: for the small images inside style sheets.
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private Pages() {}

  public static HttpSecurity guarded(HttpSecurity http) throws Exception {
    return http.headers(
        headers ->
            headers
                .contentSecurityPolicy(policy -> policy.policyDirectives(POLICY))
                .referrerPolicy(r -> r.policy(NO_REFERRER)));
  }
}
