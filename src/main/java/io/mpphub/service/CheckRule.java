package io.mpphub.service;

import java.util.Set;

/**
 * A check that a service's rules can make, and its requirements of the operation that it asks.
 *
 * @param name for operators and the file of the steps
 * @param subject the member of its request that names the subject
 * @param answer the record that it reads an answer as
 * @param after the checks whose answers it needs, to be made before it
 */
record CheckRule(String name, String subject, Class<? extends Record> answer, Set<String> after) {}
