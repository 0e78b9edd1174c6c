package io.mpphub.drill;

import java.util.List;
import java.util.Set;

/**
 * The three books that must agree.
 *
 * @param accepted ids that the client got a 202 for
 * @param unanswered requests that never got an answer: the hub may have them or not
 * @param stored what the hub has of them, and whatever else came during the drill
 * @param applied what the agency has of them, and whatever else came during the drill; null when
 *     nobody can tell
 */
record Ledgers(
    Set<String> accepted,
    int unanswered,
    List<StoredApplication> stored,
    List<AppliedApplication> applied) {}
