/** Versions of a connector in a running hub: list, difference, rollback. */
package io.mpphub.cli.version;
