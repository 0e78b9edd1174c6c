package io.mpphub.security;

import jakarta.servlet.http.HttpServletRequest;

/** Whether a call at the agencies' door may come from the agency, as far as its headers tell. */
@FunctionalInterface
public interface AgencyProof {

  /**
   * Works without the body. False when nobody receives anything there, or the proof is a header and
   * wrong; true never lets anybody in.
   */
  boolean mayHold(HttpServletRequest request);
}
