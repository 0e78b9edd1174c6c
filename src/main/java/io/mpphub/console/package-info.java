/**
 * Control Bus: what operators see of the hub and may do to it, as pages under {@code /ops} and as
 * JSON under {@code /ops/api}. Figures come from Camel's management, Micrometer and the message
 * store. Nothing uses this package; it holds no rules of the delivery or of agencies.
 */
package io.mpphub.console;
