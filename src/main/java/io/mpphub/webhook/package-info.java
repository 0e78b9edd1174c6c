/**
 * Webhooks: front ends are told of changes at an address of their own, signed by Standard Webhooks.
 * Events are stored with the change and delivered as messages to agencies are. Addresses come from
 * clients and are not trusted: the hub calls public ones only.
 */
@org.springframework.modulith.ApplicationModule(
    allowedDependencies = {
      "application",
      "connector",
      "delivery :: message",
      "delivery :: queue",
      "idempotency",
      "jdbc",
      "problem",
      "schedule",
      "security :: client"
    })
package io.mpphub.webhook;
