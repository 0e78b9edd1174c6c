/** Invalid Message Channel: messages of agencies that can't be read, as rows. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"jdbc"})
package io.mpphub.invalid;
