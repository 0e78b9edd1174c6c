/**
 * Channel Adapters: an agency as a folder of files, turned into Camel routes. Uses {@code mapping};
 * knows nothing of services, deliveries or the console.
 */
package io.mpphub.connector;
