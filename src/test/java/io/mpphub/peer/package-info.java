/**
 * Other sides for tests: real programs and servers of other makers, on free ports of this machine.
 * Plain classes without Spring; whoever starts one closes it. What is missing on the machine fails
 * the test, it doesn't skip it.
 */
package io.mpphub.peer;
