/** The whole hub as its users meet it: the demo in a process of its own, spoken to over HTTP. */
package io.mpphub.hub;
