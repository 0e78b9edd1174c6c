package io.mpphub.service;

import java.util.Set;

/**
 * A check that a service's rules can make, and what it takes of the operation that it asks.
 *
 * @param name what operators read, and the file of the steps knows it by
 * @param subject the member of its question that says whom or what it asks for
 * @param answer the record that it reads an answer as
 * @param after the checks whose answers it needs, to be made before it
 */
record CheckRule(String name, String subject, Class<? extends Record> answer, Set<String> after) {}
