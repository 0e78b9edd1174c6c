/** The steps of an application, in their order. */
@org.springframework.modulith.NamedInterface("chain")
package io.mpphub.delivery.chain;
