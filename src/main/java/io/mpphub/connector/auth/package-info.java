/** The proofs that the hub gives to agencies: tokens, logins, signatures. */
package io.mpphub.connector.auth;
