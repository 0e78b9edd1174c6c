/** Messages that can't be read. */
package io.mpphub.console.invalid;
