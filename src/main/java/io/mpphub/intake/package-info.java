/** What agencies send the hub of their own accord, once it is canonical. */
package io.mpphub.intake;
