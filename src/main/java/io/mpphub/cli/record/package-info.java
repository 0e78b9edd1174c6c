/** {@code ./hub connector record}: a sample of a real call, with invented personal data. */
package io.mpphub.cli.record;
