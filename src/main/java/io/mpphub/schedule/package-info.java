/** Work that is done again and again. Uses nothing. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.mpphub.schedule;
