/**
 * The Canonical Data Model: what residents, health workers, applications and readiness look like to
 * a front end, whatever the agency calls them, and the rules that their identifiers keep. A leaf
 * but for {@code problem}, in which it reports broken rules.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = "problem")
package io.mpphub.canonical;
