/**
 * Control Bus: operators' views of the hub and actions on it, as pages under {@code /ops} and as
 * JSON under {@code /ops/api}. Figures come from Camel's management, Micrometer and the message
 * store. No other package uses it; it holds no rules of the delivery or of agencies.
 */
package io.mpphub.console;
