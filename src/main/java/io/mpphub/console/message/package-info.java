/** Messages to agencies: search, timeline, contents. */
package io.mpphub.console.message;
