package io.mpphub.adapter;

import io.mpphub.connector.Auth;
import io.mpphub.connector.Receive;
import io.mpphub.connector.Secrets;
import io.mpphub.security.AgencyProof;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Asks for an agency's proof before its message is read, where the proof is a header. */
final class HeaderProofs implements AgencyProof {

  private final AgencyDoor door;
  private final Secrets secrets;

  HeaderProofs(AgencyDoor door, Secrets secrets) {
    this.door = door;
    this.secrets = secrets;
  }

  @Override
  public boolean mayHold(HttpServletRequest request) {
    Optional<Receive.Http> receive = door.receiver(request.getRequestURI(), request.getMethod());
    if (receive.isEmpty()) {
      return false;
    }
    if (receive.get().auth() instanceof Auth.Sha1Token token) {
      // The rest of the proof is in the message.
      return request.getHeader(token.header()) != null;
    }
    return CallerProof.ofHeader(receive.get().auth(), secrets)
        .holds(request::getHeader, () -> null);
  }
}
