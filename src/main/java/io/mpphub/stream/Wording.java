package io.mpphub.stream;

import java.util.function.UnaryOperator;

/**
 * How notes are put for a client.
 *
 * @param language its tag: two wordings of one language say the same
 * @param words puts what was kept in English into that language
 */
public record Wording(String language, UnaryOperator<String> words) {}
