/** Dead letters, replayed or discarded one by one or in runs. */
package io.mpphub.console.letter;
