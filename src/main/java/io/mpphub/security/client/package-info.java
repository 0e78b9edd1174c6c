/** Front ends: their keys, scopes and rates, and the guard of the unified API. */
@org.springframework.modulith.NamedInterface("client")
package io.mpphub.security.client;
