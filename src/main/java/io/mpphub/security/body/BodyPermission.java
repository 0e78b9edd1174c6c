package io.mpphub.security.body;

import jakarta.servlet.http.HttpServletRequest;

/** Reading of a body, by the request's headers alone. */
public interface BodyPermission {

  /** Ways to read a body. */
  enum Need {
    /** Not at all: the answer doesn't need it. */
    NONE,
    /** Before any filter sees the request. */
    WHOLE,
    /** By the operation itself, as it comes: it is of any size. */
    STREAM
  }

  Need of(HttpServletRequest request);

  /** Returns the sender of a body that is to be streamed. */
  String client(HttpServletRequest request);
}
