/** The overview and the readiness of the regency. */
package io.mpphub.console.overview;
