/**
 * Holds the running demo against the whole contract: every operation and every status that the
 * OpenAPI document names is driven, by rules that are the same for all operations and by {@code
 * recipes.yaml}.
 */
package io.mpphub.coverage;
