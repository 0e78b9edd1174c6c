package io.mpphub.connector.receive;

import io.mpphub.connector.Auth;
import io.mpphub.connector.Secrets;
import io.mpphub.security.agency.AgencyProof;
import jakarta.servlet.http.HttpServletRequest;

/** Asks for an agency's proof before its message is read, where the proof is a header. */
public final class HeaderProofs implements AgencyProof {

  private static final Shown NOBODY = new Shown(Verdict.NOBODY, null, null);

  private final AgencyDoor door;
  private final Secrets secrets;

  public HeaderProofs(AgencyDoor door, Secrets secrets) {
    this.door = door;
    this.secrets = secrets;
  }

  @Override
  public Shown of(HttpServletRequest request) {
    return door.place(request.getRequestURI(), request.getMethod())
        .map(
            place -> {
              Auth auth = place.receive().auth();
              return new Shown(verdict(request, auth), place.connector(), CallerProof.header(auth));
            })
        .orElse(NOBODY);
  }

  private Verdict verdict(HttpServletRequest request, Auth auth) {
    if (request.getHeader(CallerProof.header(auth)) == null) {
      return Verdict.NONE;
    }
    if (auth instanceof Auth.Sha1Token) {
      return Verdict.IN_MESSAGE;
    }
    return CallerProof.ofHeader(auth, secrets).holds(request::getHeader, () -> null)
        ? Verdict.RIGHT
        : Verdict.WRONG;
  }
}
