package io.mpphub.security;

import jakarta.servlet.http.HttpServletRequest;

/** What a request's headers alone say of its body. */
interface Knock {

  /** How a body is to be read. */
  enum Need {
    /** Not at all: whoever answers has no use for it. */
    NONE,
    /** Before anybody sees the request. */
    WHOLE,
    /** By the operation itself, as it comes: it is of any size. */
    STREAM
  }

  Need of(HttpServletRequest request);

  /** Who sends a body that is to be streamed. */
  String client(HttpServletRequest request);
}
