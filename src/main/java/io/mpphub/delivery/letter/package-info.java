/**
 * Dead Letter Channel: steps that need an operator, replayed or discarded one by one or in runs.
 */
@org.springframework.modulith.NamedInterface("letter")
package io.mpphub.delivery.letter;
