package io.mpphub.drill;

import java.util.List;
import java.util.Set;

/**
 * The three books that must agree.
 *
 * @param accepted ids that the client got a 202 for
 * @param unanswered requests that never got an answer: the hub may have them or not
 * @param stored the hub's part of them, and other applications during the drill
 * @param applied the agency's part of them, and other applications during the drill; null when unknown
 */
record Ledgers(
    Set<String> accepted,
    int unanswered,
    List<StoredApplication> stored,
    List<AppliedApplication> applied) {}
