package io.mpphub.security.operator;

import io.mpphub.security.guess.Caller;
import io.mpphub.security.guess.Guesses;
import io.mpphub.security.guess.TooManyGuessesException;
import io.mpphub.security.secret.Passwords;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/**
 * Whether an operator is who signs in, by the form or by HTTP Basic. Guesses are counted together.
 */
final class OperatorProof implements AuthenticationProvider {

  private final UserDetailsService operators;
  private final EvenPasswords passwords;
  private final Guesses guesses;

  OperatorProof(UserDetailsService operators, List<String> passwords, Guesses guesses) {
    this.operators = operators;
    this.passwords = new EvenPasswords(passwords, Passwords.ENCODER);
    this.guesses = guesses;
  }

  /**
   * @throws BadCredentialsException when name or password is wrong
   * @throws TooManyGuessesException when neither was looked at
   */
  @Override
  public Authentication authenticate(Authentication given) {
    Optional<UserDetails> operator = find(given.getName());
    String password = String.valueOf(given.getCredentials());
    boolean right =
        guesses.judge(
            Caller.of(Caller.Door.OPERATORS, address(given), given.getName()),
            () -> passwords.match(password, operator.map(UserDetails::getPassword).orElse(null)));
    if (!right) {
      throw new BadCredentialsException("Name or password is wrong");
    }
    UsernamePasswordAuthenticationToken proven =
        UsernamePasswordAuthenticationToken.authenticated(
            operator.get(), null, operator.get().getAuthorities());
    proven.setDetails(given.getDetails());
    return proven;
  }

  @Override
  public boolean supports(Class<?> authentication) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
  }

  private static String address(Authentication given) {
    return given.getDetails() instanceof WebAuthenticationDetails details
        ? details.getRemoteAddress()
        : null;
  }

  private Optional<UserDetails> find(String name) {
    try {
      return Optional.of(operators.loadUserByUsername(name));
    } catch (UsernameNotFoundException e) {
      return Optional.empty();
    }
  }
}
