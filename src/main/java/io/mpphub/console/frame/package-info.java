/** What pages share: masks, words, given reasons. */
package io.mpphub.console.frame;
