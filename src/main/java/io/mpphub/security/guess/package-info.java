/** Wrong keys and passwords, limited by address. */
package io.mpphub.security.guess;
