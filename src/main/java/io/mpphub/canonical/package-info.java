/**
 * The Canonical Data Model: residents, health workers, applications and readiness in the form for
 * front ends, without agencies' own names, and the rules that their identifiers keep. A leaf but
 * for {@code problem}, in which it reports broken rules.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"problem"})
package io.mpphub.canonical;
