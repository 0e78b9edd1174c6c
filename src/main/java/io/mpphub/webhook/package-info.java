/**
 * Webhooks: front ends are told of changes at an address of their own, signed by Standard Webhooks.
 * Events are stored with the change and delivered as messages to agencies are. Addresses come from
 * clients and are not trusted: the hub calls public ones only. Uses {@code delivery}, {@code
 * connector}, {@code store}, {@code schedule}, {@code security}, {@code problem}.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {"connector", "delivery", "problem", "schedule", "security", "store"})
package io.mpphub.webhook;
