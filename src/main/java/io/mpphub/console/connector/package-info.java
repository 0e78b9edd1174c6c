/** Connectors: state, versions, holds. */
package io.mpphub.console.connector;
