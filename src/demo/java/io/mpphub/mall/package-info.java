/**
 * An example of a front end: the residents' mall of the demo. The browser's files are in {@code
 * src/demo/resources/io/mpphub/mall/page}; Java here is the small server side that every front end
 * needs. It knows who is signed in, keeps the hub's key out of the browser, and passes on only what
 * concerns that resident. It calls the hub over HTTP and could run anywhere else.
 */
package io.mpphub.mall;
