/**
 * One attempt of a step: opened and closed in transactions, doubtful until its agency was asked.
 */
@org.springframework.modulith.NamedInterface("attempt")
package io.mpphub.delivery.attempt;
