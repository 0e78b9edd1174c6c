package io.mpphub.stream;

import java.util.function.UnaryOperator;

/**
 * Wording of notes for a client.
 *
 * @param language its tag: two wordings of one language are equal
 * @param words translates stored English text into that language
 */
public record Wording(String language, UnaryOperator<String> words) {}
