/** An application of a resident: its state, history, owner and decision, as rows. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"jdbc"})
package io.mpphub.application;
