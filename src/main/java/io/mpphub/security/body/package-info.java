/** Bodies of requests: read without a thread, within a deadline and limits. */
package io.mpphub.security.body;
