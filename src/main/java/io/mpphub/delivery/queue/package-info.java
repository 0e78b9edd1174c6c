/**
 * The way through the broker: a ticket for each message, the queues, the recipients that consume
 * them, and the gate that pauses one.
 */
@org.springframework.modulith.NamedInterface("queue")
package io.mpphub.delivery.queue;
