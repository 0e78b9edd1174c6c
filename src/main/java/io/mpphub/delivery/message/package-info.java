/** The messages to deliver, their steps and each attempt, as rows. */
@org.springframework.modulith.NamedInterface("message")
package io.mpphub.delivery.message;
