/**
 * What all protocols share: the messages of an operation, the call with its deadline, the reading
 * of its answer.
 */
@org.springframework.modulith.NamedInterface("run")
package io.mpphub.connector.run;
