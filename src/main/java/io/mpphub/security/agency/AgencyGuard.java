package io.mpphub.security.agency;

import io.mpphub.problem.ProblemException;
import io.mpphub.problem.ProblemWriter;
import io.mpphub.security.guess.Caller;
import io.mpphub.security.guess.Guesses;
import io.mpphub.security.guess.TooManyGuessesException;
import io.mpphub.security.request.HeaderFields;
import io.mpphub.security.request.Trace;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Blocks callers who guess an agency's secret, for a while. An agency whose proof was right at its
 * address before is let in despite other calls from there: its messages come once. The route
 * answers all other faults of a call, in the connector's words.
 */
public final class AgencyGuard extends OncePerRequestFilter {

  static final String JUDGE = AgencyGuard.class.getName() + ".judge";

  /** Looks at a proof that is in the message. */
  interface Judge {
    boolean holds(BooleanSupplier proof);
  }

  private final AgencyProof proof;
  private final Guesses guesses;

  public AgencyGuard(AgencyProof proof, Guesses guesses) {
    this.proof = proof;
    this.guesses = guesses;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      look(request);
    } catch (TooManyGuessesException guessed) {
      ProblemWriter.write(request, response, guessed.problem(), Trace.of(request).traceId());
      return;
    } catch (ProblemException twice) {
      ProblemWriter.write(request, response, twice, Trace.of(request).traceId());
      return;
    }
    chain.doFilter(request, response);
  }

  private void look(HttpServletRequest request) {
    AgencyProof.Shown shown = proof.of(request);
    if (shown.header() != null) {
      HeaderFields.checkSingle(request, shown.header());
    }
    Caller caller = Caller.of(Caller.Door.AGENCY, request.getRemoteAddr(), shown.agency());
    switch (shown.verdict()) {
      case WRONG -> guesses.wrong(caller);
      case RIGHT -> {
        if (!guesses.isKnown(caller)) {
          guesses.judge(caller, () -> true);
        }
      }
      case IN_MESSAGE -> {
        guesses.check(caller);
        request.setAttribute(JUDGE, (Judge) held -> holds(caller, held));
      }
      default -> {
        // No proof, no guess.
      }
    }
  }

  private boolean holds(Caller caller, BooleanSupplier held) {
    try {
      return guesses.judge(caller, held);
    } catch (TooManyGuessesException e) {
      return false;
    }
  }
}
