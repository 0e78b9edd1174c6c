/** SOAP 1.1 and 1.2. */
package io.mpphub.connector.soap;
