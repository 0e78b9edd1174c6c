/** Routes: figures, stop and start. */
package io.mpphub.console.route;
